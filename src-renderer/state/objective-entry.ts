import type { SettingsFault } from "#core/descent/check-run-settings.ts";
import { findObjective, type ObjectiveFault } from "#core/objectives/find-objective.ts";
import type { ObjectiveReference } from "#core/objectives/objective-reference.ts";
import { referenceTo } from "#core/session/experiment.ts";
import { type ExperimentViewName, viewShows } from "#core/session/session.ts";

/** Why what was typed is no function that can be shown. */
export type ObjectiveEntryFault =
  | { readonly kind: "expression"; readonly fault: ObjectiveFault }
  /** The view shows functions of x alone, and this one has a y. */
  | { readonly kind: "too-many-variables" }
  | { readonly kind: "settings"; readonly fault: SettingsFault };

/** What a typed text means. */
export type ObjectiveEntry =
  | { readonly ok: true; readonly reference: ObjectiveReference }
  | { readonly ok: false; readonly fault: ObjectiveEntryFault };

/** Reads what was typed into the field of the function. */
export function readObjectiveEntry(text: string, view: ExperimentViewName): ObjectiveEntry {
  const search = findObjective(text);
  if (!search.ok) return { ok: false, fault: { kind: "expression", fault: search.fault } };
  if (!viewShows(view, search.objective.dimension)) {
    return { ok: false, fault: { kind: "too-many-variables" } };
  }
  return { ok: true, reference: referenceTo(search.objective) };
}
