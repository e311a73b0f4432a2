import type { HoverFacts } from "#core/wording/laboratory-wording.ts";
import type { AppState } from "./app-state.ts";
import { shownObjective } from "./run-list.ts";

/** What there is to say about the point that is pointed at; null: none is. */
export function hoverFactsOf(state: AppState): HoverFacts | null {
  if (!state.hover) return null;
  const objective = shownObjective(state);
  const point = state.hover.slice(0, objective.dimension);
  const gradient = new Float64Array(objective.dimension);
  const value = objective.valueAndGradient(Float64Array.from(point), gradient);
  return { point, value, gradient: Array.from(gradient) };
}
