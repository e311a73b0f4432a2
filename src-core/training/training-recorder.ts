import type { Score } from "./evaluation.ts";
import type { PreparedTraining } from "./prepared-training.ts";
import type { TrainingHistory } from "./training-frame.ts";

/** Entries that are kept at most; then every other one is dropped. */
const mostEntries = 400;

/** Multiplications of one measurement that nobody has to wait for. */
const cheapMeasurement = 100_000;

/**
 * Updates between two measurements that cost no more time than the updates themselves: 1 where there
 * are few samples and weights.
 *
 * @param batchSize samples of an update
 * @returns a power of 2
 */
export function firstStride({ data, initial }: PreparedTraining, batchSize: number): number {
  if (data.sampleCount * initial.length <= cheapMeasurement) return 1;
  // An update goes through its samples forward and back: thrice the work of measuring them.
  return 2 ** Math.max(0, Math.ceil(Math.log2(data.sampleCount / (2 * batchSize))));
}

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
  private strideNow: number;

  /** @param stride updates from one entry to the next, at first: a power of 2 */
  constructor(stride: number) {
    this.strideNow = stride;
  }

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
