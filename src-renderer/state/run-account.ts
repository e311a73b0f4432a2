import type { Outcome } from "#core/descent/outcome.ts";
import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import type { PictureCaption } from "../scenes/surface-picture.ts";
import { type AppState, wordingOf } from "./app-state.ts";
import { drawnRuns, isCompared, listedRuns } from "./run-list.ts";
import { runNames } from "./run-names.ts";
import { lastStepOf, type RunView } from "./run-view.ts";

/** What became of a run, as tables and pictures say it in a word. */
export type RunOutcome = Outcome["kind"] | "ended" | "failed" | "computing";

/** What became of a run; one that had no goal and used up its steps has ended. */
export function outcomeOf({ status }: RunView): RunOutcome {
  if (status.kind === "ended") {
    const { outcome, diagnosis } = status.ending;
    // Also where one coordinate swings for ever while another still creeps.
    if (diagnosis.verdict.kind === "cycling") return "cycling";
    const { kind } = outcome;
    const hasGoal = status.stop.value !== null || status.stop.gradient !== null;
    return kind === "step-limit" && !hasGoal ? "ended" : kind;
  }
  return status.kind === "failed" ? "failed" : "computing";
}

/**
 * A caption as a saved picture has it, which nobody can ask any more: each run that is drawn with
 * its rule, its rate and what became of it. Of several in a legend, of one at the caption's end.
 */
export function withAccounts(state: AppState, caption: PictureCaption): PictureCaption {
  const drawn = new Set(drawnRuns(state).map(({ id }) => id));
  const told = listedRuns(state).filter(({ run }) => drawn.has(run.id));
  const { laboratory, optimizers, numbers } = wordingOf(state);
  const accountOf = (view: RunView): string =>
    laboratory.runAccount(laboratory.outcomes[outcomeOf(view)], lastStepOf(view));
  if (!isCompared(state)) {
    const [only] = told;
    if (!only) return caption;
    const account = { text: ` · ${accountOf(only.view)}`, strong: false };
    return { ...caption, detail: [...caption.detail, account] };
  }
  const names = new Map(runNames(state).map((name) => [name.id, name]));
  const legend = told.flatMap(({ run: { id, rule }, view }) => {
    const entry = names.get(id);
    if (!entry) return [];
    const facts = [optimizers[rule.optimizer], `η = ${numbers.plain(learningRateOf(rule))}`];
    const untold = facts.filter((fact) => !entry.name.includes(fact));
    const { name, colour } = entry;
    return [{ name, colour, account: [...untold, accountOf(view)].join(" · ") }];
  });
  return legend.length === 0 ? caption : { ...caption, legend };
}
