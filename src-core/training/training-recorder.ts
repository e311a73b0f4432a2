import type { Score } from "./evaluation.ts";
import type { TrainingHistory } from "./training-frame.ts";

/** Entries that are kept at most; then every other one is dropped. */
const mostEntries = 400;

interface Entry {
  readonly step: number;
  readonly training: Score;
  readonly test: Score | null;
}

/**
 * Keeps what the loss was at every `stride`-th update. The stride doubles whenever there are too many
 * entries, so that both memory and the work of measuring stay small however long a run is.
 */
export class TrainingRecorder {
  private entries: Entry[] = [];
  private strideNow = 1;

  /** Updates from one entry to the next. */
  get stride(): number {
    return this.strideNow;
  }

  /** Whether an update is one to be measured and has not been. */
  wants(step: number): boolean {
    const last = this.entries.at(-1);
    return step % this.strideNow === 0 && (last === undefined || step > last.step);
  }

  /** Keeps what was measured after an update that is wanted. */
  record(step: number, training: Score, test: Score | null): void {
    this.entries.push({ step, training, test });
    if (this.entries.length <= mostEntries) return;
    this.strideNow *= 2;
    this.entries = this.entries.filter((entry) => entry.step % this.strideNow === 0);
  }

  /** What is kept of an update, or null. */
  at(step: number): { readonly training: Score; readonly test: Score | null } | null {
    return this.entries.find((entry) => entry.step === step) ?? null;
  }

  /** All entries, and behind them the newest update where it is none; new arrays. */
  history(newest: Entry): TrainingHistory {
    const last = this.entries.at(-1);
    const isNew = last === undefined || newest.step > last.step;
    const entries = isNew ? [...this.entries, newest] : this.entries;
    const column = (value: (entry: Entry) => number | null | undefined): Float64Array => {
      const values = entries.map(value);
      const isThere = values.every((one) => one !== null && one !== undefined);
      return Float64Array.from(isThere ? values : [], (one) => one ?? Number.NaN);
    };
    return {
      stride: this.strideNow,
      steps: column(({ step }) => step),
      training: column(({ training }) => training.loss),
      test: column(({ test }) => test?.loss),
      trainingAccuracy: column(({ training }) => training.accuracy),
      testAccuracy: column(({ test }) => test?.accuracy),
    };
  }
}
