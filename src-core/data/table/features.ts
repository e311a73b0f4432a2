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

/** Samples with their classes; the targets are made of them: 1 for the class, else 0. */
export function classifiedData(
  inputs: readonly Feature[],
  classNames: readonly string[],
  classes: Int32Array,
): DataSet {
  const targets = new Float64Array(classes.length * classNames.length);
  classes.forEach((number, sample) => {
    targets[sample * classNames.length + number] = 1;
  });
  return {
    task: "classification",
    inputNames: inputs.map(({ name }) => name),
    outputNames: classNames,
    sampleCount: classes.length,
    inputs: rowMajor(classes.length, inputs),
    targets,
    classes,
  };
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
