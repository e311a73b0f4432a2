import type { TrainingOutcome } from "./training-outcome.ts";
import type { TrainingStopRules } from "./training-setup.ts";

/** The lowest loss after an epoch so far, and which epoch it was. */
interface BestLoss {
  readonly loss: number;
  readonly epoch: number;
}

/** For how many epochs a run goes on beyond its last one: as many again, at least one. */
export function epochsAgain({ epochs }: TrainingStopRules): number {
  return Math.max(1, epochs);
}

/** Where a run stands after an epoch. */
interface EpochFacts {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
}

/**
 * When a run ends by its own rules, and how it goes on beyond such an end. It knows nothing of where
 * the run stands, so that going back and coming again ends where it did and passes what was passed.
 */
export class TrainingEnd {
  private stop: TrainingStopRules;
  private readonly stepsPerEpoch: number;
  private last: number;
  private isGoalPassed = false;
  /** The epochs of ends for want of progress that were passed: patience is counted anew from each. */
  private passedEpochs: number[] = [];

  constructor(stop: TrainingStopRules, stepsPerEpoch: number) {
    this.stop = stop;
    this.stepsPerEpoch = stepsPerEpoch;
    this.last = stop.epochs * stepsPerEpoch;
  }

  /** The last update it may make. */
  get lastStep(): number {
    return this.last;
  }

  /** Whether the loss after an epoch can be the end. */
  get watchesLoss(): boolean {
    const { loss, patience } = this.stop;
    return (loss !== null && !this.isGoalPassed) || patience !== null;
  }

  /**
   * Whether it ends after an epoch, and why; null: it goes on.
   *
   * @param best of all epochs up to this one
   */
  after(place: EpochFacts, best: BestLoss): TrainingOutcome | null {
    const { loss: goal, patience } = this.stop;
    const { epoch, loss } = place;
    if (goal !== null && !this.isGoalPassed && loss < goal) {
      return { kind: "loss-reached", ...place, goal };
    }
    if (patience === null || epoch - this.countedFrom(best.epoch, epoch) < patience) return null;
    return {
      kind: "no-progress",
      ...place,
      bestLoss: best.loss,
      bestEpoch: best.epoch,
      patience,
    };
  }

  /** The run goes on beyond an end: from its last epoch for as many epochs again. */
  pass({ kind, step, epoch }: TrainingOutcome): void {
    if (kind === "loss-reached") this.isGoalPassed = true;
    if (kind === "no-progress") this.passedEpochs.push(epoch);
    if (step === this.last) this.last += epochsAgain(this.stop) * this.stepsPerEpoch;
  }

  /**
   * Other rules from here on; what was passed by the old ones is forgotten.
   *
   * @param head the furthest that the run has been: it stays within reach
   */
  change(stop: TrainingStopRules, head: number): void {
    this.stop = stop;
    this.last = Math.max(stop.epochs * this.stepsPerEpoch, head);
    this.isGoalPassed = false;
    this.passedEpochs = [];
  }

  private countedFrom(bestEpoch: number, epoch: number): number {
    const passed = this.passedEpochs.filter((one) => one <= epoch);
    return Math.max(bestEpoch, ...passed);
  }
}
