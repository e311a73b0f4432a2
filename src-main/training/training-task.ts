import { setImmediate } from "node:timers/promises";
import { assertNever } from "#core/common/assert-never.ts";
import { FaultError } from "#core/protocol/faults.ts";
import { makeFrame } from "#core/training/make-frame.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { TrainingControl, TrainingFrame } from "#core/training/training-frame.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { FramePacer } from "./frame-pacer.ts";
import { StepPacer } from "./step-pacer.ts";
import { advanceSlice, Burst } from "./training-slice.ts";

/** Work towards a given update is shown from then on; what is done sooner is shown when it is done. */
const quietMs = 250;

/** What the training is doing by itself. */
type Mode =
  | { readonly kind: "paused" }
  | { readonly kind: "running"; readonly pacer: StepPacer }
  /**
   * As fast as it goes up to an update; shown on the way only from `shownFrom` on. What is made again
   * up to where it stood passes the ends that a person had gone beyond.
   */
  | {
      readonly kind: "reaching";
      readonly step: number;
      readonly shownFrom: number;
      readonly passesEnds: boolean;
    };

const paused: Mode = { kind: "paused" };

/**
 * One live training inside the worker. It trains in short slices, listening in between, and hands
 * out its newest state: at most one frame is on its way, and what happened meanwhile is in the next.
 * While nothing changes nothing is computed and nothing sent.
 */
export class TrainingTask {
  private readonly run: TrainingRun;
  private readonly emit: (frame: TrainingFrame) => void;
  private readonly burst = new Burst();
  private readonly frames = new FramePacer();
  private mode: Mode;
  /** Whether it is to end by hand as soon as it stands where it was sent. */
  private isStopWanted = false;
  /** Where the last `seek` goes. */
  private soughtStep = 0;
  private isChanged = true;
  private isClosed = false;
  private wake: () => void = () => undefined;

  /**
   * @param step the update to train up to first: its frame is the first one
   * @param emit gets each frame; its buffers are the receiver's
   * @throws FaultError when no training can begin with this setup
   */
  constructor(setup: TrainingSetup, step: number, emit: (frame: TrainingFrame) => void) {
    const preparation = prepareTraining(setup);
    if (!preparation.ok) {
      throw new FaultError({ kind: "training-impossible", fault: preparation.fault });
    }
    this.run = new TrainingRun(preparation.prepared);
    this.emit = emit;
    this.mode = step > 0 ? reaching(step, true) : paused;
  }

  /** Does what it is told until it is closed. */
  async live(): Promise<void> {
    while (!this.isClosed) {
      const waitMs = this.work();
      this.showIfDue();
      await this.rest(this.frames.waitAtMost(waitMs, this.isChanged && this.isShowable()));
    }
  }

  /** What a person wants of it; takes effect at the next slice. */
  control(control: TrainingControl): void {
    switch (control.kind) {
      case "run":
        this.run.goOn();
        this.enter(this.runningMode(control.stepsPerSecond));
        break;
      case "pause":
        this.enter(paused);
        break;
      case "advance":
        this.reach(this.expectedStep + control.steps);
        break;
      case "finish-epoch": {
        const { stepsPerEpoch } = this.run;
        this.reach((Math.floor(this.expectedStep / stepsPerEpoch) + 1) * stepsPerEpoch);
        break;
      }
      case "seek":
        this.run.seek(control.step);
        this.soughtStep = Math.min(control.step, this.run.head);
        this.enter(paused);
        this.isChanged = true;
        break;
      case "stop":
        this.enter(paused);
        this.isStopWanted = true;
        break;
      case "change-stop":
        this.run.changeStop(control.stop);
        this.isChanged = true;
        break;
      default:
        assertNever(control);
    }
    this.wake();
  }

  /** The receiver has taken the last frame in. */
  frameTaken(): void {
    this.frames.taken();
    this.wake();
  }

  /** Ends it at its next slice. */
  close(): void {
    this.isClosed = true;
    this.wake();
  }

  /** Trains for a slice. Returns after how many milliseconds there is more to do; null: unknown. */
  private work(): number | null {
    if (this.run.isSeeking) {
      this.advance(Number.POSITIVE_INFINITY);
      return 0;
    }
    if (this.isStopWanted) {
      this.isStopWanted = false;
      this.run.stop();
      this.isChanged = true;
    }
    if (this.run.outcome) this.meetEnd();
    switch (this.mode.kind) {
      case "paused":
        return null;
      case "reaching": {
        const { step } = this.mode;
        this.advance(step - this.run.step);
        if (this.run.step >= step) this.enter(paused);
        return 0;
      }
      case "running":
        return this.runOn(this.mode.pacer);
      default:
        return assertNever(this.mode);
    }
  }

  /** It rests at an end, or goes beyond it where it was further already. */
  private meetEnd(): void {
    const { mode } = this;
    if (mode.kind === "reaching" && mode.passesEnds && this.run.step < mode.step) this.run.goOn();
    if (this.run.outcome) this.enter(paused);
  }

  private runOn(pacer: StepPacer): number {
    const now = performance.now();
    const due = pacer.due(now);
    if (due > 0) pacer.made(this.advance(due), performance.now());
    return pacer.waitMs(performance.now());
  }

  /** Makes updates for a slice of time, so many at most, and returns how many it made. */
  private advance(steps: number): number {
    const before = this.run.step;
    advanceSlice(this.run, steps, this.burst);
    this.isChanged = true;
    // At once, so that an end is shown once.
    if (this.run.outcome) this.meetEnd();
    return this.run.step - before;
  }

  private showIfDue(): void {
    if (!this.isChanged || !this.isShowable()) return;
    const isMoving = this.mode.kind !== "paused" && this.run.outcome === null;
    this.frames.show(isMoving, () => {
      this.isChanged = false;
      this.emit(makeFrame(this.run, isMoving));
    });
  }

  /** A state that is only passed through is not shown, unless getting there takes long. */
  private isShowable(): boolean {
    if (this.run.isSeeking || this.isStopWanted) return false;
    return this.mode.kind !== "reaching" || performance.now() >= this.mode.shownFrom;
  }

  /** Where it will stand when it has done what it was told. */
  private get expectedStep(): number {
    if (this.mode.kind === "reaching") return this.mode.step;
    return this.run.isSeeking ? this.soughtStep : this.run.step;
  }

  private reach(step: number): void {
    this.run.goOn();
    this.enter(reaching(step, false));
  }

  private runningMode(stepsPerSecond: number | null): Mode {
    const isRunning = this.mode.kind === "running";
    return { kind: "running", pacer: new StepPacer(stepsPerSecond, performance.now(), isRunning) };
  }

  private enter(mode: Mode): void {
    if (this.mode.kind !== mode.kind) this.isChanged = true;
    this.mode = mode;
    this.isStopWanted = false;
  }

  private async rest(waitMs: number | null): Promise<void> {
    if (this.isClosed) return;
    if (waitMs === 0) {
      await setImmediate();
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = waitMs === null ? undefined : setTimeout(resolve, waitMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }
}

function reaching(step: number, passesEnds: boolean): Mode {
  return { kind: "reaching", step, shownFrom: performance.now() + quietMs, passesEnds };
}
