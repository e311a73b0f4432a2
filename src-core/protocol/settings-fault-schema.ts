import { z } from "zod";
import { exactly, list, strict } from "../common/schema.ts";
import type { SettingsFault } from "../descent/check-run-settings.ts";
import { double } from "./double-schema.ts";

/** A hyperparameter that a rule cannot be given. */
export const hyperparameterFaultSchema = strict({
  kind: z.literal("hyperparameter-out-of-range"),
  name: z.enum([
    "learningRate",
    "momentum",
    "alpha",
    "rho",
    "beta1",
    "beta2",
    "epsilon",
    "weightDecay",
  ]),
  value: double,
  low: z.number(),
  below: double,
});

/** A number that a schedule cannot be given. */
export const scheduleFaultSchema = strict({
  kind: z.literal("schedule-out-of-range"),
  name: z.enum(["factor", "every", "decay", "steps", "floor"]),
  low: z.number(),
  high: z.number(),
  isWhole: z.boolean(),
});

/** The schema of {@link SettingsFault}. */
export const settingsFaultSchema = exactly<SettingsFault>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("start-length"), expected: z.number(), actual: z.number() }),
    strict({ kind: z.literal("start-out-of-range"), axis: z.number(), bound: z.number() }),
    strict({
      kind: z.literal("start-undefined"),
      start: list(z.number(), 2),
      value: double,
    }),
    hyperparameterFaultSchema,
    scheduleFaultSchema,
    strict({ kind: z.literal("stop-value-not-a-number") }),
    strict({ kind: z.literal("stop-gradient-negative") }),
    strict({ kind: z.literal("maximum-steps-out-of-range"), limit: z.number() }),
  ]),
);
