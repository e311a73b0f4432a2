import type { NetworkDrawingData } from "./network-data.ts";

/** A connection that is drawn. */
export interface DrawnConnection {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** More lines than this cannot be told apart, and take long. */
export const mostConnections = 400;
const binCount = 256;

/** The connections worth drawing, the weakest first: all of a small network, else the strongest. */
export function strongestConnections(
  { places, values }: Pick<NetworkDrawingData, "places" | "values">,
  most = mostConnections,
): DrawnConnection[] {
  const share = Math.max(1, Math.floor(most / places.length));
  const found = places.flatMap(({ inputCount, outputCount, weights }, layer) =>
    strongest(values, weights, inputCount * outputCount, share).map((at) => ({
      layer,
      from: Math.floor(at / outputCount),
      to: at % outputCount,
      value: values[weights + at],
    })),
  );
  return found.sort((one, other) => Math.abs(one.value) - Math.abs(other.value));
}

/** The places, from `start`, of at most so many of the largest numbers. */
function strongest(values: Float64Array, start: number, count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, at) => at);
  let largest = 0;
  for (let at = 0; at < count; at++) {
    const size = Math.abs(values[start + at]);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  if (largest === 0) return [];
  const bound = boundOf(values, start, count, most, largest);
  const found: number[] = [];
  for (let at = 0; at < count && found.length < most; at++) {
    if (Math.abs(values[start + at]) >= bound) found.push(at);
  }
  return found;
}

/** A size that no more than so many numbers reach; by counting, as sorting would take too long. */
function boundOf(
  values: Float64Array,
  start: number,
  count: number,
  most: number,
  largest: number,
): number {
  const counts = new Uint32Array(binCount + 1);
  const factor = binCount / largest;
  for (let at = 0; at < count; at++) {
    const size = Math.abs(values[start + at]);
    if (size <= largest) counts[Math.floor(size * factor)]++;
  }
  let sum = counts[binCount];
  let bin = binCount;
  while (bin > 0 && sum + counts[bin - 1] <= most) sum += counts[--bin];
  return bin / factor;
}
