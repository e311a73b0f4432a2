/** The columns to make: those that are seen, and some beside them. */
export interface ColumnWindow {
  readonly first: number;
  readonly end: number;
}

/** Made beside those that are seen, so that the next one can be reached by key. */
const besides = 3;

/** The columns that are seen of many that are equally wide. */
export function columnWindow(
  columnCount: number,
  columnPx: number,
  { widthPx, scrolledPx }: { readonly widthPx: number; readonly scrolledPx: number },
): ColumnWindow {
  const first = Math.max(0, Math.floor(scrolledPx / columnPx) - besides);
  const end = Math.min(columnCount, Math.ceil((scrolledPx + widthPx) / columnPx) + besides);
  return { first: Math.min(first, end), end };
}

/** The scroll position nearest to the present one at which a column is wholly seen. */
export function scrollLeftFor(
  column: number,
  columnPx: number,
  { widthPx, scrolledPx }: { readonly widthPx: number; readonly scrolledPx: number },
): number {
  const left = column * columnPx;
  if (left < scrolledPx) return left;
  return Math.max(scrolledPx, left + columnPx - widthPx);
}
