import type { ActivationName, LossName } from "../network/network-shape.ts";
import type { BuiltInDataName, Task } from "../training/data-set.ts";
import type { TrainingFault } from "../training/training-fault.ts";
import type { TrainingFinding } from "../training/training-finding.ts";
import type { TrainingOutcome } from "../training/training-outcome.ts";
import type { Finding } from "./wording.ts";

/** The words for training, wherever it is told of: in the window and on the command line. */
export interface TrainingWording {
  readonly dataSets: Readonly<Record<BuiltInDataName, string>>;
  readonly tasks: Readonly<Record<Task, string>>;
  readonly activations: Readonly<Record<ActivationName, string>>;
  readonly losses: Readonly<Record<LossName, string>>;
  /** How training ended, and what usually helps where it went wrong. */
  readonly outcome: (outcome: TrainingOutcome) => Finding;
  /** What is remarkable about how training goes, and what usually helps. */
  readonly finding: (finding: TrainingFinding) => Finding;
  /** Why no training can begin, where, and what would be right. */
  readonly fault: (fault: TrainingFault) => string;
}
