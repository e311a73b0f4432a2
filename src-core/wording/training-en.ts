import { assertNever } from "../common/assert-never.ts";
import type { ActivationName, LossName } from "../network/network-shape.ts";
import type { BuiltInDataName, Task } from "../training/data-set.ts";
import type { TrainingFinding } from "../training/training-finding.ts";
import type { TrainingOutcome } from "../training/training-outcome.ts";
import { fromOutside } from "./from-outside.ts";
import type { NumberWriter } from "./numbers.ts";
import { trainingFaultEn } from "./training-faults-en.ts";
import type { TrainingWording } from "./training-wording.ts";
import type { Finding } from "./wording.ts";

const dataSets: Readonly<Record<BuiltInDataName, string>> = {
  sine: "Sine with noise",
  valley: "Valley x² + sin²y",
  circles: "Circles",
  moons: "Two moons",
  spirals: "Spirals",
  xor: "XOR",
  clusters: "Four clusters",
  iris: "Iris",
  digits: "Digits, 8 × 8",
};

const tasks: Readonly<Record<Task, string>> = {
  regression: "Regression",
  classification: "Classification",
};

const activations: Readonly<Record<ActivationName, string>> = {
  sigmoid: "Sigmoid",
  tanh: "Tanh",
  relu: "ReLU",
  identity: "Identity",
  softmax: "Softmax",
};

const losses: Readonly<Record<LossName, string>> = {
  "squared-error": "Squared error",
  "cross-entropy": "Cross-entropy",
};

const remedy = "A smaller learning rate (say a tenth), or standardised inputs, usually helps.";

/** The words for training in English. */
export function trainingEn(numbers: NumberWriter): TrainingWording {
  return {
    dataSets,
    tasks,
    activations,
    losses,
    outcome: (outcome) => outcomeFinding(outcome, numbers),
    finding: (finding) => trainingFinding(finding, numbers),
    fault: (fault) => trainingFaultEn(fromOutside(fault), numbers),
  };
}

function outcomeFinding(outcome: TrainingOutcome, numbers: NumberWriter): Finding {
  const after = `after ${epochs(outcome.epoch, numbers)}`;
  switch (outcome.kind) {
    case "loss-reached":
      return {
        headline: `Reached a loss below ${numbers.plain(outcome.goal)} ${after}:`,
        detail: `the loss is ${numbers.plain(outcome.loss)}.`,
      };
    case "epoch-limit":
      return {
        headline: `Trained for ${epochs(outcome.epoch, numbers)}:`,
        detail: `the loss is ${numbers.plain(outcome.loss)}.`,
      };
    case "no-progress":
      return {
        headline: `Stopped ${after}: no progress for ${epochs(outcome.patience, numbers)}.`,
        detail: `The loss is ${numbers.plain(outcome.loss)}; at its lowest, in epoch ${numbers.plain(outcome.bestEpoch, 4)}, it was ${numbers.plain(outcome.bestLoss)}.`,
      };
    case "stopped":
      return {
        headline: `Stopped by hand ${after}:`,
        detail: `the loss is ${numbers.plain(outcome.loss)}.`,
      };
    case "diverged":
      return diverged(outcome, numbers);
    default:
      return assertNever(outcome);
  }
}

function diverged(
  { step, epoch, layer, quantity, number, growth }: Extract<TrainingOutcome, { kind: "diverged" }>,
  numbers: NumberWriter,
): Finding {
  const grew =
    growth === null || !Number.isFinite(growth)
      ? ""
      : `, growing ${numbers.plain(growth, 2)}-fold an update`;
  return {
    headline: `Diverged at update ${numbers.count(step)} (epoch ${numbers.plain(epoch, 3)}):`,
    detail: `a ${quantity} of layer ${layer} ${became(number, numbers)}${grew}. ${remedy}`,
  };
}

function became(number: number, numbers: NumberWriter): string {
  if (Number.isNaN(number)) return "is not a number";
  if (!Number.isFinite(number)) return "grew beyond all numbers";
  return `reached ${numbers.plain(number, 2)}`;
}

function trainingFinding(finding: TrainingFinding, numbers: NumberWriter): Finding {
  switch (finding.kind) {
    case "starting":
      return { headline: "Nothing is learnt yet.", detail: "" };
    case "worse-than-start":
      return {
        headline: `Worse than at the start: the loss went from ${numbers.plain(finding.start, 3)} to ${numbers.plain(finding.now, 3)}.`,
        detail: `The learning rate ${numbers.plain(finding.learningRate)} is too large${saturatedBesides(finding, numbers)}. Begin again with a smaller one, say a tenth.`,
      };
    case "saturated":
      return {
        headline: `Hidden layer ${finding.layer} is saturated:`,
        detail: `${numbers.percent(finding.part)} of its outputs lie where the activation is almost flat, so hardly any gradient comes through. A smaller learning rate, or standardised inputs, usually helps.`,
      };
    case "jumping":
      return {
        headline: "The loss jumps up and down",
        detail: `between ${numbers.plain(finding.low, 3)} and ${numbers.plain(finding.high, 3)}. A smaller learning rate, or larger batches, make it calmer.`,
      };
    case "overfitting":
      return {
        headline: "Overfitting:",
        detail: `the test loss was lowest in epoch ${numbers.plain(finding.bestEpoch, 4)} (${numbers.plain(finding.bestTest, 3)}) and has risen to ${numbers.plain(finding.test, 3)}, while the training loss still falls. Stop there, use fewer neurons, or L2.`,
      };
    case "level":
      return {
        headline: `The loss has hardly fallen for ${epochs(finding.epochs, numbers)}:`,
        detail: `it stays at ${numbers.plain(finding.loss, 3)}. More neurons, another learning rate or another seed may get further.`,
      };
    case "learning":
      return finding.fellBy > 0
        ? {
            headline: "Learns:",
            detail: `the loss has fallen by ${numbers.percent(finding.fellBy)} so far.`,
          }
        : { headline: "Learns.", detail: "" };
    default:
      return assertNever(finding);
  }
}

function saturatedBesides(
  { saturatedLayer, saturatedPart }: Extract<TrainingFinding, { kind: "worse-than-start" }>,
  numbers: NumberWriter,
): string {
  if (saturatedLayer === null) return "";
  return `: it threw ${numbers.percent(saturatedPart)} of the outputs of hidden layer ${saturatedLayer} to where the activation is almost flat and hardly any gradient comes through`;
}

/** `1 epoch`, `3.7 epochs`, `1,200 epochs`. */
function epochs(count: number, numbers: NumberWriter): string {
  const written = Number.isInteger(count) ? numbers.count(count) : numbers.plain(count, 4);
  return `${written} ${written === "1" ? "epoch" : "epochs"}`;
}
