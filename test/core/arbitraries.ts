import fc from "fast-check";
import type { RunSettings } from "#core/descent/run-settings.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { type ObjectiveReference, resolveObjective } from "#core/objectives/objective-reference.ts";
import { optimizerNames, optimizerTable } from "#core/optimizers/optimizer-table.ts";
import type { Schedule } from "#core/optimizers/schedule.ts";
import { type Experiment, mostRuns } from "#core/session/experiment.ts";
import { networkQuantities } from "#core/session/network-session.ts";
import {
  colourMaps,
  type ExperimentViewName,
  mapPlaces,
  type Session,
  valueScales,
  viewNames,
  viewShows,
} from "#core/session/session.ts";
import { chapterSetup } from "#core/training/default-setup.ts";

/** Any text at all: every UTF-16 unit, lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.nat(0xffff), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

/** A finite double between two bounds, of any size. */
export function finite(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}

/** Settings with which a run on this objective can begin. */
export function runSettings(objective: Objective): fc.Arbitrary<RunSettings> {
  return fc.record({
    start: fc.tuple(...objective.domain.map(({ low, high }) => finite(low, high))),
    rule: fc.constantFrom(...optimizerNames).chain(ruleOf),
    stop: fc.record({
      value: fc.option(finite(-1e300, 1e300)),
      gradient: fc.option(finite(0, 1e300)),
      maximumSteps: fc.nat(5_000_000),
    }),
  });
}

function ruleOf(optimizer: RunSettings["rule"]["optimizer"]): fc.Arbitrary<RunSettings["rule"]> {
  const values = optimizerTable[optimizer].hyperparameters.map(
    ({ name, low, below }) => [name, finite(low, below === 1 ? 0.9999 : 1e300)] as const,
  );
  return fc.record({
    optimizer: fc.constant(optimizer),
    hyperparameters: fc.record(Object.fromEntries(values), { requiredKeys: [] }),
  });
}

const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc.constant({ kind: "constant" as const }),
  fc.record({
    kind: fc.constant("step-decay" as const),
    factor: finite(0, 1),
    every: fc.integer({ min: 1, max: 1000 }),
  }),
  fc.record({ kind: fc.constant("exponential" as const), decay: finite(0, 1) }),
  fc.record({
    kind: fc.constant("cosine" as const),
    steps: fc.integer({ min: 1, max: 1000 }),
    floor: finite(0, 1),
  }),
  fc.record({ kind: fc.constant("warm-up" as const), steps: fc.integer({ min: 1, max: 1000 }) }),
);

/** Functions whose runs may start anywhere, each as a session refers to it. */
export const objectiveReferences: readonly ObjectiveReference[] = [
  { kind: "catalogue", id: "valley" },
  { kind: "catalogue", id: "parabola" },
  { kind: "catalogue", id: "shifted-parabola" },
  { kind: "catalogue", id: "booth" },
  { kind: "catalogue", id: "rastrigin" },
  { kind: "expression", text: "x² + 2x" },
  { kind: "expression", text: "sin(x)·cos(y)" },
];

function anyExperiment(view: ExperimentViewName): fc.Arbitrary<Experiment> {
  const fitting = objectiveReferences.flatMap((reference) => {
    const search = resolveObjective(reference);
    if (!search.ok) throw new Error(`no ${JSON.stringify(reference)}`);
    return viewShows(view, search.objective.dimension)
      ? [{ reference, objective: search.objective }]
      : [];
  });
  return fc.constantFrom(...fitting).chain(({ reference, objective }) =>
    fc
      .array(
        fc.record({
          settings: runSettings(objective),
          schedule: fc.option(schedules, { nil: undefined }),
          isHidden: fc.boolean(),
        }),
        { minLength: 1, maxLength: 5 },
      )
      .chain((parts) => {
        const runs = parts.map(({ settings, schedule, isHidden }, id) => ({
          ...settings,
          rule: schedule ? { ...settings.rule, schedule } : settings.rule,
          id: mostRuns - 1 - id,
          isHidden,
        }));
        return fc
          .constantFrom(...runs)
          .map(({ id }) => ({ objective: reference, runs, selected: id }));
      }),
  );
}

/** Any document that the app can be in. */
export const anySession: fc.Arbitrary<Session> = fc.record({
  view: fc.constantFrom(...viewNames),
  experiments: fc.record({
    descent: anyExperiment("descent"),
    slope: anyExperiment("slope"),
    rates: anyExperiment("rates"),
  }),
  network: fc.record({
    setup: fc.constantFrom(chapterSetup("regression"), chapterSetup("classification")),
    look: fc.record({
      quantity: fc.constantFrom(...networkQuantities),
      selected: fc.record({ layer: fc.nat(3), from: fc.option(fc.nat(9)), to: fc.nat(9) }),
      sample: fc.nat(99),
      pass: fc.option(fc.nat(3)),
      curve: fc.constantFrom("loss" as const, "accuracy" as const),
      stepsPerSecond: fc.option(finite(0.01, 1000)),
      step: fc.nat(),
    }),
  }),
  playhead: fc.nat(),
  stepsPerSecond: finite(0.01, 1000),
  camera: fc.record({
    azimuthDegrees: finite(-720, 720),
    elevationDegrees: finite(-5, 90),
    zoom: finite(0.1, 100),
    panX: finite(-10, 10),
    panY: finite(-10, 10),
  }),
  colourMap: fc.constantFrom(...colourMaps),
  mapPlace: fc.constantFrom(...mapPlaces),
  valueScale: fc.constantFrom(...valueScales),
  showsBothSides: fc.boolean(),
});
