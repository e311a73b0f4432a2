/** How a training run ended, as facts. `epoch` = step / steps an epoch, whole or not. */
export type TrainingOutcome =
  | {
      readonly kind: "loss-reached";
      readonly step: number;
      readonly epoch: number;
      readonly loss: number;
      readonly goal: number;
    }
  | {
      readonly kind: "epoch-limit";
      readonly step: number;
      readonly epoch: number;
      readonly loss: number;
    }
  | {
      readonly kind: "no-progress";
      readonly step: number;
      readonly epoch: number;
      readonly loss: number;
      readonly bestLoss: number;
      readonly bestEpoch: number;
      readonly patience: number;
    }
  | {
      readonly kind: "stopped";
      readonly step: number;
      readonly epoch: number;
      readonly loss: number;
    }
  /** The first update after which a number was not finite or left ±1e12; the run stands before it. */
  | {
      readonly kind: "diverged";
      readonly step: number;
      readonly epoch: number;
      /** Of weights, from 1 as in the chapter. */
      readonly layer: number;
      readonly quantity: "weight" | "bias";
      readonly number: number;
      /** The factor by which the largest parameter of that layer grew a step, lately; null: unknown. */
      readonly growth: number | null;
    };
