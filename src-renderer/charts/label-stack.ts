/** A label that wants to stand at a height, before it has been placed. */
export interface WantedLabel {
  readonly y: number;
  /** Kept when others have to go. */
  readonly isSelected: boolean;
}

/** A label and the height at which it stands now. */
export interface StackedLabel<T> {
  readonly label: T;
  readonly y: number;
}

/**
 * Stacks labels in a column as near to where they want to be as they can without touching; of more
 * than fit the selected one and the first stay.
 *
 * @param low where the middle of the uppermost label may stand, at the highest
 * @param high where the middle of the lowest one may stand
 * @param lineHeight distance between the middles of two that touch
 */
export function stackLabels<T extends WantedLabel>(
  labels: readonly T[],
  low: number,
  high: number,
  lineHeight: number,
): StackedLabel<T>[] {
  const capacity = Math.max(1, Math.floor((high - low) / lineHeight + 1e-9) + 1);
  const kept = labels
    .map((label, index) => ({ label, rank: label.isSelected ? -1 : index }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, capacity)
    .map(({ label }) => ({ label, y: Math.min(high, Math.max(low, label.y)) }))
    .sort((one, other) => one.y - other.y);
  for (let i = 1; i < kept.length; i++) kept[i].y = Math.max(kept[i].y, kept[i - 1].y + lineHeight);
  let floor = high;
  for (let i = kept.length - 1; i >= 0; i--) {
    kept[i].y = Math.min(kept[i].y, floor);
    floor = kept[i].y - lineHeight;
  }
  return kept;
}
