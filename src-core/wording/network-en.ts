import { assertNever } from "../common/assert-never.ts";
import type { TrainingOutcome } from "../training/training-outcome.ts";
import { fromOutside } from "./from-outside.ts";
import type { NetworkWording, TrainingFacts } from "./network-wording.ts";
import type { NumberWriter } from "./numbers.ts";
import type { Finding } from "./wording.ts";

/** The words of the network view in English. */
export function networkEn(numbers: NumberWriter): NetworkWording {
  return {
    dataSection: "Data",
    networkSection: "Network",
    trainingSection: "Training",
    dataSet: "Data set",
    task: "Task",
    activation: "Activation",
    optimizer: "Optimizer",
    hiddenNeurons: (layer) =>
      layer === 1 ? "Hidden neurons" : `Hidden neurons of layer ${numbers.count(layer)}`,
    addLayer: "Add a layer",
    removeLayer: "Remove the last layer",
    batchSize: "Batch size",
    fullBatch: "Empty: the whole training set at once.",
    seed: "Seed",
    l2: "L2",
    testPart: "Test share",
    standardise: "Standardise",
    more: "More settings",
    stopLoss: "Stop when the loss is below",
    epochs: "Epochs",
    patience: "Stop after epochs without progress",
    ownPoints: "Own points",
    openCsv: "Own table (CSV)…",
    chapterCases: "Textbook examples",
    placePoints: "Click into the picture to place points; two are enough to begin.",
    fromFile: "The weights begin as they were read from a file.",
    curve: "What the chart shows",
    curves: { loss: "Loss", accuracy: "Accuracy" },
    trainingCurve: "training",
    testCurve: "test",
    asFastAsItGoes: "max",
    updatesPerSecond: (speed) => `${numbers.count(speed)} / s`,
    standing: (facts) => standing(facts, numbers),
    waiting: { headline: "The training is being prepared.", detail: "" },
    position: (facts) => {
      const { headline, detail } = standing(facts, numbers);
      return `${headline} ${detail}`;
    },
    chart: (epochs, first, last) =>
      `The training loss over ${epochsText(epochs, numbers)}, from ${numbers.plain(first)} to ${numbers.plain(last)}.`,
    trainingRestored: "The training was lost and has been made again up to where it stood.",
    trainingReplaced: (updates) =>
      `Another setting begins another training: ${updatesText(updates, numbers)} set aside. Undo brings the trained weights back.`,
    goingOn: (outcome, epochs) => goingOn(outcome, epochs, numbers),
    previewTitle: (name) => `Use ${fromOutside(name)}`,
    previewFacts: ({ rows, columns }) =>
      `${numbers.count(rows)} rows, ${numbers.count(columns)} columns.`,
    previewShown: (rows) => `The first ${numbers.count(rows)} are shown.`,
    targets: "Targets",
    use: "Use",
    cancel: "Cancel",
  };
}

function goingOn(outcome: TrainingOutcome, epochs: number, numbers: NumberWriter): string {
  switch (outcome.kind) {
    case "epoch-limit":
      return `Play trains for ${epochs === 1 ? "1 epoch" : `${numbers.count(epochs)} epochs`} more.`;
    case "loss-reached":
      return "Play trains on beyond this goal.";
    case "no-progress":
      return `Play trains on until there is no progress for as many epochs again.`;
    case "stopped":
      return "Play trains on.";
    case "diverged":
      return "";
    default:
      return assertNever(outcome);
  }
}

function updatesText(updates: number, numbers: NumberWriter): string {
  return updates === 1 ? "1 update is" : `${numbers.count(updates)} updates are`;
}

function epochsText(epochs: number, numbers: NumberWriter): string {
  return epochs === 1 ? "1 epoch" : `${numbers.plain(epochs, 6)} epochs`;
}

function standing(facts: TrainingFacts, numbers: NumberWriter): Finding {
  const { epoch, step, stepsPerEpoch, loss, testLoss, accuracy, testAccuracy } = facts;
  const isWhole = step % stepsPerEpoch === 0;
  const place = isWhole
    ? `Epoch ${numbers.count(Math.round(epoch))}:`
    : `Epoch ${numbers.fixed(epoch, 2)}, update ${numbers.count(step)}:`;
  const right = accuracy === null ? "" : `, accuracy ${numbers.percent(accuracy)}`;
  const test = testLoss === null ? "" : `; test loss ${numbers.plain(testLoss, 3)}`;
  const testRight = testAccuracy === null ? "" : `, test accuracy ${numbers.percent(testAccuracy)}`;
  return { headline: place, detail: `loss ${numbers.plain(loss, 4)}${right}${test}${testRight}.` };
}
