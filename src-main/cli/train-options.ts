import { withLearningRate } from "#core/optimizers/optimizer-table.ts";
import { largestSeed, mostSamplesOfBatch } from "#core/training/check-training-setup.ts";
import { tasks } from "#core/training/data-set.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import type { TrainingFault } from "#core/training/training-fault.ts";
import {
  mostEpochs,
  mostHiddenLayers,
  mostHiddenNeurons,
  type TrainingSetup,
} from "#core/training/training-setup.ts";
import type { TableAssumptions } from "#core/wording/table-cli-wording.ts";
import { CliError, exitStatus, wrongInput } from "./cli-error.ts";
import { choiceOf, countOf, numberOf, rangedNumberOf } from "./option-values.ts";
import { hyperparameterOptions, type RuleOptions, ruleOf } from "./rule-options.ts";
import { readDataOption, readNetworkOption } from "./train-files.ts";
import type { TableOptions } from "./train-table.ts";
import { hiddenActivationNames, networkOptimizerNames } from "./training-names.ts";

/** The options of `train`, as typed. */
export interface TrainOptions extends Omit<RuleOptions, "learningRate">, TableOptions {
  readonly dataset?: string;
  readonly task?: string;
  readonly targets?: string;
  readonly hidden?: string;
  readonly activation?: string;
  readonly network?: string;
  readonly learningRate?: string;
  readonly epochs?: string;
  readonly batchSize?: string;
  readonly seed?: string;
  readonly standardise?: boolean;
  readonly l2?: string;
  readonly testPart?: string;
  readonly stopLoss?: string;
  readonly patience?: string;
  readonly save?: string;
  readonly reportEvery?: string;
}

/** The training that was asked for, checked. */
export interface TrainingRequest {
  readonly prepared: PreparedTraining;
  /** Epochs from one reported to the next. */
  readonly reportEvery: number;
  /** Where the network is to be written; null: nowhere. */
  readonly save: string | null;
  /** What was assumed of a table; null: there is none. */
  readonly assumptions: TableAssumptions | null;
}

const defaultEpochs = "100";
const defaultBatchSize = "10";
const defaultHidden = "8";
/** No hidden layer: inputs straight to outputs. */
const noHiddenLayer = "0";

/**
 * What a command line asks for; reads the files that it names.
 *
 * @throws CliError for the first option that is wrong; FaultError for a wrong file
 */
export async function trainingRequest(options: TrainOptions): Promise<TrainingRequest> {
  const { setup, assumptions } = await setupOf(options);
  const reportEvery = countOf("--report-every", options.reportEvery ?? "1", 1, mostEpochs);
  const preparation = prepareTraining(setup);
  if (!preparation.ok) throw impossible(preparation.fault);
  const { prepared } = preparation;
  return { prepared, reportEvery, save: options.save ?? null, assumptions };
}

async function setupOf(
  options: TrainOptions,
): Promise<{ setup: TrainingSetup; assumptions: TableAssumptions | null }> {
  const own = ownNumbers(options);
  const network = options.network === undefined ? null : await readNetworkOption(options.network);
  const { data, task, assumptions } = await readDataOption({
    table: options,
    dataset: options.dataset,
    task: options.task === undefined ? null : choiceOf("--task", options.task, tasks),
    targetCount:
      options.targets === undefined ? null : countOf("--targets", options.targets, 1, 1000),
  });
  const layers = network
    ? { hidden: network.shape.sizes.slice(1, -1), activation: "sigmoid" as const }
    : hiddenLayers(options);
  return { setup: { ...own, ...layers, data, task, network }, assumptions };
}

/** What is said without a file; checked first, since it costs nothing. */
function ownNumbers(
  options: TrainOptions,
): Omit<TrainingSetup, "data" | "task" | "hidden" | "activation" | "network"> {
  const { network, seed, l2, testPart, stopLoss, patience, epochs } = options;
  if (network !== undefined) refuseWithNetwork(options);
  return {
    rule: trainingRule(options),
    batchSize: batchSizeOf(options.batchSize ?? defaultBatchSize),
    seed: countOf("--seed", seed ?? "1", 0, largestSeed),
    l2: l2 === undefined ? 0 : numberOf("--l2", l2, "0.001"),
    standardise: options.standardise ?? false,
    testPart: testPart === undefined ? 0 : rangedNumberOf("--test-part", testPart, 0, 0.9),
    stop: {
      loss: stopLoss === undefined ? null : numberOf("--stop-loss", stopLoss, "0.01"),
      epochs: countOf("--epochs", epochs ?? defaultEpochs, 0, mostEpochs),
      patience: patience === undefined ? null : countOf("--patience", patience, 1, mostEpochs),
    },
  };
}

/** A network that is read says these itself. */
function refuseWithNetwork({ hidden, activation }: TrainOptions): void {
  const option =
    hidden !== undefined ? "--hidden" : activation !== undefined ? "--activation" : null;
  if (option !== null) throw wrongInput({ kind: "network-and-option", option });
}

function hiddenLayers({
  hidden,
  activation,
}: TrainOptions): Pick<TrainingSetup, "hidden" | "activation"> {
  const text = (hidden ?? defaultHidden).normalize("NFKC");
  const counts = text.trim() === noHiddenLayer ? [] : text.split(",");
  if (counts.length > mostHiddenLayers) {
    throw impossible({ kind: "hidden-layers-out-of-range", most: mostHiddenLayers });
  }
  return {
    hidden: counts.map((text) => countOf("--hidden", text.trim(), 1, mostHiddenNeurons)),
    activation: choiceOf("--activation", activation ?? "sigmoid", hiddenActivationNames),
  };
}

function trainingRule({ learningRate, ...options }: TrainOptions): TrainingSetup["rule"] {
  const given = learningRate === undefined ? {} : { learningRate: [learningRate] };
  const rule = ruleOf({ ...options, ...given }, networkOptimizerNames);
  return learningRate === undefined
    ? rule
    : withLearningRate(rule, numberOf("--learning-rate", learningRate));
}

function batchSizeOf(text: string): number | null {
  if (text === "full") return null;
  if (!/\d/.test(text)) throw wrongInput({ kind: "not-a-batch-size", text });
  return countOf("--batch-size", text, 1, mostSamplesOfBatch);
}

/** The one line for a training that cannot begin: the option it is about, and what would be right. */
function impossible(fault: TrainingFault): CliError {
  const option = optionOf(fault);
  return new CliError(exitStatus.wrongInput, ({ training }) => {
    return option === null ? training.fault(fault) : `${option}: ${training.fault(fault)}`;
  });
}

const faultOptions: Readonly<Partial<Record<TrainingFault["kind"], string>>> = {
  "task-impossible": "--task",
  "hidden-layers-out-of-range": "--hidden",
  "hidden-neurons-out-of-range": "--hidden",
  "network-too-large": "--hidden",
  "rule-impossible": "--optimizer",
  "schedule-out-of-range": "--schedule",
  "batch-size-out-of-range": "--batch-size",
  "seed-out-of-range": "--seed",
  "l2-out-of-range": "--l2",
  "test-part-out-of-range": "--test-part",
  "stop-loss-not-a-number": "--stop-loss",
  "epochs-out-of-range": "--epochs",
  "patience-out-of-range": "--patience",
  "network-does-not-fit": "--network",
  "network-loss-impossible": "--network",
};

/** The option that a fault is about; null: it says itself where. */
function optionOf(fault: TrainingFault): string | null {
  if (fault.kind === "hyperparameter-out-of-range") return hyperparameterOptions[fault.name];
  return faultOptions[fault.kind] ?? (fault.kind.startsWith("data-") ? "--dataset" : null);
}
