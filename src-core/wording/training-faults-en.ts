import { assertNever } from "../common/assert-never.ts";
import type { Task } from "../training/data-set.ts";
import type { DataFault, NetworkFileFault, TrainingFault } from "../training/training-fault.ts";
import { entryFaultEn } from "./entry-faults-en.ts";
import { memberPath } from "./member-path.ts";
import type { NumberWriter } from "./numbers.ts";

const taskNames: Readonly<Record<Task, string>> = {
  regression: "regression",
  classification: "classification",
};

/** Why no training can begin, where, and what would be right. */
export function trainingFaultEn(fault: TrainingFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "task-impossible":
      return `These data cannot be used for ${taskNames[fault.task]}; take the other task, or other data.`;
    case "hidden-layers-out-of-range":
      return `There can be 0 to ${numbers.count(fault.most)} hidden layers.`;
    case "hidden-neurons-out-of-range":
      return `A hidden layer can have 1 to ${numbers.count(fault.most)} neurons.`;
    case "network-too-large":
      return `A network with ${numbers.count(fault.parameters)} weights and biases is too large; ${numbers.count(fault.limit)} are the most. Take fewer neurons.`;
    case "rule-impossible":
      return `A network cannot be trained with “${fault.optimizer}”; take another optimizer, such as adam.`;
    case "batch-size-out-of-range":
      return `The batch size must be a whole number from 1 to ${numbers.count(fault.most)}, the number of training samples, or full.`;
    case "seed-out-of-range":
      return `The seed must be a whole number from 0 to ${numbers.count(fault.most)}.`;
    case "l2-out-of-range":
      return "L2 must be 0 or more.";
    case "test-part-out-of-range":
      return "The test share must be from 0 to 0.9 and leave samples to train on.";
    case "stop-loss-not-a-number":
      return "The loss to stop at must be a number.";
    case "epochs-out-of-range":
      return `The number of epochs must be a whole number from 0 to ${numbers.count(fault.most)}.`;
    case "patience-out-of-range":
      return `The epochs without progress must be a whole number from 1 to ${numbers.count(fault.most)}.`;
    case "network-does-not-fit":
      return `The network has ${count(fault.inputs, "input", numbers)} and ${count(fault.outputs, "output", numbers)}, the data have ${count(fault.dataInputs, "input", numbers)} and ${count(fault.dataOutputs, "output", numbers)}; take data that fit, or a new network.`;
    case "hyperparameter-out-of-range":
    case "schedule-out-of-range":
      return entryFaultEn(fault, numbers);
    case "not-a-network":
    case "network-too-new":
    case "network-damaged":
    case "network-overfull":
    case "network-unknown-member":
    case "network-layers-disagree":
    case "network-not-finite":
    case "network-loss-impossible":
      return networkFileFaultEn(fault, numbers);
    default:
      return dataFaultEn(fault, numbers);
  }
}

/** Why a text is no data set, where, and what would be right. */
export function dataFaultEn(fault: DataFault, numbers: NumberWriter): string {
  const row = (line: number): string => `Row ${numbers.count(line)}`;
  switch (fault.kind) {
    case "data-empty":
      return "The file is empty; it needs a row of column names and rows of numbers below it.";
    case "data-no-samples":
      return "There are column names but no rows below them.";
    case "data-too-large":
      return tooLarge(fault, numbers);
    case "data-too-few-columns":
      return `There ${fault.columns === 1 ? "is 1 column" : `are ${numbers.count(fault.columns)} columns`}, and at least ${numbers.count(fault.needed)} are needed: inputs first, then what is to be learnt, separated by commas, semicolons or tabs.`;
    case "data-ragged-row":
      return `${row(fault.row)} has ${count(fault.cells, "cell", numbers)}, not ${numbers.count(fault.expected)} as the row of column names.`;
    case "data-not-a-number":
      return `${row(fault.row)}, column “${fault.column}”: “${fault.text}” is not a number; write one such as 0.1.`;
    case "data-other-marks":
      return `${row(fault.row)}, column “${fault.column}”: “${fault.text}” has other marks for decimals or thousands than the numbers of the table; write all of them alike, or choose the decimal mark.`;
    case "data-mixed-units":
      return `${row(fault.row)}, column “${fault.column}”: “${fault.text}” stands among numbers ${fault.unit === "" ? "without a unit" : `with “${fault.unit}”`}; write all of the column in one unit.`;
    case "data-doubtful-date":
      return `${row(fault.row)}, column “${fault.column}”: “${fault.text}” is no date that can be read in one way only; write dates such as 2012-01-31, or leave the column out.`;
    case "data-unreadable-letters":
      return `${row(fault.row)}, column “${fault.column}”: “${fault.text}” has letters that are none in this encoding; choose another encoding.`;
    case "data-number-out-of-range":
      return `${row(fault.row)}, column “${fault.column}”: ${fault.text} is too large to calculate with; scale the column down.`;
    case "data-empty-cell":
      return `${row(fault.row)}, column “${fault.column}” is empty; fill it in, or leave the row out.`;
    case "data-one-class":
      return `Column “${fault.column}”: every sample is of the class “${fault.name}”, and at least two classes are needed to tell apart; take another column as the target.`;
    case "data-too-many-classes":
      return `Column “${fault.column}” has ${numbers.count(fault.count)} different values, and ${numbers.count(fault.limit)} classes are the most; take regression if they are numbers, or another target.`;
    case "data-too-many-values":
      return `Column “${fault.column}” has ${numbers.count(fault.count)} different values, and a column of classes can have ${numbers.count(fault.limit)} as an input; leave it out.`;
    case "data-too-many-inputs":
      return `The columns become ${numbers.count(fault.inputs)} inputs, and ${numbers.count(fault.limit)} are the most with ${numbers.count(fault.rows)} rows; leave out columns of classes: “${fault.column}” alone becomes ${numbers.count(fault.count)}.`;
    case "data-unusable-column":
      return `Column “${fault.column}” ${unusable[fault.is]}; leave it out.`;
    case "data-missing-values":
      return `${row(fault.row)}, column “${fault.column}” has no value${fault.rows === 1 ? "" : `, and ${count(fault.rows - 1, "more row", numbers)} ${fault.rows === 2 ? "lacks" : "lack"} one`}; leave such rows out, or leave the column out.`;
    case "data-no-complete-row":
      return "No row has a value in every column that is used; leave out a column that is mostly empty.";
    case "data-target-count":
      return fault.task === "regression"
        ? "No column is the target; choose at least one column of numbers."
        : `${fault.count === 0 ? "No column is" : `${numbers.count(fault.count)} columns are`} the target; choose one column of classes.`;
    case "data-no-input":
      return "No column is an input; choose at least one column of numbers or classes.";
    case "data-other-columns":
      return `The table has ${count(fault.columns, "column", numbers)}, and ${numbers.count(fault.planned)} are expected; open it again.`;
    case "data-unclosed-quote":
      return `${row(fault.row)}: a quotation mark is opened and never closed.`;
    case "data-too-few-samples":
      return `${fault.count === 1 ? "1 sample is" : `${numbers.count(fault.count)} samples are`} too few; at least ${numbers.count(fault.needed)} are needed.`;
    default:
      return assertNever(fault);
  }
}

const unusable: Readonly<Record<"text" | "date" | "empty", string>> = {
  text: "is text with too many different values to be classes",
  date: "holds dates, which can only be inputs",
  empty: "is empty",
};

function tooLarge(
  { what, limit }: Extract<DataFault, { kind: "data-too-large" }>,
  numbers: NumberWriter,
): string {
  switch (what) {
    case "bytes":
      return `The file is larger than ${numbers.plain(limit / 1e6)} MB; take fewer rows or columns.`;
    case "rows":
      return `There are more than ${numbers.count(limit)} rows; take fewer.`;
    case "columns":
      return `There are more than ${numbers.count(limit)} columns; take fewer.`;
    default:
      return assertNever(what);
  }
}

/** Why a text is no network file, where, and what would be right. */
export function networkFileFaultEn(fault: NetworkFileFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "not-a-network":
      return "It is not a Thalweg network.";
    case "network-too-new":
      return `The network was written by a newer Thalweg (format ${fault.version}); update Thalweg to open it.`;
    case "network-damaged":
      return fault.where === null
        ? "The network is damaged: a part of it is missing."
        : `The network is damaged at “${fault.where}”.`;
    case "network-overfull":
      return "The network is damaged: it holds more than any network can.";
    case "network-unknown-member":
      return `The network holds “${memberPath(fault.where, fault.name)}”, which this version of Thalweg does not know; update Thalweg, or take it out of the file.`;
    case "network-layers-disagree":
      return `Layer ${numbers.count(fault.layer)} of the network has weights for ${count(fault.actual, "input", numbers)}, and the layer before it has ${count(fault.expected, "output", numbers)}.`;
    case "network-not-finite":
      return `The network has something other than a finite number at “${fault.where}”.`;
    case "network-loss-impossible":
      return `Cross-entropy cannot be taken of outputs with the activation “${fault.activation}”; it needs softmax or sigmoid.`;
    default:
      return assertNever(fault);
  }
}

/** `1 input`, `3 inputs`. */
function count(number: number, noun: string, numbers: NumberWriter): string {
  return `${numbers.count(number)} ${number === 1 ? noun : `${noun}s`}`;
}
