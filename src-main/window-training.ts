import { FaultError } from "#core/protocol/faults.ts";
import type { PortEvent, Reply, Request } from "#core/protocol/messages.ts";
import type { TrainingHandle } from "./training/handles.ts";
import type { TrainingService } from "./training/training-service.ts";

/** The training of one window: at most one at a time, a newer one takes the place of the older. */
export class WindowTraining {
  private readonly service: TrainingService;
  private readonly tell: (event: PortEvent) => void;
  private current: { readonly trainingId: number; readonly handle: TrainingHandle } | null = null;
  private isEnded = false;

  /** @param tell is given frames, and that a training was lost */
  constructor(service: TrainingService, tell: (event: PortEvent) => void) {
    this.service = service;
    this.tell = tell;
  }

  /** @throws FaultError when no training can begin, or a newer one came before it was ready */
  async open({
    trainingId,
    setup,
    step,
  }: Request<"open-training">): Promise<Reply<"open-training">> {
    if (this.isEnded) throw new FaultError({ kind: "disconnected" });
    this.close();
    const handle = this.service.openTraining(setup, step, {
      onFrame: (frame) => this.tell({ kind: "training-progressed", trainingId, frame }),
      onLost: ({ fault }) => {
        this.forget(handle);
        this.tell({ kind: "training-lost", trainingId, fault });
      },
    });
    this.current = { trainingId, handle };
    try {
      await handle.opened;
      return {};
    } catch (error) {
      this.forget(handle);
      throw error;
    }
  }

  /**
   * Passes on what a person wants of the training.
   *
   * @throws FaultError `run-cancelled` when the window has no such training any more
   */
  control({ trainingId, control }: Request<"control-training">): Reply<"control-training"> {
    if (this.current?.trainingId !== trainingId) throw new FaultError({ kind: "run-cancelled" });
    this.current.handle.control(control);
    return {};
  }

  /** The window has taken the last frame in. */
  taken(trainingId: number): void {
    if (this.current?.trainingId === trainingId) this.current.handle.taken();
  }

  /** Ends whichever there is; none begins any more. */
  end(): void {
    this.isEnded = true;
    this.close();
  }

  /** Ends the training with that id, or whichever there is. */
  close(trainingId = this.current?.trainingId): void {
    if (!this.current || this.current.trainingId !== trainingId) return;
    this.current.handle.close();
    this.current = null;
  }

  private forget(handle: TrainingHandle): void {
    if (this.current?.handle === handle) this.current = null;
  }
}
