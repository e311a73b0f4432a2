import { classifiedData } from "../../training/classified-data.ts";
import type { DataSet } from "../../training/data-set.ts";

/** One input or one target: a number for each sample. */
export interface Feature {
  readonly name: string;
  readonly values: Float64Array;
}

/** Samples with numbers as their targets. */
export function measuredData(
  sampleCount: number,
  inputs: readonly Feature[],
  targets: readonly Feature[],
): DataSet {
  return {
    task: "regression",
    inputNames: inputs.map(({ name }) => name),
    outputNames: targets.map(({ name }) => name),
    sampleCount,
    inputs: rowMajor(sampleCount, inputs),
    targets: rowMajor(sampleCount, targets),
    classes: null,
  };
}

/** Samples with their classes. */
export function sortedData(
  inputs: readonly Feature[],
  classNames: readonly string[],
  classes: Int32Array,
): DataSet {
  const names = inputs.map(({ name }) => name);
  return classifiedData(names, classNames, rowMajor(classes.length, inputs), classes);
}

/** Row-major [sampleCount, features.length]. */
function rowMajor(sampleCount: number, features: readonly Feature[]): Float64Array {
  const numbers = new Float64Array(sampleCount * features.length);
  features.forEach(({ values }, at) => {
    for (let sample = 0; sample < sampleCount; sample++) {
      numbers[sample * features.length + at] = values[sample];
    }
  });
  return numbers;
}
