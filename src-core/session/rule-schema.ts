import { z } from "zod";
import { exactly, strict } from "../common/schema.ts";
import type { OptimizerName } from "../optimizers/optimizer.ts";
import { optimizerNames, type RuleSettings } from "../optimizers/optimizer-table.ts";
import type { Schedule } from "../optimizers/schedule.ts";

const hyperparameters = strict({
  learningRate: z.number(),
  momentum: z.number(),
  alpha: z.number(),
  rho: z.number(),
  beta1: z.number(),
  beta2: z.number(),
  epsilon: z.number(),
  weightDecay: z.number(),
}).partial();

const scheduleSchema = exactly<Schedule>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("constant") }),
    strict({ kind: z.literal("step-decay"), factor: z.number(), every: z.number() }),
    strict({ kind: z.literal("exponential"), decay: z.number() }),
    strict({ kind: z.literal("cosine"), steps: z.number(), floor: z.number() }),
    strict({ kind: z.literal("warm-up"), steps: z.number() }),
  ]),
);

/** The shape of an update rule that was chosen. */
export const ruleSchema = exactly<RuleSettings>()(
  strict({
    optimizer: z.enum(optimizerNames as [OptimizerName, ...OptimizerName[]]),
    hyperparameters,
    schedule: scheduleSchema.optional(),
  }),
);
