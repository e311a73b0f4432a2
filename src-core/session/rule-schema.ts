import { z } from "zod";
import type { OptimizerName } from "../optimizers/optimizer.ts";
import { optimizerNames, type RuleSettings } from "../optimizers/optimizer-table.ts";
import type { Schedule } from "../optimizers/schedule.ts";

const hyperparameters = z
  .object({
    learningRate: z.number(),
    momentum: z.number(),
    alpha: z.number(),
    rho: z.number(),
    beta1: z.number(),
    beta2: z.number(),
    epsilon: z.number(),
    weightDecay: z.number(),
  })
  .partial();

const scheduleSchema: z.ZodType<Schedule> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("constant") }),
  z.object({ kind: z.literal("step-decay"), factor: z.number(), every: z.number() }),
  z.object({ kind: z.literal("exponential"), decay: z.number() }),
  z.object({ kind: z.literal("cosine"), steps: z.number(), floor: z.number() }),
  z.object({ kind: z.literal("warm-up"), steps: z.number() }),
]);

/** The shape of an update rule that was chosen. */
export const ruleSchema: z.ZodType<RuleSettings> = z.object({
  optimizer: z.enum(optimizerNames as [OptimizerName, ...OptimizerName[]]),
  hyperparameters,
  schedule: scheduleSchema.optional(),
});
