/** What was taken from each input, and what it was divided by; one entry an input. */
export interface Scaling {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** The scaling that changes nothing. */
export function noScaling(inputCount: number): Scaling {
  return {
    means: new Float64Array(inputCount),
    deviations: new Float64Array(inputCount).fill(1),
  };
}

/**
 * Mean and population standard deviation of each input over some samples. An input that never
 * changes is divided by 1.
 *
 * @param inputs row-major [sampleCount, inputCount]
 * @param samples rows that are measured
 */
export function measureScaling(
  inputs: Float64Array,
  inputCount: number,
  samples: Int32Array,
): Scaling {
  const { means, deviations } = noScaling(inputCount);
  for (let i = 0; i < inputCount; i++) {
    const values = Float64Array.from(samples, (sample) => inputs[sample * inputCount + i]);
    // The mean of equal numbers need not be that number: rounding must not make a deviation of it.
    if (values.every((value) => value === values[0])) {
      means[i] = values[0];
      continue;
    }
    means[i] = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - means[i]) ** 2, 0);
    deviations[i] = Math.sqrt(squares / values.length) || 1;
  }
  return { means, deviations };
}

/** Scaled inputs as a new array of the same shape. */
export function scaled(inputs: Float64Array, { means, deviations }: Scaling): Float64Array {
  const count = means.length;
  return inputs.map((value, at) => (value - means[at % count]) / deviations[at % count]);
}
