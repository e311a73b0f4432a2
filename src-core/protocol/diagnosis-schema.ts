import { z } from "zod";
import type { Diagnosis } from "../descent/diagnosis.ts";
import { double } from "./double-schema.ts";

const axisRange = z.object({ axis: z.number(), low: double, high: double });

const verdict = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("arrived") }),
  z.object({
    kind: z.literal("local-minimum"),
    lower: z.object({ point: z.array(double), value: double }),
  }),
  z.object({ kind: z.literal("minimum"), gradientNorm: double }),
  z.object({
    kind: z.literal("stationary"),
    place: z.enum(["saddle", "maximum", "flat"]),
    gradientNorm: double,
    curvatures: z.tuple([double, double]),
    isNewton: z.boolean(),
  }),
  z.object({
    kind: z.literal("slowing"),
    factor: double,
    stepsToGo: z.number().nullable(),
    settlesAt: double.nullable(),
  }),
  z.object({ kind: z.literal("moving") }),
  z.object({ kind: z.literal("stuck"), gradientNorm: double }),
  z.object({
    kind: z.literal("cycling"),
    period: z.number(),
    axes: z.array(axisRange),
    lowestValue: double,
    largestRate: double.nullable(),
  }),
  z.object({
    kind: z.literal("diverged"),
    growth: double.nullable(),
    curvature: double.nullable(),
    largestRate: double.nullable(),
    isBottomless: z.boolean(),
  }),
]);

const approach = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("still") }),
  z.object({ kind: z.literal("jumping"), range: axisRange }),
  z.object({ kind: z.literal("swinging"), factor: double }),
  z.object({ kind: z.literal("growing"), factor: double, isSwinging: z.boolean() }),
  z.object({
    kind: z.literal("one-side"),
    arrivedAfter: z.number(),
    isMinimum: z.boolean(),
  }),
  z.object({
    kind: z.literal("one-side-short"),
    distance: double.nullable(),
    steps: z.number(),
  }),
  z.object({ kind: z.literal("winding") }),
]);

/** The schema of {@link Diagnosis}. */
export const diagnosisSchema: z.ZodType<Diagnosis> = z.object({ verdict, approach });
