import { assertNever } from "../common/assert-never.ts";
import { toCount } from "../common/to-count.ts";
import { checkRunSettings, type SettingsFault } from "../descent/check-run-settings.ts";
import { type RunSettings, suggestedRunSettings } from "../descent/run-settings.ts";
import type { Objective } from "../objectives/objective.ts";
import { type ObjectiveReference, resolveObjective } from "../objectives/objective-reference.ts";
import type { HyperparameterName, OptimizerName } from "../optimizers/optimizer.ts";
import { type RuleSettings, withHyperparameter } from "../optimizers/optimizer-table.ts";
import {
  constantSchedule,
  type Schedule,
  type ScheduleParameterName,
  scheduleWith,
} from "../optimizers/schedule.ts";
import {
  type Experiment,
  experimentFor,
  experimentWith,
  freeRunId,
  hasSuggestedRates,
  objectiveOf,
  type SessionRun,
  selectedRun,
  suggestedRates,
  withRate,
} from "./experiment.ts";
import {
  applyNetworkLook,
  type NetworkEditCommand,
  type NetworkLookCommand,
} from "./network-command.ts";
import { type PresetName, presetExperiment } from "./presets.ts";
import {
  type Camera,
  type ColourMap,
  type ExperimentViewName,
  experimentOf,
  fastestPlayback,
  longestWholeRun,
  type MapPlace,
  type Session,
  type ValueScale,
  type ViewName,
  viewShows,
  withExperiment,
} from "./session.ts";

/**
 * A change of the experiment: it can be undone. Without a run's id it is about the selected run; in
 * the view of the learning rates, where runs differ in nothing else, about all of them.
 */
export type EditCommand =
  | { readonly kind: "choose-objective"; readonly objective: ObjectiveReference }
  | { readonly kind: "choose-optimizer"; readonly optimizer: OptimizerName }
  | {
      readonly kind: "set-hyperparameter";
      readonly name: HyperparameterName;
      readonly value: number;
    }
  | { readonly kind: "choose-schedule"; readonly schedule: Schedule }
  | {
      readonly kind: "set-schedule-number";
      readonly name: ScheduleParameterName;
      readonly value: number;
    }
  | { readonly kind: "set-start"; readonly axis: number; readonly value: number }
  | { readonly kind: "move-start"; readonly run: number; readonly point: readonly number[] }
  | { readonly kind: "set-stop-value"; readonly value: number | null }
  | { readonly kind: "set-stop-gradient"; readonly value: number | null }
  | { readonly kind: "set-maximum-steps"; readonly value: number }
  | { readonly kind: "set-rate"; readonly run: number; readonly value: number }
  | { readonly kind: "add-rate"; readonly value: number }
  /** The rates that tell most on the function, in the view that compares them. */
  | { readonly kind: "fit-rates" }
  | { readonly kind: "duplicate-run"; readonly run: number }
  | { readonly kind: "remove-run"; readonly run: number }
  | { readonly kind: "show-run"; readonly run: number; readonly isHidden: boolean }
  | { readonly kind: "apply-preset"; readonly preset: PresetName }
  | { readonly kind: "restore-suggested" };

/** A change of what is looked at: no edit, so nothing to undo. */
export type ViewCommand =
  | { readonly kind: "choose-view"; readonly view: ViewName }
  | { readonly kind: "select-run"; readonly run: number }
  | { readonly kind: "move-playhead"; readonly step: number }
  | { readonly kind: "set-speed"; readonly stepsPerSecond: number }
  | { readonly kind: "play-whole-run-in"; readonly seconds: number }
  | { readonly kind: "set-camera"; readonly camera: Camera }
  | { readonly kind: "set-colour-map"; readonly colourMap: ColourMap }
  | { readonly kind: "place-map"; readonly mapPlace: MapPlace }
  | { readonly kind: "set-value-scale"; readonly valueScale: ValueScale }
  | { readonly kind: "show-both-sides"; readonly isShown: boolean }
  | NetworkLookCommand;

/** Everything that a person can do to the document. */
export type SessionCommand = EditCommand | NetworkEditCommand | ViewCommand;

/** The next experiment, or why it cannot be: then nothing changes. */
export type EditResult =
  | { readonly ok: true; readonly experiment: Experiment }
  | { readonly ok: false; readonly fault: SettingsFault };

/** What an edit makes of the experiment of a view. */
export function applyEdit(
  experiment: Experiment,
  command: EditCommand,
  view: ExperimentViewName,
): EditResult {
  const edited = editedExperiment(experiment, command, view);
  const objective = objectiveOf(edited);
  for (const run of edited.runs) {
    const fault = checkRunSettings(objective, run);
    if (fault) return { ok: false, fault };
  }
  return { ok: true, experiment: edited };
}

/** What a view command makes of a session. */
export function applyViewCommand(session: Session, command: ViewCommand): Session {
  switch (command.kind) {
    case "choose-view":
      return { ...session, view: command.view };
    case "select-run": {
      const experiment = experimentOf(session);
      const isThere = experiment.runs.some(({ id }) => id === command.run);
      return isThere ? withExperiment(session, { ...experiment, selected: command.run }) : session;
    }
    case "move-playhead":
      return { ...session, playhead: toCount(command.step) };
    case "set-speed": {
      const isSpeed = command.stepsPerSecond > 0 && command.stepsPerSecond <= fastestPlayback;
      if (!isSpeed) return session;
      const { wholeRunSeconds: _, ...rest } = session;
      return { ...rest, stepsPerSecond: command.stepsPerSecond };
    }
    case "play-whole-run-in": {
      const isDuration = command.seconds > 0 && command.seconds <= longestWholeRun;
      return isDuration ? { ...session, wholeRunSeconds: command.seconds } : session;
    }
    case "set-camera":
      return { ...session, camera: command.camera };
    case "set-colour-map":
      return { ...session, colourMap: command.colourMap };
    case "place-map":
      return { ...session, mapPlace: command.mapPlace };
    case "set-value-scale":
      return { ...session, valueScale: command.valueScale };
    case "show-both-sides":
      return { ...session, showsBothSides: command.isShown };
    case "show-quantity":
    case "select-parameter":
    case "select-sample":
    case "show-pass":
    case "show-curve":
    case "set-training-speed":
    case "move-training":
      return { ...session, network: applyNetworkLook(session.network, command) };
    default:
      return assertNever(command);
  }
}

const editKinds: Readonly<Record<EditCommand["kind"], true>> = {
  "choose-objective": true,
  "choose-optimizer": true,
  "set-hyperparameter": true,
  "choose-schedule": true,
  "set-schedule-number": true,
  "set-start": true,
  "move-start": true,
  "set-stop-value": true,
  "set-stop-gradient": true,
  "set-maximum-steps": true,
  "set-rate": true,
  "add-rate": true,
  "fit-rates": true,
  "duplicate-run": true,
  "remove-run": true,
  "show-run": true,
  "apply-preset": true,
  "restore-suggested": true,
};

/** Whether a command changes the experiment and can be undone. */
export function isEdit(command: SessionCommand): command is EditCommand {
  return Object.hasOwn(editKinds, command.kind);
}

function editedExperiment(
  experiment: Experiment,
  command: EditCommand,
  view: ExperimentViewName,
): Experiment {
  const { runs } = experiment;
  switch (command.kind) {
    case "choose-objective":
      return withObjective(experiment, command.objective, view);
    case "choose-optimizer":
      return withOptimizer(experiment, command.optimizer, view);
    case "set-hyperparameter":
      return editRules(experiment, view, (rule) =>
        withHyperparameter(rule, command.name, command.value),
      );
    case "choose-schedule":
      return editRules(experiment, view, (rule) => ({ ...rule, schedule: command.schedule }));
    case "set-schedule-number":
      return editRules(experiment, view, (rule) => {
        const { kind, ...numbers } = rule.schedule ?? constantSchedule;
        return {
          ...rule,
          schedule: scheduleWith(kind, { ...numbers, [command.name]: command.value }),
        };
      });
    case "set-start":
      return editRuns(experiment, scopeOf(view), (run) => ({
        ...run,
        start: run.start.map((value, axis) => (axis === command.axis ? command.value : value)),
      }));
    case "move-start":
      return editRuns(experiment, view === "rates" ? "all" : command.run, (run) => ({
        ...run,
        start: command.point,
      }));
    // One goal for all, or steps to it could not be compared.
    case "set-stop-value":
      return withStop(experiment, { value: command.value });
    case "set-stop-gradient":
      return withStop(experiment, { gradient: command.value });
    case "set-maximum-steps":
      return withStop(experiment, { maximumSteps: command.value });
    case "set-rate":
      return editRuns(experiment, command.run, (run) => withRate(run, command.value));
    case "add-rate":
      return withCopy(experiment, withRate(selectedRun(experiment), command.value), runs.length);
    case "fit-rates": {
      const settings = selectedRun(experiment);
      const { stop } = experimentFor(objectiveOf(experiment), "rates").runs[0];
      return withFittingRates(experiment, { ...settings, stop });
    }
    case "duplicate-run": {
      const place = runs.findIndex(({ id }) => id === command.run);
      return place < 0 ? experiment : withCopy(experiment, runs[place], place + 1);
    }
    case "remove-run":
      return withoutRun(experiment, command.run);
    case "show-run":
      return editRuns(experiment, command.run, (run) => ({ ...run, isHidden: command.isHidden }));
    case "apply-preset":
      return presetExperiment(command.preset, objectiveOf(experiment), selectedRun(experiment));
    case "restore-suggested":
      return experimentFor(objectiveOf(experiment), view);
    default:
      return assertNever(command);
  }
}

/** Which runs an edit is about: the selected one, all of them, or the one of that id. */
type RunScope = "selected" | "all" | number;

function scopeOf(view: ExperimentViewName): RunScope {
  return view === "rates" ? "all" : "selected";
}

function editRuns(
  experiment: Experiment,
  scope: RunScope,
  edit: (run: SessionRun) => SessionRun,
): Experiment {
  const meant = scope === "selected" ? selectedRun(experiment).id : scope;
  const runs = experiment.runs.map((run) =>
    meant === "all" || run.id === meant ? edit(run) : run,
  );
  return { ...experiment, runs };
}

function editRules(
  experiment: Experiment,
  view: ExperimentViewName,
  edit: (rule: RuleSettings) => RuleSettings,
): Experiment {
  return editRuns(experiment, scopeOf(view), (run) => ({ ...run, rule: edit(run.rule) }));
}

function withStop(experiment: Experiment, stop: Partial<RunSettings["stop"]>): Experiment {
  return editRuns(experiment, "all", (run) => ({ ...run, stop: { ...run.stop, ...stop } }));
}

/** In the view of the rates, the rates compared stay; elsewhere a rule begins with its defaults. */
function withOptimizer(
  experiment: Experiment,
  optimizer: OptimizerName,
  view: ExperimentViewName,
): Experiment {
  return editRuns(experiment, scopeOf(view), (run) => {
    const { learningRate } = run.rule.hyperparameters;
    const isKept = view === "rates" && learningRate !== undefined;
    return {
      ...run,
      rule: { optimizer, hyperparameters: isKept ? { learningRate } : {} },
    };
  });
}

/**
 * Another function. One of the catalogue comes with the run that shows it well; one that was typed
 * keeps the runs there are, as far as they can be made on it, since it changes with every letter.
 */
function withObjective(
  experiment: Experiment,
  reference: ObjectiveReference,
  view: ExperimentViewName,
): Experiment {
  const search = resolveObjective(reference);
  if (!search.ok || !viewShows(view, search.objective.dimension)) return experiment;
  const { objective } = search;
  const suggested = suggestedRunSettings(objective);
  if (view === "rates") return withRatesOn(experiment, objective, reference);
  if (reference.kind === "catalogue") return experimentFor(objective, view);
  const runs = experiment.runs.map((run): SessionRun => {
    const kept = { ...run, stop: suggested.stop };
    const isPossible = checkRunSettings(objective, kept) === null;
    return isPossible ? kept : { ...kept, start: suggested.start };
  });
  const isPossible = runs.every((run) => checkRunSettings(objective, run) === null);
  return isPossible
    ? { ...experiment, objective: reference, runs }
    : experimentWithReference(objective, reference, view);
}

/**
 * Rates that nobody chose become those that tell most on the new function; a person's own stay, and
 * with them the rule and, on a function that was typed, start and end.
 */
function withRatesOn(
  experiment: Experiment,
  objective: Objective,
  reference: ObjectiveReference,
): Experiment {
  const suggested = experimentFor(objective, "rates");
  const [{ start, stop }] = suggested.runs;
  const isTyped = reference.kind === "expression";
  const runs = experiment.runs.map((run): SessionRun => {
    const isStartKept = isTyped && checkRunSettings(objective, run) === null;
    return isStartKept ? run : { ...run, start, stop };
  });
  const isPossible = runs.every((run) => checkRunSettings(objective, run) === null);
  if (!isPossible || (hasSuggestedRates(experiment) && !isTyped)) {
    return { ...suggested, objective: reference };
  }
  const kept = { ...experiment, objective: reference, runs };
  return hasSuggestedRates(experiment)
    ? withFittingRates(kept, { ...selectedRun(kept), stop })
    : kept;
}

/** The experiment with the rates that tell most, and runs that are otherwise like one. */
function withFittingRates(experiment: Experiment, settings: RunSettings): Experiment {
  const { start, rule, stop } = settings;
  const objective = objectiveOf(experiment);
  const runs = suggestedRates(objective, { start, rule, stop });
  return { ...experimentWith(objective, runs), objective: experiment.objective };
}

function experimentWithReference(
  objective: Objective,
  reference: ObjectiveReference,
  view: ExperimentViewName,
): Experiment {
  return { ...experimentFor(objective, view), objective: reference };
}

function withCopy(experiment: Experiment, run: SessionRun, place: number): Experiment {
  const id = freeRunId(experiment.runs);
  if (id === null) return experiment;
  const copy = { ...run, id, isHidden: false };
  return { ...experiment, runs: experiment.runs.toSpliced(place, 0, copy), selected: id };
}

/** The last run stays: an experiment has at least one. */
function withoutRun(experiment: Experiment, id: number): Experiment {
  const place = experiment.runs.findIndex((run) => run.id === id);
  if (place < 0 || experiment.runs.length === 1) return experiment;
  const runs = experiment.runs.toSpliced(place, 1);
  const isSelected = selectedRun(experiment).id === id;
  const next = runs[Math.min(place, runs.length - 1)].id;
  return { ...experiment, runs, selected: isSelected ? next : experiment.selected };
}
