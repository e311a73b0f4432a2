import { z } from "zod";
import type { Network } from "../network/network-file.ts";
import {
  type ActivationName,
  activationNames,
  type LossName,
  lossNames,
  type NetworkShape,
  parameterCount,
} from "../network/network-shape.ts";

/** The schema of {@link NetworkShape}; whether its loss suits its outputs is checked elsewhere. */
const networkShapeSchema: z.ZodType<NetworkShape> = z
  .object({
    sizes: z.array(z.number().int().min(1)).min(2),
    activations: z.array(z.enum(activationNames as readonly [ActivationName, ...ActivationName[]])),
    loss: z.enum(lossNames as readonly [LossName, ...LossName[]]),
  })
  .refine(({ sizes, activations }) => activations.length === sizes.length - 1, {
    path: ["activations"],
  });

/** Doubles in one array: as they cross a port, or as they stand in a file. */
const doubles = z
  .instanceof(Float64Array)
  .or(z.array(z.number()).transform((numbers) => Float64Array.from(numbers)));

/** The schema of {@link Network} inside a setup. */
export const networkSchema: z.ZodType<Network> = z
  .object({ shape: networkShapeSchema, parameters: doubles })
  .refine(({ shape, parameters }) => parameters.length === parameterCount(shape), {
    path: ["parameters"],
  });
