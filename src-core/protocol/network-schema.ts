import { z } from "zod";
import { doubles, exactly, list, numberList, strict } from "../common/schema.ts";
import type { Network } from "../network/network-file.ts";
import {
  type ActivationName,
  activationNames,
  type LossName,
  lossNames,
  mostLayers,
  mostParameters,
  type NetworkShape,
  parameterCount,
} from "../network/network-shape.ts";

/** The schema of {@link NetworkShape}; whether its loss suits its outputs is checked elsewhere. */
const networkShapeSchema = exactly<NetworkShape>()(
  strict({
    sizes: list(z.number().int().min(1), mostLayers + 1, 2),
    activations: list(
      z.enum(activationNames as readonly [ActivationName, ...ActivationName[]]),
      mostLayers,
    ),
    loss: z.enum(lossNames as readonly [LossName, ...LossName[]]),
  }).refine(({ sizes, activations }) => activations.length === sizes.length - 1, {
    path: ["activations"],
  }),
);

/** Doubles in one array: as they cross a port, or as they stand in a file. */
const anyDoubles: z.ZodType<Float64Array> = doubles.or(
  numberList(mostParameters).transform((numbers) => Float64Array.from(numbers)),
);

/** The schema of {@link Network} inside a setup. */
export const networkSchema = exactly<Network>()(
  strict({ shape: networkShapeSchema, parameters: anyDoubles }).refine(
    ({ shape, parameters }) => parameters.length === parameterCount(shape),
    {
      path: ["parameters"],
    },
  ),
);
