import type { TableChoices } from "#core/data/table/table-choices.ts";
import type { TablePlan } from "#core/data/table/table-plan.ts";
import type { TextEncoding } from "#core/data/text-encoding.ts";
import type { DataReference } from "#core/training/data-reference.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { chooseTargetCount } from "./table-changes.ts";
import { lookAt, type TablePreview } from "./table-look.ts";

/** A file as it is first looked at: everything is guessed. */
export function previewOfFile(
  name: string,
  { bytes, encoding }: { readonly bytes: Uint8Array; readonly encoding: TextEncoding },
): TablePreview {
  const source = { kind: "file", bytes, encoding } as const;
  return { name, source, choices: {}, standardise: true };
}

/** The session's own table, to be looked at again: nothing is guessed anew. */
export function previewOfSession(
  data: Extract<DataReference, { kind: "table" | "csv" }>,
  { task, standardise }: Pick<TrainingSetup, "task" | "standardise">,
): TablePreview {
  const { name, text } = data;
  const source = { kind: "session", text } as const;
  if (data.kind === "table") return { name, source, choices: choicesOf(data.plan), standardise };
  const choices = { task };
  const targets = task === "regression" ? data.targetCount : 1;
  const chosen = chooseTargetCount(choices, lookAt({ source, choices }), targets);
  return { name, source, choices: chosen, standardise };
}

/** Everything that a plan says, as choices of a person: so that nothing is guessed anew. */
function choicesOf({ format, task, columns, skipMissing }: TablePlan): TableChoices {
  return { format, task, columns: { ...columns }, skipMissing };
}
