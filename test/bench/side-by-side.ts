/** One of several ways to do the same work. */
export interface Contender {
  readonly name: string;
  /** Does the work once. */
  readonly work: () => void;
}

/** How long one way runs before the next one has its turn, in milliseconds. */
const sliceMs = 8;
const rounds = 60;
const warmUpMs = 250;

/**
 * Measures several ways to do the same work in short turns, round by round, so that whatever else the
 * machine is at meets them alike; prints each one's median rate, and the median and the middle 80 %
 * of its ratio to the first one's within a round.
 *
 * @param workPerCall what one call of `work` does, in `unit`
 */
export function measureSideBySide(
  title: string,
  contenders: readonly Contender[],
  workPerCall: number,
  unit: string,
): void {
  for (const { work } of contenders) callsPerSecond(work, warmUpMs);
  const rates = contenders.map(() => new Float64Array(rounds));
  for (let round = 0; round < rounds; round++) {
    contenders.forEach(({ work }, index) => {
      rates[index][round] = callsPerSecond(work, sliceMs) * workPerCall;
    });
  }
  console.log(`\n${title}`);
  contenders.forEach(({ name }, index) => {
    const ratios = rates[index].map((rate, round) => rate / rates[0][round]);
    const rate = `${Math.round(quantile(rates[index], 0.5)).toLocaleString("en")} ${unit}/s`;
    const ratio = quantile(ratios, 0.5).toFixed(2);
    const spread = [0.1, 0.9].map((part) => quantile(ratios, part).toFixed(2)).join(" to ");
    console.log(`  ${name.padEnd(28)} ${rate.padStart(22)}  ${ratio}×  (${spread})`);
  });
}

function callsPerSecond(work: () => void, milliseconds: number): number {
  const start = performance.now();
  let calls = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    work();
    calls++;
    elapsed = performance.now() - start;
  }
  return (1000 * calls) / elapsed;
}

/** The value below which a part of all values lies; 0.5: the median. */
function quantile(values: Float64Array, part: number): number {
  return values.slice().sort()[Math.round(part * (values.length - 1))];
}
