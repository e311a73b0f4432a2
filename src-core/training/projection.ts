import { Random } from "../network/random.ts";

/** Rounds of the power method; it has long settled by then, and need not have where axes are alike. */
const rounds = 60;
/** Numbers that the directions are found from: of many samples, some that lie evenly among them. */
const mostNumbers = 100_000;
/** A vector shorter than this has no direction that rounding has not made. */
const shortest = 1e-100;

/**
 * Samples seen from where they differ most: their places along the first two principal components
 * (Pearson, 1901; found by the power method). The same inputs always give the same picture.
 *
 * @param inputs row-major [count, width], width 2 or more
 * @returns row-major [count, 2]
 */
export function project(inputs: Float64Array, width: number): Float64Array {
  const count = inputs.length / width;
  const centred = withoutMeans(inputs, width, count);
  const some = someRows(centred, width, count);
  const first = component(some, width, null);
  const second = component(some, width, first);
  const places = new Float64Array(2 * count);
  for (let s = 0; s < count; s++) {
    for (let i = 0; i < width; i++) {
      places[2 * s] += centred[s * width + i] * first[i];
      places[2 * s + 1] += centred[s * width + i] * second[i];
    }
  }
  return places;
}

function withoutMeans(inputs: Float64Array, width: number, count: number): Float64Array {
  const means = new Float64Array(width);
  for (let at = 0; at < inputs.length; at++) means[at % width] += inputs[at] / count;
  return inputs.map((value, at) => value - means[at % width]);
}

/**
 * One row out of every so many, so that finding the directions never takes long; which one, is drawn
 * by lot, since rows may lie in turns.
 */
function someRows(centred: Float64Array, width: number, count: number): Float64Array {
  const stride = Math.ceil(centred.length / mostNumbers);
  if (stride <= 1) return centred;
  const random = new Random(1, "projection");
  const some = new Float64Array(Math.floor(count / stride) * width);
  for (let at = 0; at < some.length; at += width) {
    const row = at * stride + random.below(stride) * width;
    some.set(centred.subarray(row, row + width), at);
  }
  return some;
}

/** The direction of the largest spread, at right angles to another one. */
function component(centred: Float64Array, width: number, other: Float64Array | null): Float64Array {
  const count = centred.length / width;
  // Unlike numbers, so that it is at right angles to no component by chance.
  let direction: Float64Array = Float64Array.from(
    { length: width },
    (_, i) => 1 + ((i * 7) % 11) / 10,
  );
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(width);
    for (let s = 0; s < count; s++) {
      let place = 0;
      for (let i = 0; i < width; i++) place += centred[s * width + i] * direction[i];
      for (let i = 0; i < width; i++) next[i] += place * centred[s * width + i];
    }
    direction = unit(other ? without(next, other) : next);
  }
  return direction;
}

function without(vector: Float64Array, other: Float64Array): Float64Array {
  const part = vector.reduce((sum, value, i) => sum + value * other[i], 0);
  return vector.map((value, i) => value - part * other[i]);
}

/** With its largest entry above 0, so that a picture is never mirrored by chance. */
function unit(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector);
  if (length < shortest) return new Float64Array(vector.length);
  let largest = 0;
  for (const value of vector) if (Math.abs(value) > Math.abs(largest)) largest = value;
  const scale = Math.sign(largest) / length;
  return vector.map((value) => value * scale);
}
