import type { DataReference } from "./data-reference.ts";
import type { Task } from "./data-set.ts";
import type { TrainingSetup } from "./training-setup.ts";

/** With what a network begins that nobody has said more of: the circles, told apart. */
export function defaultSetup(): TrainingSetup {
  return chapterSetup("classification");
}

/**
 * The chapter's two cases: regression with squared error, sigmoid and identity; classification with
 * cross-entropy, sigmoid and softmax.
 */
export function chapterSetup(task: Task): TrainingSetup {
  const data: DataReference = {
    kind: "built-in",
    name: task === "regression" ? "sine" : "circles",
  };
  return {
    data,
    task,
    hidden: [task === "regression" ? 8 : 6],
    activation: "sigmoid",
    rule: {
      optimizer: "gradient-descent",
      hyperparameters: { learningRate: task === "regression" ? 0.2 : 0.5 },
    },
    batchSize: 10,
    seed: 1,
    l2: 0,
    standardise: false,
    testPart: 0.2,
    stop: { loss: null, epochs: 1000, patience: null },
    network: null,
  };
}
