import type { HoverFacts } from "#core/wording/laboratory-wording.ts";
import type { AppState } from "./app-state.ts";
import { shownObjective } from "./run-list.ts";

/** What there is to say about the point that is pointed at; null: none is. */
export function hoverFactsOf(state: AppState): HoverFacts | null {
  if (!state.hover) return null;
  const objective = shownObjective(state);
  const point = state.hover.slice(0, objective.dimension);
  const out = new Float64Array(objective.dimension + 1);
  objective.evaluate(Float64Array.from(point), out);
  return { point, value: out[objective.dimension], gradient: Array.from(out.subarray(0, -1)) };
}
