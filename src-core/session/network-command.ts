import { assertNever } from "../common/assert-never.ts";
import { toCount } from "../common/to-count.ts";
import { planForTask } from "../data/table/guess-plan.ts";
import type { Network } from "../network/network-file.ts";
import type { HyperparameterName, OptimizerName } from "../optimizers/optimizer.ts";
import { type RuleSettings, withHyperparameter } from "../optimizers/optimizer-table.ts";
import {
  constantSchedule,
  type Schedule,
  type ScheduleParameterName,
  scheduleWith,
} from "../optimizers/schedule.ts";
import { tasksOf } from "../training/built-in-data.ts";
import type { DataReference } from "../training/data-reference.ts";
import type { PlacedPoint, Task } from "../training/data-set.ts";
import { chapterSetup } from "../training/default-setup.ts";
import { prepareTraining } from "../training/prepare-training.ts";
import type { TrainingFault } from "../training/training-fault.ts";
import type { TrainingSetup } from "../training/training-setup.ts";
import {
  fastestTraining,
  type NetworkLook,
  type NetworkQuantity,
  type NetworkSession,
  type ParameterChoice,
  type TrainingCurve,
} from "./network-session.ts";

/** A change of what the network is and how it is trained: it can be undone. */
export type NetworkEditCommand =
  | { readonly kind: "choose-data"; readonly data: DataReference; readonly task?: Task }
  | { readonly kind: "choose-task"; readonly task: Task }
  | { readonly kind: "set-hidden"; readonly hidden: readonly number[] }
  | { readonly kind: "choose-activation"; readonly activation: TrainingSetup["activation"] }
  | { readonly kind: "choose-training-rule"; readonly optimizer: OptimizerName }
  | {
      readonly kind: "set-training-hyperparameter";
      readonly name: HyperparameterName;
      readonly value: number;
    }
  | { readonly kind: "choose-training-schedule"; readonly schedule: Schedule }
  | {
      readonly kind: "set-training-schedule-number";
      readonly name: ScheduleParameterName;
      readonly value: number;
    }
  | { readonly kind: "set-batch-size"; readonly value: number | null }
  | { readonly kind: "set-seed"; readonly value: number }
  | { readonly kind: "set-l2"; readonly value: number }
  | { readonly kind: "set-standardise"; readonly isOn: boolean }
  | { readonly kind: "set-test-part"; readonly value: number }
  | { readonly kind: "set-stop-loss"; readonly value: number | null }
  | { readonly kind: "set-epochs"; readonly value: number }
  | { readonly kind: "set-patience"; readonly value: number | null }
  | { readonly kind: "use-network"; readonly network: Network }
  | { readonly kind: "place-point"; readonly point: PlacedPoint }
  | { readonly kind: "remove-point"; readonly index: number }
  | { readonly kind: "apply-chapter-setup"; readonly task: Task };

/** A change of how the network is looked at: no edit, so nothing to undo. */
export type NetworkLookCommand =
  | { readonly kind: "show-quantity"; readonly quantity: NetworkQuantity }
  | { readonly kind: "select-parameter"; readonly choice: ParameterChoice }
  | { readonly kind: "select-sample"; readonly sample: number }
  | { readonly kind: "show-pass"; readonly pass: number | null }
  | { readonly kind: "show-curve"; readonly curve: TrainingCurve }
  | { readonly kind: "set-training-speed"; readonly stepsPerSecond: number | null }
  | { readonly kind: "move-training"; readonly step: number };

/** The next setup, or why it cannot be trained: then nothing changes. */
export type NetworkEditResult =
  | { readonly ok: true; readonly setup: TrainingSetup }
  | { readonly ok: false; readonly fault: TrainingFault };

const editKinds: Readonly<Record<NetworkEditCommand["kind"], true>> = {
  "choose-data": true,
  "choose-task": true,
  "set-hidden": true,
  "choose-activation": true,
  "choose-training-rule": true,
  "set-training-hyperparameter": true,
  "choose-training-schedule": true,
  "set-training-schedule-number": true,
  "set-batch-size": true,
  "set-seed": true,
  "set-l2": true,
  "set-standardise": true,
  "set-test-part": true,
  "set-stop-loss": true,
  "set-epochs": true,
  "set-patience": true,
  "use-network": true,
  "place-point": true,
  "remove-point": true,
  "apply-chapter-setup": true,
};

/** Whether a command changes the setup of the network and can be undone. */
export function isNetworkEdit(command: { readonly kind: string }): command is NetworkEditCommand {
  return Object.hasOwn(editKinds, command.kind);
}

/**
 * What an edit makes of a setup. Points of one's own may be too few to be trained: they are still
 * being placed.
 */
export function applyNetworkEdit(
  setup: TrainingSetup,
  command: NetworkEditCommand,
): NetworkEditResult {
  const edited = editedSetup(setup, command);
  const preparation = prepareTraining(edited);
  const isUnfinished = !preparation.ok && preparation.fault.kind === "data-too-few-samples";
  return preparation.ok || (isUnfinished && edited.data.kind === "placed")
    ? { ok: true, setup: edited }
    : { ok: false, fault: preparation.fault };
}

function editedSetup(setup: TrainingSetup, command: NetworkEditCommand): TrainingSetup {
  switch (command.kind) {
    case "choose-data":
      return withData(setup, command.data, command.task);
    case "choose-task":
      return withTask(setup, command.task);
    case "set-hidden":
      return { ...setup, hidden: command.hidden, network: null };
    case "choose-activation":
      return { ...setup, activation: command.activation, network: null };
    case "choose-training-rule":
      return withRule(setup, { optimizer: command.optimizer, hyperparameters: {} });
    case "set-training-hyperparameter": {
      return withRule(setup, withHyperparameter(setup.rule, command.name, command.value));
    }
    case "choose-training-schedule":
      return withRule(setup, { ...setup.rule, schedule: command.schedule });
    case "set-training-schedule-number": {
      const { kind, ...numbers } = setup.rule.schedule ?? constantSchedule;
      const schedule = scheduleWith(kind, { ...numbers, [command.name]: command.value });
      return withRule(setup, { ...setup.rule, schedule });
    }
    case "set-batch-size":
      return { ...setup, batchSize: command.value };
    case "set-seed":
      return { ...setup, seed: command.value };
    case "set-l2":
      return { ...setup, l2: command.value };
    case "set-standardise":
      return { ...setup, standardise: command.isOn };
    case "set-test-part":
      return { ...setup, testPart: command.value };
    case "set-stop-loss":
      return { ...setup, stop: { ...setup.stop, loss: command.value } };
    case "set-epochs":
      return { ...setup, stop: { ...setup.stop, epochs: command.value } };
    case "set-patience":
      return { ...setup, stop: { ...setup.stop, patience: command.value } };
    case "use-network":
      return { ...setup, network: command.network };
    case "place-point":
      return withPoints(setup, (points) => [...points, command.point]);
    case "remove-point":
      return withPoints(setup, (points) => points.filter((_, index) => index !== command.index));
    case "apply-chapter-setup":
      return chapterSetup(command.task);
    default:
      return assertNever(command);
  }
}

function withRule(setup: TrainingSetup, rule: RuleSettings): TrainingSetup {
  return { ...setup, rule };
}

/** A network that was read from a file stays as long as it fits. */
function withData(setup: TrainingSetup, data: DataReference, task?: Task): TrainingSetup {
  const wanted = data.kind === "table" ? data.plan.task : (task ?? taskFor(data, setup.task));
  const next: TrainingSetup = { ...setup, data, task: wanted };
  const isFitting = setup.network === null || prepareTraining(next).ok;
  return isFitting ? next : { ...next, network: null };
}

/** The task as it was where the data can be used for it, else the first that they can. */
function taskFor(data: DataReference, task: Task): Task {
  if (data.kind !== "built-in") return task;
  const [first] = tasksOf(data.name);
  return tasksOf(data.name).length === 1 ? first : "classification";
}

/** Data that cannot be used for a task make room for the chapter's. */
function withTask(setup: TrainingSetup, task: Task): TrainingSetup {
  const next: TrainingSetup = { ...setup, task, network: null };
  if (setup.data.kind === "table") {
    return {
      ...next,
      data: { ...setup.data, plan: planForTask(setup.data.text, setup.data.plan, task) },
    };
  }
  if (setup.data.kind === "placed") return { ...next, data: { kind: "placed", points: [] } };
  const preparation = prepareTraining(next);
  const isImpossible = !preparation.ok && preparation.fault.kind === "task-impossible";
  return isImpossible ? { ...next, data: chapterSetup(task).data } : next;
}

function withPoints(
  setup: TrainingSetup,
  change: (points: readonly PlacedPoint[]) => readonly PlacedPoint[],
): TrainingSetup {
  if (setup.data.kind !== "placed") return setup;
  return { ...setup, data: { kind: "placed", points: change(setup.data.points) } };
}

/** What a command makes of how the network is looked at. */
export function applyNetworkLook(
  { setup, look }: NetworkSession,
  command: NetworkLookCommand,
): NetworkSession {
  return { setup, look: nextLook(look, command) };
}

function nextLook(look: NetworkLook, command: NetworkLookCommand): NetworkLook {
  switch (command.kind) {
    case "show-quantity":
      return { ...look, quantity: command.quantity };
    case "select-parameter":
      return { ...look, selected: command.choice };
    case "select-sample":
      return { ...look, sample: toCount(command.sample) };
    case "show-pass":
      return { ...look, pass: command.pass };
    case "show-curve":
      return { ...look, curve: command.curve };
    case "set-training-speed": {
      const { stepsPerSecond } = command;
      const isSpeed =
        stepsPerSecond === null || (stepsPerSecond > 0 && stepsPerSecond <= fastestTraining);
      return isSpeed ? { ...look, stepsPerSecond } : look;
    }
    case "move-training": {
      const step = toCount(command.step);
      // A pass that is gone through is one of the weights as they were.
      return step === look.step ? look : { ...look, step, pass: null };
    }
    default:
      return assertNever(command);
  }
}
