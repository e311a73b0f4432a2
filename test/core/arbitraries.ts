import fc from "fast-check";
import type { RunSettings } from "#core/descent/run-settings.ts";
import { catalogue } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { optimizerNames, optimizerTable } from "#core/optimizers/optimizer-table.ts";
import { colourMaps, type Session } from "#core/session/session.ts";

/** Any text at all: every UTF-16 unit, lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.nat(0xffff), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

/** A finite double between two bounds, of any size; never −0, which JSON cannot write. */
export function finite(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true }).map((value) => value + 0);
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

/** Any document that the app can be in. */
export const anySession: fc.Arbitrary<Session> = fc.constantFrom(...catalogue).chain((objective) =>
  fc.record({
    view: fc.constant<"descent">("descent"),
    experiment: fc.record({
      objective: fc.constant({ kind: "catalogue" as const, id: objective.id }),
      runs: runSettings(objective).map((run) => [run]),
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
  }),
);
