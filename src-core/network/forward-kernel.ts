import type { LayerPlace } from "./network-shape.ts";

/**
 * Weighted sums of a batch: u_sj = Σᵢ x_si·w_ij + b_j. Five samples by two neurons are summed at
 * once, so that ten products take seven reads; each sum runs over i in order, whatever its place in
 * the batch.
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
  const blocked = count - (count % 5);
  for (let s = 0; s < blocked; s += 5) fiveSamples(inputs, parameters, place, sums, s);
  for (let s = blocked; s < count; s++) oneSample(inputs, parameters, place, sums, s);
}

function fiveSamples(
  x: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights, biases }: LayerPlace,
  u: Float64Array,
  sample: number,
): void {
  const x0 = sample * n;
  const x1 = x0 + n;
  const x2 = x1 + n;
  const x3 = x2 + n;
  const x4 = x3 + n;
  const u0 = sample * m;
  const paired = m - (m % 2);
  for (let j = 0; j < paired; j += 2) {
    let a0 = w[biases + j];
    let b0 = w[biases + j + 1];
    let a1 = a0;
    let b1 = b0;
    let a2 = a0;
    let b2 = b0;
    let a3 = a0;
    let b3 = b0;
    let a4 = a0;
    let b4 = b0;
    for (let i = 0, at = weights + j; i < n; i++, at += m) {
      const left = w[at];
      const right = w[at + 1];
      const v0 = x[x0 + i];
      const v1 = x[x1 + i];
      const v2 = x[x2 + i];
      const v3 = x[x3 + i];
      const v4 = x[x4 + i];
      a0 += v0 * left;
      b0 += v0 * right;
      a1 += v1 * left;
      b1 += v1 * right;
      a2 += v2 * left;
      b2 += v2 * right;
      a3 += v3 * left;
      b3 += v3 * right;
      a4 += v4 * left;
      b4 += v4 * right;
    }
    const to = u0 + j;
    u[to] = a0;
    u[to + 1] = b0;
    u[to + m] = a1;
    u[to + m + 1] = b1;
    u[to + 2 * m] = a2;
    u[to + 2 * m + 1] = b2;
    u[to + 3 * m] = a3;
    u[to + 3 * m + 1] = b3;
    u[to + 4 * m] = a4;
    u[to + 4 * m + 1] = b4;
  }
  if (paired === m) return;
  const j = paired;
  let a0 = w[biases + j];
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let a4 = a0;
  for (let i = 0, at = weights + j; i < n; i++, at += m) {
    const weight = w[at];
    a0 += x[x0 + i] * weight;
    a1 += x[x1 + i] * weight;
    a2 += x[x2 + i] * weight;
    a3 += x[x3 + i] * weight;
    a4 += x[x4 + i] * weight;
  }
  const to = u0 + j;
  u[to] = a0;
  u[to + m] = a1;
  u[to + 2 * m] = a2;
  u[to + 3 * m] = a3;
  u[to + 4 * m] = a4;
}

function oneSample(
  x: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights, biases }: LayerPlace,
  u: Float64Array,
  sample: number,
): void {
  const from = sample * n;
  const to = sample * m;
  const blocked = m - (m % 4);
  for (let j = 0; j < blocked; j += 4) {
    let a = w[biases + j];
    let b = w[biases + j + 1];
    let c = w[biases + j + 2];
    let d = w[biases + j + 3];
    for (let i = 0, at = weights + j; i < n; i++, at += m) {
      const v = x[from + i];
      a += v * w[at];
      b += v * w[at + 1];
      c += v * w[at + 2];
      d += v * w[at + 3];
    }
    u[to + j] = a;
    u[to + j + 1] = b;
    u[to + j + 2] = c;
    u[to + j + 3] = d;
  }
  for (let j = blocked; j < m; j++) {
    let a = w[biases + j];
    for (let i = 0, at = weights + j; i < n; i++, at += m) a += x[from + i] * w[at];
    u[to + j] = a;
  }
}
