import { learningRateOf } from "../optimizers/optimizer-table.ts";
import type { SessionRun } from "../session/experiment.ts";
import { startText } from "./notation.ts";
import type { Wording } from "./wording.ts";

/** A run's name in legends and at line ends, with its place in the order of colours. */
export interface RunName {
  readonly id: number;
  readonly name: string;
  readonly colour: number;
}

/**
 * The names of all runs: the rule where rules differ, the rate where rates do, the start where
 * starts do; the rate alone where they are all alike. Runs that are the same get their number too.
 */
export function allRunNames(runs: readonly SessionRun[], wording: Wording): RunName[] {
  const differ = (part: (run: SessionRun) => unknown): boolean =>
    new Set(runs.map((run) => JSON.stringify(part(run)))).size > 1;
  const differs = {
    rule: differ(({ rule }) => rule.optimizer),
    // Each rule has a rate of its own: where the rules differ, that says enough.
    rate: differ(({ rule }) => learningRateOf(rule)),
    start: differ(({ start }) => start),
    schedule: differ(({ rule }) => rule.schedule),
  };
  const { numbers } = wording;
  const names = runs.map(({ rule, start }) => {
    const parts: string[] = [];
    if (differs.rule) parts.push(wording.optimizers[rule.optimizer]);
    const isRateTelling = differs.rate && !(differs.rule && isOneOfEachRule(runs));
    if (isRateTelling || !(differs.rule || differs.start || differs.schedule)) {
      parts.push(`η = ${numbers.plain(learningRateOf(rule))}`);
    }
    if (differs.schedule) parts.push(wording.schedules[rule.schedule?.kind ?? "constant"]);
    if (differs.start) {
      parts.push(startText(start, numbers));
    }
    return parts.join(", ");
  });
  return runs.map(({ id }, place) => {
    const isTwin = names.some((name, other) => other !== place && name === names[place]);
    return { id, colour: id, name: isTwin ? `${names[place]} (${id + 1})` : names[place] };
  });
}

function isOneOfEachRule(runs: readonly SessionRun[]): boolean {
  return new Set(runs.map(({ rule }) => rule.optimizer)).size === runs.length;
}
