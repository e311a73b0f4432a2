import { type ActivationName, activationNames } from "#core/network/network-shape.ts";
import type { OptimizerName } from "#core/optimizers/optimizer.ts";
import { optimizerNames } from "#core/optimizers/optimizer-table.ts";

/** The rules that a network can be trained with. */
export const networkOptimizerNames: readonly OptimizerName[] = optimizerNames.filter(
  (name) => name !== "newton",
);

/** What hidden layers can do with their sums. */
export const hiddenActivationNames = activationNames.filter(
  (name): name is Exclude<ActivationName, "softmax"> => name !== "softmax",
);
