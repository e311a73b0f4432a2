import { FaultError } from "#core/protocol/faults.ts";
import type { PortEvent, Request } from "#core/protocol/messages.ts";
import { makeFrame } from "#core/training/make-frame.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { TrainingControl } from "#core/training/training-frame.ts";
import { TrainingRun } from "#core/training/training-run.ts";

/** Updates of one go while it runs as fast as it goes; frames come between. */
const burst = 40;

/** The real training in the page, as the other side of the port has it: one at a time. */
export class InPageTraining {
  private readonly tell: (event: PortEvent) => void;
  private current: { readonly trainingId: number; readonly run: TrainingRun } | null = null;
  private isRunning = false;

  constructor(tell: (event: PortEvent) => void) {
    this.tell = tell;
  }

  open({ trainingId, setup, step }: Request<"open-training">): Record<string, never> {
    const preparation = prepareTraining(setup);
    if (!preparation.ok) {
      throw new FaultError({ kind: "training-impossible", fault: preparation.fault });
    }
    const run = new TrainingRun(preparation.prepared);
    while (run.step < step) {
      run.advance(step - run.step);
      if (run.step < step) run.goOn();
    }
    this.isRunning = false;
    this.current = { trainingId, run };
    this.show();
    return {};
  }

  control({ trainingId, control }: Request<"control-training">): Record<string, never> {
    if (this.current?.trainingId !== trainingId) throw new FaultError({ kind: "run-cancelled" });
    this.obey(this.current.run, control);
    this.show();
    return {};
  }

  /** A frame was taken: while it runs the next one follows. */
  taken(): void {
    const { current } = this;
    if (!current || !this.isRunning) return;
    current.run.advance(burst);
    if (current.run.outcome) this.isRunning = false;
    this.show();
  }

  close(): Record<string, never> {
    this.current = null;
    return {};
  }

  /** As when the worker dies. */
  lose(): void {
    if (!this.current) return;
    const { trainingId } = this.current;
    this.current = null;
    this.tell({
      kind: "training-lost",
      trainingId,
      fault: { kind: "worker-died", reason: "a test" },
    });
  }

  private obey(run: TrainingRun, control: TrainingControl): void {
    if (control.kind === "change-stop") {
      run.changeStop(control.stop);
      return;
    }
    this.isRunning = control.kind === "run";
    if (control.kind === "run") run.goOn();
    else if (control.kind === "advance") run.advance(control.steps);
    else if (control.kind === "finish-epoch") {
      run.advance(run.stepsPerEpoch - (run.step % run.stepsPerEpoch));
    } else if (control.kind === "seek") {
      run.seek(control.step);
      while (run.isSeeking) run.advance(1000);
    } else if (control.kind === "stop") run.stop();
  }

  private show(): void {
    if (!this.current) return;
    const { trainingId, run } = this.current;
    const frame = makeFrame(run, this.isRunning);
    this.tell({ kind: "training-progressed", trainingId, frame });
  }
}
