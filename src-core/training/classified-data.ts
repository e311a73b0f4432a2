import type { DataSet } from "./data-set.ts";

/**
 * Samples with their classes; the targets are made of them: 1 for the class, else 0.
 *
 * @param inputs row-major [classes.length, inputNames.length]
 */
export function classifiedData(
  inputNames: readonly string[],
  outputNames: readonly string[],
  inputs: Float64Array,
  classes: Int32Array,
): DataSet {
  const targets = new Float64Array(classes.length * outputNames.length);
  classes.forEach((number, sample) => {
    targets[sample * outputNames.length + number] = 1;
  });
  return {
    task: "classification",
    inputNames,
    outputNames,
    sampleCount: classes.length,
    inputs,
    targets,
    classes,
  };
}
