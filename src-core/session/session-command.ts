import { assertNever } from "../common/assert-never.ts";
import { checkRunSettings, type SettingsFault } from "../descent/check-run-settings.ts";
import { type RunSettings, suggestedRunSettings } from "../descent/run-settings.ts";
import { objectiveById } from "../objectives/catalogue.ts";
import type { HyperparameterName, OptimizerName } from "../optimizers/optimizer.ts";
import {
  type Camera,
  type ColourMap,
  type Experiment,
  experimentFor,
  fastestPlayback,
  firstRun,
  objectiveOf,
  type Session,
} from "./session.ts";

/** A change of the experiment: it can be undone. */
export type EditCommand =
  | { readonly kind: "choose-objective"; readonly id: string }
  | { readonly kind: "choose-optimizer"; readonly optimizer: OptimizerName }
  | {
      readonly kind: "set-hyperparameter";
      readonly name: HyperparameterName;
      readonly value: number;
    }
  | { readonly kind: "set-start"; readonly axis: number; readonly value: number }
  | { readonly kind: "set-stop-value"; readonly value: number | null }
  | { readonly kind: "set-maximum-steps"; readonly value: number }
  | { readonly kind: "restore-suggested" };

/** A change of what is looked at: no edit, so nothing to undo. */
export type ViewCommand =
  | { readonly kind: "move-playhead"; readonly step: number }
  | { readonly kind: "set-speed"; readonly stepsPerSecond: number }
  | { readonly kind: "set-camera"; readonly camera: Camera }
  | { readonly kind: "set-colour-map"; readonly colourMap: ColourMap };

/** Everything that a person can do to the document. */
export type SessionCommand = EditCommand | ViewCommand;

/** The next experiment, or why it cannot be: then nothing changes. */
export type EditResult =
  | { readonly ok: true; readonly experiment: Experiment }
  | { readonly ok: false; readonly fault: SettingsFault };

/** What an edit makes of an experiment. */
export function applyEdit(experiment: Experiment, command: EditCommand): EditResult {
  const edited = editedExperiment(experiment, command);
  const fault = checkRunSettings(objectiveOf(edited), firstRun(edited));
  return fault ? { ok: false, fault } : { ok: true, experiment: edited };
}

/** What a view command makes of a session. */
export function applyViewCommand(session: Session, command: ViewCommand): Session {
  switch (command.kind) {
    case "move-playhead":
      return { ...session, playhead: Math.max(0, Math.round(command.step) || 0) };
    case "set-speed": {
      const isSpeed = command.stepsPerSecond > 0 && command.stepsPerSecond <= fastestPlayback;
      return isSpeed ? { ...session, stepsPerSecond: command.stepsPerSecond } : session;
    }
    case "set-camera":
      return { ...session, camera: command.camera };
    case "set-colour-map":
      return { ...session, colourMap: command.colourMap };
    default:
      return assertNever(command);
  }
}

/** Whether a command changes the experiment and can be undone. */
export function isEdit(command: SessionCommand): command is EditCommand {
  switch (command.kind) {
    case "choose-objective":
    case "choose-optimizer":
    case "set-hyperparameter":
    case "set-start":
    case "set-stop-value":
    case "set-maximum-steps":
    case "restore-suggested":
      return true;
    case "move-playhead":
    case "set-speed":
    case "set-camera":
    case "set-colour-map":
      return false;
    default:
      return assertNever(command);
  }
}

function editedExperiment(experiment: Experiment, command: EditCommand): Experiment {
  const run = firstRun(experiment);
  switch (command.kind) {
    case "choose-objective": {
      const objective = objectiveById(command.id);
      return objective ? experimentFor(objective) : experiment;
    }
    case "choose-optimizer":
      return withRun(experiment, {
        ...run,
        rule: { optimizer: command.optimizer, hyperparameters: {} },
      });
    case "set-hyperparameter": {
      const hyperparameters = { ...run.rule.hyperparameters, [command.name]: command.value };
      return withRun(experiment, { ...run, rule: { ...run.rule, hyperparameters } });
    }
    case "set-start":
      return withRun(experiment, { ...run, start: run.start.with(command.axis, command.value) });
    case "set-stop-value":
      return withRun(experiment, { ...run, stop: { ...run.stop, value: command.value } });
    case "set-maximum-steps":
      return withRun(experiment, { ...run, stop: { ...run.stop, maximumSteps: command.value } });
    case "restore-suggested":
      return withRun(experiment, suggestedRunSettings(objectiveOf(experiment)));
    default:
      return assertNever(command);
  }
}

function withRun(experiment: Experiment, run: RunSettings): Experiment {
  return { ...experiment, runs: [run, ...experiment.runs.slice(1)] };
}
