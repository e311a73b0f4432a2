/** Everything that a training run is set back with: it goes on from there as it did. */
export interface TrainingSnapshot {
  readonly step: number;
  readonly parameters: Float64Array;
  /** The update rule's vectors, in its order. */
  readonly rule: readonly Float64Array[];
  /** The samples in the order of the epoch under way. */
  readonly order: Int32Array;
  readonly shuffle: Uint32Array;
  /** The lowest loss after an epoch so far, and which epoch it was. */
  readonly best: { readonly loss: number; readonly epoch: number };
}

/** Snapshots that are kept at most, whatever their size. */
const mostSnapshots = 1024;

/**
 * Snapshots of a run at every `stride`-th update. When they take too much memory every other one is
 * dropped and the stride doubles; the first one stays.
 */
export class Snapshots {
  private readonly budgetBytes: number;
  private kept: TrainingSnapshot[] = [];
  private strideNow = 1;

  /** @param budgetBytes memory that they may take; two are kept whatever their size */
  constructor(budgetBytes: number) {
    this.budgetBytes = budgetBytes;
  }

  /** Updates from one snapshot to the next. */
  get stride(): number {
    return this.strideNow;
  }

  /** How many are kept. */
  get count(): number {
    return this.kept.length;
  }

  /** Whether a snapshot of an update is to be kept and is not yet. */
  wants(step: number): boolean {
    const last = this.kept.at(-1);
    return step % this.strideNow === 0 && (last === undefined || step > last.step);
  }

  /** Keeps a snapshot that is wanted; its arrays are no one else's. */
  keep(snapshot: TrainingSnapshot): void {
    this.kept.push(snapshot);
    const most = Math.max(2, Math.min(mostSnapshots, this.budgetBytes / bytesOf(snapshot)));
    while (this.kept.length > most) {
      this.strideNow *= 2;
      this.kept = this.kept.filter(({ step }) => step % this.strideNow === 0);
    }
  }

  /** The last snapshot at or before an update; the first one is always there. */
  before(step: number): TrainingSnapshot {
    let found = this.kept[0];
    for (const snapshot of this.kept) if (snapshot.step <= step) found = snapshot;
    return found;
  }
}

function bytesOf({ parameters, rule, order }: TrainingSnapshot): number {
  return 8 * parameters.length * (1 + rule.length) + 4 * order.length + 200;
}
