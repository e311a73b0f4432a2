import { toHalfWidth } from "../common/half-width.ts";
import { catalogue } from "./catalogue.ts";
import type { Objective } from "./objective.ts";

/** Why a text names no objective. */
export type ObjectiveFault =
  | { readonly kind: "objective-empty" }
  /** A character that no formula has, at a column counted from 1. */
  | { readonly kind: "objective-misplaced"; readonly text: string; readonly column: number }
  | { readonly kind: "objective-unknown"; readonly text: string };

/** What was found for a text. */
export type ObjectiveSearch =
  | { readonly ok: true; readonly objective: Objective }
  | { readonly ok: false; readonly fault: ObjectiveFault };

const factorOperator = String.raw`\*\*|[\^/·×]|\*(?!\*)`;
/** An operator that stands where an operand should: after another one, or before a bracket closes. */
const misplacement = new RegExp(
  String.raw`(?:${factorOperator}|[+\-−–(])\s*(${factorOperator}|\))|(${factorOperator}|[+\-−–(])\s*$`,
);

/**
 * Finds the objective that a person means: its id, or its formula as people write it
 * (`x^2+sin(y)^2`, `x**2 + sin(y)**2`, `x² + sin²(y)`, `x*x`, with or without `J(x,y) =`).
 */
export function findObjective(text: string): ObjectiveSearch {
  const plain = plainFormula(text);
  if (plain === "") return { ok: false, fault: { kind: "objective-empty" } };
  const objective = catalogue.find(
    (candidate) =>
      candidate.id === text.trim().toLowerCase() || plainFormula(candidate.expression) === plain,
  );
  if (objective) return { ok: true, objective };
  const misplaced = misplacement.exec(toHalfWidth(text));
  return {
    ok: false,
    fault: misplaced ? misplacedOperator(misplaced) : { kind: "objective-unknown", text },
  };
}

/** One spelling for the many ways of writing the same formula. */
function plainFormula(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/^j(\([^)]*\))?=/, "")
    .replace(/[−–]/g, "-")
    .replace(/[·×]/g, "*")
    .replace(/\*\*/g, "^")
    .replace(/\b([xy])\*\1\b/g, "$1^2")
    .replace(/([xy)])2(?![.\d])/g, "$1^2")
    .replace(/sin\^?2(?:\(([xy])\)|([xy]))/g, "sin($1$2)^2");
}

function misplacedOperator(match: RegExpExecArray): ObjectiveFault {
  const operator = match[1] ?? match[2];
  const column = match.index + match[0].trimEnd().length - operator.length + 1;
  return { kind: "objective-misplaced", text: operator, column };
}
