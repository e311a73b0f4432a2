import type { LayerPlace } from "./network-shape.ts";

/**
 * The gradients of a layer's weights and biases: ∂w_ij = Σₛ y_si·δ_sj, ∂b_j = Σₛ δ_sj. Two rows of
 * weights by four neurons are summed at once, the edges by loops of their own; each sum runs over the
 * samples in order.
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
  const pairs = n - (n % 2);
  const fours = m - (m % 4);
  if (fours > 0 && pairs > 0) pairsByFour(outputs, deltas, place, gradient, count);
  if (fours > 0 && pairs < n) oneByFour(outputs, deltas, place, gradient, count);
  if (fours < m) lastNeurons(outputs, deltas, place, gradient, count, fours);
  for (let j = 0; j < m; j++) {
    let sum = 0;
    for (let s = 0, at = j; s < count; s++, at += m) sum += deltas[at];
    gradient[place.biases + j] = sum;
  }
}

/** Rows two at a time, for as many neurons as there are fours of. */
function pairsByFour(
  y: Float64Array,
  d: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  g: Float64Array,
  count: number,
): void {
  for (let row = 0; row + 2 <= n; row += 2) {
    for (let j = 0; j + 4 <= m; j += 4) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let s = 0, from = row, at = j; s < count; s++, from += n, at += m) {
        const d0 = d[at];
        const d1 = d[at + 1];
        const d2 = d[at + 2];
        const d3 = d[at + 3];
        const upper = y[from];
        const lower = y[from + 1];
        a0 += upper * d0;
        a1 += upper * d1;
        a2 += upper * d2;
        a3 += upper * d3;
        b0 += lower * d0;
        b1 += lower * d1;
        b2 += lower * d2;
        b3 += lower * d3;
      }
      const to = weights + row * m + j;
      g[to] = a0;
      g[to + 1] = a1;
      g[to + 2] = a2;
      g[to + 3] = a3;
      g[to + m] = b0;
      g[to + m + 1] = b1;
      g[to + m + 2] = b2;
      g[to + m + 3] = b3;
    }
  }
}

/** The last row, for as many neurons as there are fours of. */
function oneByFour(
  y: Float64Array,
  d: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  g: Float64Array,
  count: number,
): void {
  const to = weights + (n - 1) * m;
  for (let j = 0; j + 4 <= m; j += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let s = 0, from = n - 1, at = j; s < count; s++, from += n, at += m) {
      const output = y[from];
      a += output * d[at];
      b += output * d[at + 1];
      c += output * d[at + 2];
      e += output * d[at + 3];
    }
    g[to + j] = a;
    g[to + j + 1] = b;
    g[to + j + 2] = c;
    g[to + j + 3] = e;
  }
}

/** The neurons from a first one on, one at a time: four rows at once, then the others. */
function lastNeurons(
  y: Float64Array,
  d: Float64Array,
  place: LayerPlace,
  g: Float64Array,
  count: number,
  first: number,
): void {
  const { inputCount: n, outputCount: m, weights } = place;
  const fours = n - (n % 4);
  for (let j = first; j < m; j++) {
    if (fours > 0) foursOfRows(y, d, place, g, count, j);
    for (let row = fours; row < n; row++) {
      let a = 0;
      for (let s = 0, from = row, at = j; s < count; s++, from += n, at += m) a += y[from] * d[at];
      g[weights + row * m + j] = a;
    }
  }
}

function foursOfRows(
  y: Float64Array,
  d: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  g: Float64Array,
  count: number,
  j: number,
): void {
  for (let row = 0; row + 4 <= n; row += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let s = 0, from = row, at = j; s < count; s++, from += n, at += m) {
      const delta = d[at];
      a += y[from] * delta;
      b += y[from + 1] * delta;
      c += y[from + 2] * delta;
      e += y[from + 3] * delta;
    }
    const to = weights + row * m + j;
    g[to] = a;
    g[to + m] = b;
    g[to + 2 * m] = c;
    g[to + 3 * m] = e;
  }
}
