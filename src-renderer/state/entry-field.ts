import { assertNever } from "#core/common/assert-never.ts";
import type { HyperparameterName } from "#core/optimizers/optimizer.ts";
import { hyperparameter, optimizerTable } from "#core/optimizers/optimizer-table.ts";
import { type NumberEntry, readCount, readNumber } from "#core/session/number-entry.ts";
import { type Experiment, firstRun } from "#core/session/session.ts";
import type { EditCommand } from "#core/session/session-command.ts";

/** A field of the inspector that takes a number. */
export type EntryField =
  | { readonly kind: "start"; readonly axis: number }
  | { readonly kind: "hyperparameter"; readonly name: HyperparameterName }
  | { readonly kind: "stop-value" }
  | { readonly kind: "maximum-steps" };

/** A text that tells the fields apart. */
export function fieldKey(field: EntryField): string {
  switch (field.kind) {
    case "start":
      return `start ${field.axis}`;
    case "hyperparameter":
      return field.name;
    case "stop-value":
    case "maximum-steps":
      return field.kind;
    default:
      return assertNever(field);
  }
}

/** The number that the document has for a field; null when it has none (no stop value). */
export function fieldValue(experiment: Experiment, field: EntryField): number | null {
  const run = firstRun(experiment);
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
    case "maximum-steps":
      return run.stop.maximumSteps;
    default:
      return assertNever(field);
  }
}

/** Reads what was typed into a field. */
export function readField(field: EntryField, text: string): NumberEntry {
  return field.kind === "maximum-steps" ? readCount(text) : readNumber(text);
}

/** The edit that puts a number into the document. */
export function fieldEdit(field: EntryField, value: number): EditCommand {
  switch (field.kind) {
    case "start":
      return { kind: "set-start", axis: field.axis, value };
    case "hyperparameter":
      return { kind: "set-hyperparameter", name: field.name, value };
    case "stop-value":
      return { kind: "set-stop-value", value };
    case "maximum-steps":
      return { kind: "set-maximum-steps", value };
    default:
      return assertNever(field);
  }
}
