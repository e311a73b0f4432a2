import {
  findById,
  findObjective,
  type ObjectiveFinder,
  type ObjectiveSearch,
} from "./find-objective.ts";

/** Which function is meant: one of the catalogue by its id, or one typed in as an expression. */
export type ObjectiveReference =
  | { readonly kind: "catalogue"; readonly id: string }
  | { readonly kind: "expression"; readonly text: string };

/**
 * The objective that is referred to, always the same object, or why there is none.
 *
 * @param finder who looks for it, with a compiler of its own; left out: without one
 */
export function resolveObjective(
  reference: ObjectiveReference,
  finder?: ObjectiveFinder,
): ObjectiveSearch {
  if (reference.kind === "catalogue") return finder?.byId(reference.id) ?? findById(reference.id);
  return finder?.byText(reference.text) ?? findObjective(reference.text);
}
