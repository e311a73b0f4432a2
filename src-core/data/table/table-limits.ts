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
/** Numbers beyond ±this are no data. */
export const largestNumber = 1e12;
