import type { LayerPlace } from "./network-shape.ts";

/**
 * Weighted sums of a batch: u_sj = Σᵢ x_si·w_ij + b_j. Two samples by four neurons are summed at once,
 * so that eight products take six reads and all sums stay in registers; what is left over at the edges
 * is done by loops of their own, so that the common one stays as the compiler made it. Each sum
 * runs over i in order, whatever its place in the batch.
 *
 * @param inputs x, row-major [≥ count, inputCount]
 * @param parameters of the whole network; read at the layer's place
 * @param sums u, row-major [≥ count, outputCount]; its first `count` rows are overwritten
 */
export function weightedSums(
  inputs: Float64Array,
  parameters: Float64Array,
  place: LayerPlace,
  sums: Float64Array,
  count: number,
): void {
  const pairs = count - (count % 2);
  const fours = place.outputCount - (place.outputCount % 4);
  if (fours > 0 && pairs > 0) pairsByFour(inputs, parameters, place, sums, pairs);
  if (fours > 0 && pairs < count) oneByFour(inputs, parameters, place, sums, pairs);
  if (fours < place.outputCount) lastNeurons(inputs, parameters, place, sums, count, fours);
}

/** The first samples, two at a time, for as many neurons as there are fours of. */
function pairsByFour(
  x: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights, biases }: LayerPlace,
  u: Float64Array,
  pairs: number,
): void {
  for (let j = 0; j + 4 <= m; j += 4) {
    for (let s = 0; s < pairs; s += 2) {
      const x0 = s * n;
      const x1 = x0 + n;
      let a0 = w[biases + j];
      let a1 = w[biases + j + 1];
      let a2 = w[biases + j + 2];
      let a3 = w[biases + j + 3];
      let b0 = a0;
      let b1 = a1;
      let b2 = a2;
      let b3 = a3;
      for (let i = 0, at = weights + j; i < n; i++, at += m) {
        const w0 = w[at];
        const w1 = w[at + 1];
        const w2 = w[at + 2];
        const w3 = w[at + 3];
        const upper = x[x0 + i];
        const lower = x[x1 + i];
        a0 += upper * w0;
        a1 += upper * w1;
        a2 += upper * w2;
        a3 += upper * w3;
        b0 += lower * w0;
        b1 += lower * w1;
        b2 += lower * w2;
        b3 += lower * w3;
      }
      const to = s * m + j;
      u[to] = a0;
      u[to + 1] = a1;
      u[to + 2] = a2;
      u[to + 3] = a3;
      u[to + m] = b0;
      u[to + m + 1] = b1;
      u[to + m + 2] = b2;
      u[to + m + 3] = b3;
    }
  }
}

/** One sample, for as many neurons as there are fours of. */
function oneByFour(
  x: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights, biases }: LayerPlace,
  u: Float64Array,
  sample: number,
): void {
  const from = sample * n;
  const to = sample * m;
  for (let j = 0; j + 4 <= m; j += 4) {
    let a = w[biases + j];
    let b = w[biases + j + 1];
    let c = w[biases + j + 2];
    let d = w[biases + j + 3];
    for (let i = 0, at = weights + j; i < n; i++, at += m) {
      const input = x[from + i];
      a += input * w[at];
      b += input * w[at + 1];
      c += input * w[at + 2];
      d += input * w[at + 3];
    }
    u[to + j] = a;
    u[to + j + 1] = b;
    u[to + j + 2] = c;
    u[to + j + 3] = d;
  }
}

/** The neurons from a first one on, one at a time: four samples at once, then the others. */
function lastNeurons(
  x: Float64Array,
  w: Float64Array,
  place: LayerPlace,
  u: Float64Array,
  count: number,
  first: number,
): void {
  const { inputCount: n, outputCount: m, weights, biases } = place;
  const fours = count - (count % 4);
  for (let j = first; j < m; j++) {
    if (fours > 0) foursOfSamples(x, w, place, u, fours, j);
    for (let s = fours; s < count; s++) {
      let a = w[biases + j];
      for (let i = 0, at = weights + j; i < n; i++, at += m) a += x[s * n + i] * w[at];
      u[s * m + j] = a;
    }
  }
}

function foursOfSamples(
  x: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights, biases }: LayerPlace,
  u: Float64Array,
  fours: number,
  j: number,
): void {
  for (let s = 0; s < fours; s += 4) {
    const x0 = s * n;
    let a = w[biases + j];
    let b = a;
    let c = a;
    let d = a;
    for (let i = 0, at = weights + j; i < n; i++, at += m) {
      const weight = w[at];
      a += x[x0 + i] * weight;
      b += x[x0 + n + i] * weight;
      c += x[x0 + 2 * n + i] * weight;
      d += x[x0 + 3 * n + i] * weight;
    }
    const to = s * m + j;
    u[to] = a;
    u[to + m] = b;
    u[to + 2 * m] = c;
    u[to + 3 * m] = d;
  }
}
