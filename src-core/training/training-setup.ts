import type { Network } from "../network/network-file.ts";
import type { ActivationName } from "../network/network-shape.ts";
import type { RuleSettings } from "../optimizers/optimizer-table.ts";
import type { DataReference } from "./data-reference.ts";
import type { Task } from "./data-set.ts";

/** When training ends; `null` means: not by this. */
export interface TrainingStopRules {
  /** End when the mean loss over the training set is below this, looked at after each epoch. */
  readonly loss: number | null;
  /** End after this many epochs, 0 to {@link mostEpochs}. */
  readonly epochs: number;
  /** End when the training loss has not fallen for so many epochs, 1 or more. */
  readonly patience: number | null;
}

/** The most epochs that can be asked for. */
export const mostEpochs = 10_000_000;
/** The most hidden layers. */
export const mostHiddenLayers = 6;
/** The most neurons in a hidden layer. */
export const mostHiddenNeurons = 1024;

/** Everything that determines a training run, bit for bit. Plain, immutable data. */
export interface TrainingSetup {
  readonly data: DataReference;
  readonly task: Task;
  /** Neurons of each hidden layer, from the inputs on: 1 to {@link mostHiddenNeurons} each. */
  readonly hidden: readonly number[];
  /** Of the hidden layers; the outputs' is the task's: identity or softmax. */
  readonly activation: Exclude<ActivationName, "softmax">;
  /** Any rule but Newton's. Its schedule counts updates. */
  readonly rule: RuleSettings;
  /** Samples an update is made from; null: the whole training set. */
  readonly batchSize: number | null;
  /** Of weights, split and shuffling: 0 to 2³² − 1. */
  readonly seed: number;
  /** L2: λ in E + λ/2 · Σ w², over the weights, not the biases. */
  readonly l2: number;
  /** Whether inputs have mean 0 and standard deviation 1, measured on the training samples. */
  readonly standardise: boolean;
  /** The part of the samples that is kept for testing, 0 to 0.9. */
  readonly testPart: number;
  readonly stop: TrainingStopRules;
  /**
   * A network that was read from a file, to begin from instead of from seeded weights; it then says
   * the hidden layers, activations and loss too. Null: none.
   */
  readonly network: Network | null;
}
