import { assertNever } from "#core/common/assert-never.ts";
import { faultOf } from "#core/protocol/faults.ts";
import type { PortEvent } from "#core/protocol/messages.ts";
import type { PortClient } from "#core/protocol/port-client.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import { makesSameUpdates } from "#core/training/same-updates.ts";
import type {
  TrainingControl,
  TrainingFrame,
  TrainingState,
} from "#core/training/training-frame.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { sessionOf } from "./app-state.ts";
import type { Store } from "./store.ts";

/** So many losses in a row without a frame between them, and it is not opened again by itself. */
const mostLosses = 3;

/** The training that was asked for last. */
interface OpenedTraining {
  readonly trainingId: number;
  /** Another one with the same updates once it ends by other rules. */
  prepared: PreparedTraining;
}

/**
 * Has the network of the document trained on the other side of the port: opens a training when the
 * setup is another one, and takes in the newest of what it shows. What still comes of one that was
 * replaced is ignored.
 */
export class TrainingClient {
  private readonly port: Pick<PortClient, "request" | "tell">;
  private readonly store: Store;
  private followed: TrainingSetup | null = null;
  private opened: OpenedTraining | null = null;
  private lastId = 0;
  private losses = 0;
  /** Whether a seek is on its way; the newest one after it waits. */
  private isSeeking = false;
  private nextSeek: number | null = null;
  /** What was asked for and no frame has shown yet; null: all is as the last frame says. */
  private wished: "running" | "paused" | null = null;
  /** How the training stood when it was last heard of. */
  private heard: TrainingState = { kind: "paused" };

  constructor(port: Pick<PortClient, "request" | "tell">, store: Store) {
    this.port = port;
    this.store = store;
  }

  /** Opens the document's training where it is another one than before, once its view is shown. */
  follow(): void {
    const { view, network } = sessionOf(this.store.state);
    if (view !== "network") {
      if (this.opened) this.pauseHidden();
      return;
    }
    const { followed } = this;
    if (network.setup === followed) return;
    this.followed = network.setup;
    const isSame = followed !== null && makesSameUpdates(followed, network.setup);
    if (isSame && this.changeStop(network.setup)) return;
    this.open(network.setup, network.look.step);
  }

  /** Opens it once more, whatever came of it. */
  repeat(): void {
    this.losses = 0;
    this.followed = null;
    this.follow();
  }

  /** Has the training do something. */
  control(control: TrainingControl): void {
    if (!this.opened) return;
    if (control.kind !== "seek") this.forgetSeeks();
    this.wish(control);
    this.send(this.opened, control);
  }

  private send(opened: OpenedTraining, control: TrainingControl): void {
    const { trainingId } = opened;
    this.port.request({ kind: "control-training", trainingId, control }).catch((error: unknown) => {
      if (this.opened !== opened) return;
      this.takeBack();
      this.store.notify({ kind: "trouble", fault: faultOf(error) });
    });
  }

  /** Goes to the state after so many updates; of several wishes at once the newest counts. */
  seek(step: number): void {
    if (!this.opened) return;
    this.store.patch({ soughtStep: step });
    if (this.isSeeking) {
      this.nextSeek = step;
      return;
    }
    this.isSeeking = true;
    this.control({ kind: "seek", step });
  }

  /** Takes in where a training stands. */
  receive({ trainingId, frame }: Extract<PortEvent, { kind: "training-progressed" }>): void {
    if (this.opened?.trainingId === trainingId) {
      this.losses = 0;
      this.heard = frame.state;
      this.store.takeFrame(this.opened.prepared, this.asWished(frame));
      this.seekNext(frame.step);
    }
    this.port.tell({ kind: "frame-taken", trainingId });
  }

  /** A training is gone: it is made again up to where it stood. */
  lost({ trainingId, fault }: Extract<PortEvent, { kind: "training-lost" }>): void {
    if (this.opened?.trainingId !== trainingId) return;
    const { setup, look } = sessionOf(this.store.state).network;
    this.losses += 1;
    if (this.losses > mostLosses) {
      this.opened = null;
      this.fail(faultOf(fault));
      return;
    }
    this.open(setup, look.step);
    this.store.notify({ kind: "training-restored" });
  }

  /** Gives the training up. */
  close(): void {
    if (!this.opened) return;
    const { trainingId } = this.opened;
    this.opened = null;
    this.port.request({ kind: "close-training", trainingId }).catch(() => undefined);
  }

  /**
   * Shows at once that the training runs, or rests, as it was told. The frame that shows it for real
   * may be seconds away: of a network with a million weights a single one takes that long.
   */
  private wish(control: TrainingControl): void {
    this.wished = wishedState(control);
    const { training } = this.store.state;
    if (this.wished === null || training.kind !== "shown") return;
    const { frame } = training;
    if (this.wished === "paused" && frame.state.kind !== "running") return;
    this.store.patch({ training: { ...training, frame: asState(frame, this.wished) } });
  }

  /** A frame that was made before the training heard what it was told still stands as it should. */
  private asWished(frame: TrainingFrame): TrainingFrame {
    const { wished } = this;
    if (wished !== null && frame.state.kind !== "ended" && frame.state.kind !== wished) {
      return asState(frame, wished);
    }
    this.wished = null;
    return frame;
  }

  /** What was asked for was refused: it is shown as it was heard of last. */
  private takeBack(): void {
    this.wished = null;
    this.forgetSeeks();
    const { training } = this.store.state;
    if (training.kind !== "shown") return;
    const frame = { ...training.frame, state: this.heard };
    this.store.patch({ training: { ...training, frame } });
  }

  /** Has the training end by other rules, with all its updates; false: there is none to do so. */
  private changeStop(setup: TrainingSetup): boolean {
    const preparation = prepareTraining(setup);
    if (!this.opened || !preparation.ok) return false;
    const { prepared } = preparation;
    this.opened.prepared = prepared;
    const { training } = this.store.state;
    if (training.kind === "shown") this.store.patch({ training: { ...training, prepared } });
    this.send(this.opened, { kind: "change-stop", stop: setup.stop });
    return true;
  }

  private open(setup: TrainingSetup, step: number): void {
    this.forgetSeeks();
    this.wished = null;
    this.heard = { kind: "paused" };
    const preparation = prepareTraining(setup);
    if (!preparation.ok) {
      this.close();
      this.store.patch({ training: { kind: "impossible", fault: preparation.fault } });
      return;
    }
    const { prepared } = preparation;
    this.lastId += 1;
    const opened = { trainingId: this.lastId, prepared };
    this.opened = opened;
    this.store.patch({ training: this.meanwhile(prepared) });
    const { trainingId } = opened;
    this.port.request({ kind: "open-training", trainingId, setup, step }).then(
      () => this.store.succeeded("training"),
      (error: unknown) => {
        if (this.opened !== opened) return;
        this.opened = null;
        this.followed = null;
        this.fail(faultOf(error));
      },
    );
  }

  /** Until the first frame comes, what was shown before stays where it is of the same network. */
  private meanwhile(prepared: PreparedTraining) {
    const { training } = this.store.state;
    const isSame = training.kind === "shown" && training.prepared === prepared;
    return isSame ? training : ({ kind: "waiting", prepared } as const);
  }

  private fail(fault: ReturnType<typeof faultOf>): void {
    const { training } = this.store.state;
    if (training.kind === "shown") {
      const { frame } = training;
      const isResting = frame.state.kind !== "running";
      const shown = { ...training, frame: isResting ? frame : asState(frame, "paused"), fault };
      this.store.patch({ training: shown });
    }
    this.store.notify({ kind: "trouble", fault });
  }

  private pauseHidden(): void {
    const { training } = this.store.state;
    const isRunning = training.kind === "shown" && training.frame.state.kind === "running";
    if (isRunning && !this.isPausing) {
      this.isPausing = true;
      this.control({ kind: "pause" });
    }
    if (!isRunning) this.isPausing = false;
  }

  private isPausing = false;

  private seekNext(shown: number): void {
    const { nextSeek } = this;
    this.nextSeek = null;
    if (nextSeek !== null && nextSeek !== shown) {
      this.control({ kind: "seek", step: nextSeek });
      return;
    }
    const { soughtStep } = this.store.state;
    this.isSeeking = soughtStep !== null;
  }

  private forgetSeeks(): void {
    this.isSeeking = false;
    this.nextSeek = null;
    if (this.store.state.soughtStep !== null) this.store.patch({ soughtStep: null });
  }
}

/** How a training stands that does as it is told; null: that is not known yet. */
function wishedState({ kind }: TrainingControl): "running" | "paused" | null {
  switch (kind) {
    case "run":
      return "running";
    case "pause":
      return "paused";
    case "advance":
    case "finish-epoch":
    case "seek":
    case "stop":
    case "change-stop":
      return null;
    default:
      return assertNever(kind);
  }
}

function asState(frame: TrainingFrame, kind: "running" | "paused"): TrainingFrame {
  return { ...frame, state: { kind } };
}
