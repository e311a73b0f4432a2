import type { LayerPlace } from "./network-shape.ts";

/**
 * The gradients of a layer's weights and biases: ∂w_ij = Σₛ y_si·δ_sj, ∂b_j = Σₛ δ_sj. Two neurons
 * by four are summed at once; each sum runs over the samples in order.
 *
 * @param outputs y of the layer before, row-major [≥ count, inputCount]
 * @param deltas δ, row-major [≥ count, outputCount]
 * @param gradient of the whole network; overwritten at the layer's place
 */
export function parameterGradients(
  outputs: Float64Array,
  deltas: Float64Array,
  place: LayerPlace,
  gradient: Float64Array,
  count: number,
): void {
  const { inputCount: n, outputCount: m } = place;
  const evenRows = n - (n % 2);
  for (let i = 0; i < evenRows; i += 2) twoRows(outputs, deltas, place, gradient, count, i);
  if (evenRows < n) oneRow(outputs, deltas, place, gradient, count, evenRows);
  for (let j = 0; j < m; j++) {
    let sum = 0;
    for (let s = 0, at = j; s < count; s++, at += m) sum += deltas[at];
    gradient[place.biases + j] = sum;
  }
}

function twoRows(
  y: Float64Array,
  d: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  g: Float64Array,
  count: number,
  row: number,
): void {
  const to = weights + row * m;
  const blocked = m - (m % 4);
  for (let j = 0; j < blocked; j += 4) {
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    let b0 = 0;
    let b1 = 0;
    let b2 = 0;
    let b3 = 0;
    for (let s = 0, from = row, at = j; s < count; s++, from += n, at += m) {
      const upper = y[from];
      const lower = y[from + 1];
      const v0 = d[at];
      const v1 = d[at + 1];
      const v2 = d[at + 2];
      const v3 = d[at + 3];
      a0 += upper * v0;
      a1 += upper * v1;
      a2 += upper * v2;
      a3 += upper * v3;
      b0 += lower * v0;
      b1 += lower * v1;
      b2 += lower * v2;
      b3 += lower * v3;
    }
    g[to + j] = a0;
    g[to + j + 1] = a1;
    g[to + j + 2] = a2;
    g[to + j + 3] = a3;
    g[to + m + j] = b0;
    g[to + m + j + 1] = b1;
    g[to + m + j + 2] = b2;
    g[to + m + j + 3] = b3;
  }
  for (let j = blocked; j < m; j++) {
    let a = 0;
    let b = 0;
    for (let s = 0, from = row, at = j; s < count; s++, from += n, at += m) {
      a += y[from] * d[at];
      b += y[from + 1] * d[at];
    }
    g[to + j] = a;
    g[to + m + j] = b;
  }
}

function oneRow(
  y: Float64Array,
  d: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  g: Float64Array,
  count: number,
  row: number,
): void {
  const to = weights + row * m;
  const blocked = m - (m % 4);
  for (let j = 0; j < blocked; j += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let s = 0, from = row, at = j; s < count; s++, from += n, at += m) {
      const v = y[from];
      a += v * d[at];
      b += v * d[at + 1];
      c += v * d[at + 2];
      e += v * d[at + 3];
    }
    g[to + j] = a;
    g[to + j + 1] = b;
    g[to + j + 2] = c;
    g[to + j + 3] = e;
  }
  for (let j = blocked; j < m; j++) {
    let a = 0;
    for (let s = 0, from = row, at = j; s < count; s++, from += n, at += m) a += y[from] * d[at];
    g[to + j] = a;
  }
}
