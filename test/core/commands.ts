import fc from "fast-check";
import { optimizerNames } from "#core/optimizers/optimizer-table.ts";
import { defaultSchedule, scheduleKinds, scheduleTable } from "#core/optimizers/schedule.ts";
import { networkQuantities } from "#core/session/network-session.ts";
import { presetNames } from "#core/session/presets.ts";
import {
  colourMaps,
  mapPlaces,
  valueScales,
  viewingAngleNames,
  viewingAngles,
  viewNames,
} from "#core/session/session.ts";
import type { SessionCommand } from "#core/session/session-command.ts";
import { builtInDataNames } from "#core/training/built-in-data.ts";
import { tasks } from "#core/training/data-set.ts";
import { objectiveReferences } from "./arbitraries.ts";

const some = <Value>(values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const run = fc.nat(3);
const number = fc.oneof(
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.constantFrom(0, -0, 0.1, 1, 10, 1e300, Number.NaN, Number.POSITIVE_INFINITY),
);
const schedule = some(scheduleKinds).map(defaultSchedule);
const scheduleNumber = some(Object.values(scheduleTable).flat()).map(({ name }) => name);
const hyperparameter = fc.constantFrom(
  "learningRate" as const,
  "momentum" as const,
  "beta1" as const,
  "epsilon" as const,
);
const point = fc.record({
  input: fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 1, maxLength: 2 }),
  target: fc.nat(3),
});

type Members<Kind extends SessionCommand["kind"]> = {
  readonly [Name in Exclude<keyof Extract<SessionCommand, { kind: Kind }>, "kind">]: fc.Arbitrary<
    Extract<SessionCommand, { kind: Kind }>[Name]
  >;
};

/** What each command can be given; a command that is missing here does not compile. */
const members: { readonly [Kind in SessionCommand["kind"]]: Members<Kind> } = {
  "choose-objective": { objective: some(objectiveReferences) },
  "choose-optimizer": { optimizer: some(optimizerNames) },
  "set-hyperparameter": { name: hyperparameter, value: number },
  "choose-schedule": { schedule },
  "set-schedule-number": { name: scheduleNumber, value: number },
  "set-start": { axis: fc.nat(1), value: number },
  "move-start": { run, point: fc.tuple(number, number) },
  "set-stop-value": { value: fc.option(number) },
  "set-stop-gradient": { value: fc.option(number) },
  "set-maximum-steps": { value: fc.oneof(fc.nat(500), number) },
  "set-rate": { run, value: number },
  "add-rate": { value: number },
  "fit-rates": {},
  "duplicate-run": { run },
  "remove-run": { run },
  "show-run": { run, isHidden: fc.boolean() },
  "apply-preset": { preset: some(presetNames) },
  "restore-suggested": {},
  "choose-view": { view: some(viewNames) },
  "select-run": { run },
  "move-playhead": { step: fc.oneof(fc.nat(50), number) },
  "play-whole-run-in": { seconds: number },
  "set-speed": { stepsPerSecond: fc.oneof(fc.nat(50), number) },
  "set-camera": {
    camera: fc.oneof(
      some(viewingAngleNames).map((name) => viewingAngles[name]),
      fc.record({
        azimuthDegrees: fc.double({ min: -180, max: 180, noNaN: true }),
        elevationDegrees: fc.double({ min: -5, max: 90, noNaN: true }),
        zoom: fc.double({ min: 0.5, max: 8, noNaN: true }),
        panX: fc.double({ min: -1, max: 1, noNaN: true }),
        panY: fc.double({ min: -1, max: 1, noNaN: true }),
      }),
    ),
  },
  "set-colour-map": { colourMap: some(colourMaps) },
  "place-map": { mapPlace: some(mapPlaces) },
  "set-value-scale": { valueScale: some(valueScales) },
  "show-both-sides": { isShown: fc.boolean() },
  "choose-data": {
    data: fc.oneof(
      some(builtInDataNames).map((name) => ({ kind: "built-in" as const, name })),
      fc.constant({ kind: "placed" as const, points: [] }),
    ),
    task: fc.option(some(tasks), { nil: undefined }),
  },
  "choose-task": { task: some(tasks) },
  "set-hidden": { hidden: fc.array(fc.nat(9), { maxLength: 7 }) },
  "choose-activation": { activation: fc.constantFrom("sigmoid", "tanh", "relu", "identity") },
  "choose-training-rule": { optimizer: some(optimizerNames) },
  "set-training-hyperparameter": { name: hyperparameter, value: number },
  "choose-training-schedule": { schedule },
  "set-training-schedule-number": { name: scheduleNumber, value: number },
  "set-batch-size": { value: fc.option(fc.oneof(fc.nat(50), number)) },
  "set-seed": { value: fc.oneof(fc.nat(), number) },
  "set-l2": { value: number },
  "set-standardise": { isOn: fc.boolean() },
  "set-test-part": { value: number },
  "set-stop-loss": { value: fc.option(number) },
  "set-epochs": { value: fc.oneof(fc.nat(500), number) },
  "set-patience": { value: fc.option(fc.oneof(fc.nat(50), number)) },
  "use-network": {
    network: fc.constant({
      shape: {
        sizes: [2, 3, 2],
        activations: ["tanh", "softmax"] as const,
        loss: "cross-entropy" as const,
      },
      parameters: Float64Array.from({ length: 17 }, (_, at) => at / 10 - 0.8),
    }),
  },
  "place-point": { point },
  "remove-point": { index: fc.nat(3) },
  "apply-chapter-setup": { task: some(tasks) },
  "show-quantity": { quantity: some(networkQuantities) },
  "select-parameter": {
    choice: fc.record({ layer: fc.nat(2), from: fc.option(fc.nat(3)), to: fc.nat(3) }),
  },
  "select-sample": { sample: fc.oneof(fc.nat(50), number) },
  "show-pass": { pass: fc.option(fc.nat(3)) },
  "show-curve": { curve: fc.constantFrom("loss", "accuracy") },
  "set-training-speed": { stepsPerSecond: fc.option(fc.oneof(fc.nat(50), number)) },
  "move-training": { step: fc.oneof(fc.nat(50), number) },
};

/** Any command, sensible or not. */
export const anyCommand: fc.Arbitrary<SessionCommand> = fc.oneof(
  ...Object.entries(members).map(([kind, parts]) => {
    // The table pairs each kind with its members; a record of both is a command.
    return fc.record({ kind: fc.constant(kind), ...parts }) as fc.Arbitrary<SessionCommand>;
  }),
);

/** What a person does to the document: a command, perhaps one of a gesture, or back and forth. */
export type Deed =
  | { readonly kind: "perform"; readonly command: SessionCommand; readonly gesture: string | null }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  | { readonly kind: "end-gesture" };

/** Whatever a person may do to the document, one thing after the other. */
export const anyDeeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant("perform" as const),
        command: anyCommand,
        gesture: fc.option(fc.constantFrom("drag", "type"), { freq: 2 }),
      }),
    },
    { weight: 2, arbitrary: fc.constantFrom({ kind: "undo" as const }, { kind: "redo" as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: "end-gesture" as const }) },
  ),
  { minLength: 1, maxLength: 25 },
);
