import type { NetworkEditCommand } from "#core/session/network-command.ts";
import { type AppState, sessionOf } from "./app-state.ts";

/** The classes that points can be placed of, as they are called in the data made of them. */
const letters = ["A", "B", "C", "D", "E", "F"];

/** Whether the data are points of one's own. */
export function isPlaced(state: AppState): boolean {
  return sessionOf(state).network.setup.data.kind === "placed";
}

/** The classes that a new point can have: those that there are, and one more; none for regression. */
export function placedClasses(state: AppState): readonly string[] {
  const { data, task } = sessionOf(state).network.setup;
  if (data.kind !== "placed" || task === "regression") return [];
  const highest = Math.max(0, ...data.points.map(({ target }) => target));
  return letters.slice(0, Math.max(2, highest + 2));
}

/** Places a point where it was clicked: of a class on the plane, or at its target over one input. */
export function pointCommand(
  state: AppState,
  [x, y]: readonly [number, number],
  newClass: number,
): NetworkEditCommand {
  const isPlane = sessionOf(state).network.setup.task === "classification";
  const point = isPlane ? { input: [x, y], target: newClass } : { input: [x], target: y };
  return { kind: "place-point", point };
}
