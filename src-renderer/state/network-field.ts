import { assertNever } from "#core/common/assert-never.ts";
import type { HyperparameterName } from "#core/optimizers/optimizer.ts";
import { hyperparameter, optimizerTable } from "#core/optimizers/optimizer-table.ts";
import {
  constantSchedule,
  type ScheduleParameterName,
  scheduleNumbers,
} from "#core/optimizers/schedule.ts";
import type { NetworkEditCommand } from "#core/session/network-command.ts";
import { readCount, readNumber } from "#core/session/number-entry.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import type { FieldEntry } from "./entry-field.ts";

/** A field of the network's inspector that takes a number. */
export type NetworkField =
  /** Neurons of a hidden layer, from 0. */
  | { readonly kind: "hidden"; readonly layer: number }
  | { readonly kind: "hyperparameter"; readonly name: HyperparameterName }
  | { readonly kind: "schedule"; readonly name: ScheduleParameterName }
  | {
      readonly kind:
        | "batch-size"
        | "seed"
        | "l2"
        | "test-part"
        | "stop-loss"
        | "epochs"
        | "patience";
    };

/** A text that tells the fields apart, also from those of the other views. */
export function networkFieldKey(field: NetworkField): string {
  switch (field.kind) {
    case "hidden":
      return `network hidden ${field.layer}`;
    case "hyperparameter":
    case "schedule":
      return `network ${field.kind} ${field.name}`;
    default:
      return `network ${field.kind}`;
  }
}

/** The number that the document has for a field; null when it has none. */
export function networkFieldValue(setup: TrainingSetup, field: NetworkField): number | null {
  switch (field.kind) {
    case "hidden":
      return setup.hidden[field.layer] ?? null;
    case "hyperparameter": {
      const ranges = optimizerTable[setup.rule.optimizer].hyperparameters;
      const range = ranges.find(({ name }) => name === field.name);
      return range ? hyperparameter(setup.rule, range) : null;
    }
    case "schedule":
      return scheduleNumbers(setup.rule.schedule ?? constantSchedule)[field.name] ?? null;
    case "batch-size":
      return setup.batchSize;
    case "seed":
      return setup.seed;
    case "l2":
      return setup.l2;
    case "test-part":
      return setup.testPart;
    case "stop-loss":
      return setup.stop.loss;
    case "epochs":
      return setup.stop.epochs;
    case "patience":
      return setup.stop.patience;
    default:
      return assertNever(field);
  }
}

const bounds: readonly NetworkField["kind"][] = ["batch-size", "stop-loss", "patience"];
const counts: readonly NetworkField["kind"][] = [
  "hidden",
  "batch-size",
  "seed",
  "epochs",
  "patience",
];

/** Whether a field takes whole numbers only. */
export function isWholeField({ kind }: NetworkField): boolean {
  return counts.includes(kind);
}

/** Reads what was typed into a field. An empty bound is none; an empty batch is the whole set. */
export function readNetworkField(field: NetworkField, text: string): FieldEntry {
  const plain = text.trim().toLowerCase();
  const isNone = plain === "" || (field.kind === "batch-size" && plain === "full");
  if (bounds.includes(field.kind) && isNone) return { ok: true, value: null };
  return isWholeField(field) ? readCount(text) : readNumber(text);
}

/** The edit that puts a field's value into the document. */
export function networkFieldEdit(
  { hidden }: TrainingSetup,
  field: NetworkField,
  value: number | null,
): NetworkEditCommand {
  const number = value ?? 0;
  switch (field.kind) {
    case "hidden":
      return { kind: "set-hidden", hidden: hidden.with(field.layer, number) };
    case "hyperparameter":
      return { kind: "set-training-hyperparameter", name: field.name, value: number };
    case "schedule":
      return { kind: "set-training-schedule-number", name: field.name, value: number };
    case "batch-size":
      return { kind: "set-batch-size", value };
    case "stop-loss":
      return { kind: "set-stop-loss", value };
    case "patience":
      return { kind: "set-patience", value };
    case "seed":
      return { kind: "set-seed", value: number };
    case "l2":
      return { kind: "set-l2", value: number };
    case "test-part":
      return { kind: "set-test-part", value: number };
    case "epochs":
      return { kind: "set-epochs", value: number };
    default:
      return assertNever(field);
  }
}
