import type { TrainingOutcome } from "../training/training-outcome.ts";
import type { Finding } from "./wording.ts";

/** How a training stands, in numbers. */
export interface TrainingFacts {
  readonly epoch: number;
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly loss: number;
  readonly testLoss: number | null;
  /** 0 to 1; null for regression. */
  readonly accuracy: number | null;
  readonly testAccuracy: number | null;
}

/** What a table that is about to be used holds. */
export interface PreviewFacts {
  readonly rows: number;
  readonly columns: number;
}

/** The words of the network view but for its pictures. */
export interface NetworkWording {
  readonly dataSection: string;
  readonly networkSection: string;
  readonly trainingSection: string;
  readonly dataSet: string;
  readonly task: string;
  readonly activation: string;
  readonly optimizer: string;
  /** The hidden layers' fields: the first, and those after it by their number from 2. */
  readonly hiddenNeurons: (layer: number) => string;
  readonly addLayer: string;
  readonly removeLayer: string;
  readonly batchSize: string;
  readonly fullBatch: string;
  readonly seed: string;
  readonly l2: string;
  readonly testPart: string;
  readonly standardise: string;
  /** The settings that are seldom changed. */
  readonly more: string;
  readonly stopLoss: string;
  readonly epochs: string;
  readonly patience: string;
  readonly ownPoints: string;
  readonly openCsv: string;
  /** Before the buttons of the chapter's two cases. */
  readonly chapterCases: string;
  /** Said while there are too few points of one's own to train. */
  readonly placePoints: string;
  readonly fromFile: string;
  readonly curve: string;
  readonly curves: Readonly<Record<"loss" | "accuracy", string>>;
  readonly trainingCurve: string;
  readonly testCurve: string;
  readonly asFastAsItGoes: string;
  readonly updatesPerSecond: (speed: number) => string;
  /** How it stands, in two parts. */
  readonly standing: (facts: TrainingFacts) => Finding;
  readonly waiting: Finding;
  /** What a screen reader hears for the slider's position. */
  readonly position: (facts: TrainingFacts) => string;
  /** The chart, in words. */
  readonly chart: (epochs: number, first: number, last: number) => string;
  readonly trainingRestored: string;
  /** Another setting began another training; so many updates of the one before are not shown. */
  readonly trainingReplaced: (updates: number) => string;
  /** How a training that ended goes on; "": it cannot. */
  readonly goingOn: (outcome: TrainingOutcome, epochs: number) => string;
  readonly previewTitle: (name: string) => string;
  readonly previewFacts: (facts: PreviewFacts) => string;
  readonly previewShown: (rows: number) => string;
  readonly targets: string;
  readonly use: string;
  readonly cancel: string;
}
