import type { LayerPlace } from "./network-shape.ts";

/**
 * What a batch's δ mean for the outputs of the layer before: ∂y_si = Σⱼ δ_sj·w_ij. Two samples by
 * four neurons at once, the edges by loops of their own; each sum runs over j in order.
 *
 * @param deltas δ, row-major [≥ count, outputCount]
 * @param parameters of the whole network; read at the layer's place
 * @param before ∂y, row-major [≥ count, inputCount]; its first `count` rows are overwritten
 */
export function outputGradients(
  deltas: Float64Array,
  parameters: Float64Array,
  place: LayerPlace,
  before: Float64Array,
  count: number,
): void {
  const pairs = count - (count % 2);
  const fours = place.inputCount - (place.inputCount % 4);
  if (fours > 0 && pairs > 0) pairsByFour(deltas, parameters, place, before, pairs);
  if (fours > 0 && pairs < count) oneByFour(deltas, parameters, place, before, pairs);
  if (fours < place.inputCount) lastNeurons(deltas, parameters, place, before, count, fours);
}

/** The first samples, two at a time, for as many neurons as there are fours of. */
function pairsByFour(
  d: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  y: Float64Array,
  pairs: number,
): void {
  for (let i = 0; i + 4 <= n; i += 4) {
    for (let s = 0; s < pairs; s += 2) {
      const d0 = s * m;
      const d1 = d0 + m;
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let j = 0, at = weights + i * m; j < m; j++, at++) {
        const w0 = w[at];
        const w1 = w[at + m];
        const w2 = w[at + 2 * m];
        const w3 = w[at + 3 * m];
        const upper = d[d0 + j];
        const lower = d[d1 + j];
        a0 += upper * w0;
        a1 += upper * w1;
        a2 += upper * w2;
        a3 += upper * w3;
        b0 += lower * w0;
        b1 += lower * w1;
        b2 += lower * w2;
        b3 += lower * w3;
      }
      const to = s * n + i;
      y[to] = a0;
      y[to + 1] = a1;
      y[to + 2] = a2;
      y[to + 3] = a3;
      y[to + n] = b0;
      y[to + n + 1] = b1;
      y[to + n + 2] = b2;
      y[to + n + 3] = b3;
    }
  }
}

/** One sample, for as many neurons as there are fours of. */
function oneByFour(
  d: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  y: Float64Array,
  sample: number,
): void {
  const from = sample * m;
  const to = sample * n;
  for (let i = 0; i + 4 <= n; i += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let j = 0, at = weights + i * m; j < m; j++, at++) {
      const delta = d[from + j];
      a += delta * w[at];
      b += delta * w[at + m];
      c += delta * w[at + 2 * m];
      e += delta * w[at + 3 * m];
    }
    y[to + i] = a;
    y[to + i + 1] = b;
    y[to + i + 2] = c;
    y[to + i + 3] = e;
  }
}

/** The neurons from a first one on, one at a time, for all samples. */
function lastNeurons(
  d: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  y: Float64Array,
  count: number,
  first: number,
): void {
  for (let i = first; i < n; i++) {
    const from = weights + i * m;
    for (let s = 0; s < count; s++) {
      let a = 0;
      for (let j = 0, at = s * m; j < m; j++, at++) a += d[at] * w[from + j];
      y[s * n + i] = a;
    }
  }
}
