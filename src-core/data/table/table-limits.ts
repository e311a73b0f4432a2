/** The longest text that is read as a table, in characters. */
export const longestTable = 2_000_000;
/** The most samples. */
export const mostRows = 20_000;
/** The most columns. */
export const mostColumns = 1000;
/** The most classes of a target. */
export const mostClasses = 100;
/** The most different values that a column of classes may have as an input: 0 or 1 for each. */
export const mostIndicators = 50;
/** The most inputs, each class of a column being one. */
export const mostInputs = 1000;
/** The most numbers in the inputs of all samples together. */
const mostInputNumbers = 4_000_000;

/** The most inputs that so many samples can have. */
export function mostInputsOf(sampleCount: number): number {
  return Math.min(mostInputs, Math.floor(mostInputNumbers / Math.max(1, sampleCount)));
}

/** Numbers beyond ±this are no data. */
export const largestNumber = 1e12;
