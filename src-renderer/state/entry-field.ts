import { assertNever } from "#core/common/assert-never.ts";
import type { HyperparameterName } from "#core/optimizers/optimizer.ts";
import {
  hyperparameter,
  learningRateOf,
  optimizerTable,
} from "#core/optimizers/optimizer-table.ts";
import {
  constantSchedule,
  type ScheduleParameterName,
  scheduleNumbers,
} from "#core/optimizers/schedule.ts";
import { type Experiment, selectedRun } from "#core/session/experiment.ts";
import { type EntryFault, readCount, readNumber } from "#core/session/number-entry.ts";
import type { EditCommand } from "#core/session/session-command.ts";

/** A field of the inspector that takes a number. */
export type EntryField =
  | { readonly kind: "start"; readonly axis: number }
  | { readonly kind: "hyperparameter"; readonly name: HyperparameterName }
  | { readonly kind: "stop-value" }
  | { readonly kind: "stop-gradient" }
  | { readonly kind: "maximum-steps" }
  | { readonly kind: "schedule"; readonly name: ScheduleParameterName }
  /** The learning rate of one run among those compared. */
  | { readonly kind: "rate"; readonly run: number };

/** A text that tells the fields apart. */
export function fieldKey(field: EntryField): string {
  switch (field.kind) {
    case "start":
      return `start ${field.axis}`;
    case "hyperparameter":
      return field.name;
    case "rate":
      return `rate ${field.run}`;
    case "schedule":
      return `schedule ${field.name}`;
    case "stop-value":
    case "stop-gradient":
    case "maximum-steps":
      return field.kind;
    default:
      return assertNever(field);
  }
}

/** The number that the document has for a field; null when it has none (no stop value). */
export function fieldValue(experiment: Experiment, field: EntryField): number | null {
  const run = selectedRun(experiment);
  switch (field.kind) {
    case "start":
      return run.start[field.axis] ?? null;
    case "hyperparameter": {
      const ranges = optimizerTable[run.rule.optimizer].hyperparameters;
      const range = ranges.find((candidate) => candidate.name === field.name);
      return range ? hyperparameter(run.rule, range) : null;
    }
    case "stop-value":
      return run.stop.value;
    case "stop-gradient":
      return run.stop.gradient;
    case "maximum-steps":
      return run.stop.maximumSteps;
    case "schedule":
      return scheduleNumbers(run.rule.schedule ?? constantSchedule)[field.name] ?? null;
    case "rate": {
      const meant = experiment.runs.find(({ id }) => id === field.run);
      return meant ? learningRateOf(meant.rule) : null;
    }
    default:
      return assertNever(field);
  }
}

/** What a field's text means: a number, or nothing where a bound may be left out. */
export type FieldEntry =
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly fault: EntryFault };

/** Reads what was typed into a field. An empty bound is none. */
export function readField(field: EntryField, text: string): FieldEntry {
  const isBound = field.kind === "stop-value" || field.kind === "stop-gradient";
  if (isBound && text.trim() === "") return { ok: true, value: null };
  return field.kind === "maximum-steps" ? readCount(text) : readNumber(text);
}

/** The edit that puts a field's value into the document; null where it needs a number and has none. */
export function fieldEdit(field: EntryField, value: number | null): EditCommand | null {
  switch (field.kind) {
    case "stop-value":
      return { kind: "set-stop-value", value };
    case "stop-gradient":
      return { kind: "set-stop-gradient", value };
    default:
      return value === null ? null : numberEdit(field, value);
  }
}

function numberEdit(
  field: Exclude<EntryField, { kind: "stop-value" | "stop-gradient" }>,
  value: number,
): EditCommand {
  switch (field.kind) {
    case "start":
      return { kind: "set-start", axis: field.axis, value };
    case "hyperparameter":
      return { kind: "set-hyperparameter", name: field.name, value };
    case "maximum-steps":
      return { kind: "set-maximum-steps", value };
    case "schedule":
      return { kind: "set-schedule-number", name: field.name, value };
    case "rate":
      return { kind: "set-rate", run: field.run, value };
    default:
      return assertNever(field);
  }
}
