import type { LayerPlace } from "./network-shape.ts";

/**
 * What a batch's δ mean for the outputs of the layer before: ∂y_si = Σⱼ δ_sj·w_ij. Five samples by
 * two neurons at once; each sum runs over j in order.
 *
 * @param deltas δ, row-major [≥ count, outputCount]
 * @param before ∂y, row-major [≥ count, inputCount]; its first `count` rows are overwritten
 */
export function outputGradients(
  deltas: Float64Array,
  parameters: Float64Array,
  place: LayerPlace,
  before: Float64Array,
  count: number,
): void {
  const blocked = count - (count % 5);
  for (let s = 0; s < blocked; s += 5) fiveSamples(deltas, parameters, place, before, s);
  for (let s = blocked; s < count; s++) oneSample(deltas, parameters, place, before, s);
}

function fiveSamples(
  d: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  y: Float64Array,
  sample: number,
): void {
  const d0 = sample * m;
  const d1 = d0 + m;
  const d2 = d1 + m;
  const d3 = d2 + m;
  const d4 = d3 + m;
  const y0 = sample * n;
  const paired = n - (n % 2);
  for (let i = 0; i < paired; i += 2) {
    let a0 = 0;
    let b0 = 0;
    let a1 = 0;
    let b1 = 0;
    let a2 = 0;
    let b2 = 0;
    let a3 = 0;
    let b3 = 0;
    let a4 = 0;
    let b4 = 0;
    const upper = weights + i * m;
    const lower = upper + m;
    for (let j = 0; j < m; j++) {
      const left = w[upper + j];
      const right = w[lower + j];
      const v0 = d[d0 + j];
      const v1 = d[d1 + j];
      const v2 = d[d2 + j];
      const v3 = d[d3 + j];
      const v4 = d[d4 + j];
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
    const to = y0 + i;
    y[to] = a0;
    y[to + 1] = b0;
    y[to + n] = a1;
    y[to + n + 1] = b1;
    y[to + 2 * n] = a2;
    y[to + 2 * n + 1] = b2;
    y[to + 3 * n] = a3;
    y[to + 3 * n + 1] = b3;
    y[to + 4 * n] = a4;
    y[to + 4 * n + 1] = b4;
  }
  for (let s = 0; paired < n && s < 5; s++) {
    let a = 0;
    const at = weights + paired * m;
    for (let j = 0; j < m; j++) a += d[d0 + s * m + j] * w[at + j];
    y[y0 + s * n + paired] = a;
  }
}

function oneSample(
  d: Float64Array,
  w: Float64Array,
  { inputCount: n, outputCount: m, weights }: LayerPlace,
  y: Float64Array,
  sample: number,
): void {
  const from = sample * m;
  const to = sample * n;
  const blocked = n - (n % 4);
  for (let i = 0; i < blocked; i += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    const first = weights + i * m;
    for (let j = 0, at = first; j < m; j++, at++) {
      const v = d[from + j];
      a += v * w[at];
      b += v * w[at + m];
      c += v * w[at + 2 * m];
      e += v * w[at + 3 * m];
    }
    y[to + i] = a;
    y[to + i + 1] = b;
    y[to + i + 2] = c;
    y[to + i + 3] = e;
  }
  for (let i = blocked; i < n; i++) {
    let a = 0;
    for (let j = 0, at = weights + i * m; j < m; j++, at++) a += d[from + j] * w[at];
    y[to + i] = a;
  }
}
