import { RuleReplay, type StepInsight } from "#core/descent/rule-replay.ts";
import type { Trajectory } from "#core/descent/trajectory.ts";
import type { ShownRun } from "./run-view.ts";

const replays = new WeakMap<Trajectory, RuleReplay>();

/** Updates made again in one idle moment: a few milliseconds' worth. */
const updatesAtOnce = 20_000;

/** The update that follows an iterate of a run, opened up; null when the run ends there. */
export function insightOf(run: ShownRun, step: number): StepInsight | null {
  return step + 1 < run.rowCount ? replayOf(run).at(step) : null;
}

/** Goes through a long run while nothing else is to be done, so that any step of it opens at once. */
export function prepareInsight(run: ShownRun): void {
  const goOn = (): void => {
    if (!replayOf(run).advanceTo(run.rowCount, updatesAtOnce)) requestIdleCallback(goOn);
  };
  if (run.rowCount > updatesAtOnce) requestIdleCallback(goOn);
}

function replayOf(run: ShownRun): RuleReplay {
  const known = replays.get(run.trajectory);
  if (known) return known;
  const replay = new RuleReplay(run.objective, run.settings.rule, run.trajectory);
  replays.set(run.trajectory, replay);
  return replay;
}

/**
 * What the rule remembers of the slopes so far, as a vector that points uphill: the velocity of
 * momentum and Nesterov's rule, the average of Adam's; null for the rules without one.
 */
export function velocityOf(
  { rule }: ShownRun["settings"],
  insight: StepInsight,
): readonly number[] | null {
  const symbols = { momentum: "v", nesterov: "v", adam: "m", adamw: "m" } as const;
  const symbol = Object.entries(symbols).find(([name]) => name === rule.optimizer)?.[1];
  return insight.state.find((vector) => vector.symbol === symbol)?.after ?? null;
}
