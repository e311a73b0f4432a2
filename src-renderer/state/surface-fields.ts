import {
  type HeightField,
  type HeightFunction,
  type Interval,
  sampleHeightField,
} from "#core/descent/height-field.ts";
import { type RefinedField, refineField } from "#core/descent/refine-field.ts";
import { heightOf, type Objective } from "#core/objectives/objective.ts";
import { createSurfaceFrame } from "../scenes/surface-frame.ts";

/** Samples along each side: the chapter's pictures have a hundred cells. */
const sampleCount = 101;

/** A function as pictures need it; the same object until it is refined, as pictures compare them so. */
export interface Surface {
  readonly field: HeightField;
  readonly heightAt: HeightFunction;
}

const surfaces = new WeakMap<Objective, Surface>();
const refinements = new WeakMap<Objective, RefinedField>();

/** The heights of a function over the part of the plane worth showing. */
export function heightFieldOf(objective: Objective): HeightField {
  return surfaceOf(objective).field;
}

/** A function as a surface; sampled once, and anew by {@link refineSurface} where that is not enough. */
export function surfaceOf(objective: Objective): Surface {
  const known = surfaces.get(objective);
  if (known) return known;
  const x = objective.domain[0];
  const y: Interval = objective.domain[1] ?? centred(x);
  const heightAt = heightOf(objective);
  const field = sampleHeightField(heightAt, x, y, sampleCount, sampleCount);
  const surface = { field, heightAt };
  surfaces.set(objective, surface);
  return surface;
}

/** What became of the field of a function when it was judged; null: it has not been yet. */
export function refinementOf(objective: Objective): RefinedField | null {
  return refinements.get(objective) ?? null;
}

/** The field that a function was refined to; null: the first one does, or is not judged yet. */
export function finerFieldOf(objective: Objective): HeightField | null {
  const refined = refinementOf(objective)?.field;
  return refined && refined.columns * refined.rows > sampleCount ** 2 ? refined : null;
}

/** Makes the field of a function as fine as it needs to be, giving way often; once a function. */
export function* refineSurface(objective: Objective): Generator<void, void> {
  if (refinements.has(objective)) return;
  const { field, heightAt } = surfaceOf(objective);
  const refined = yield* refineField(heightAt, field, createSurfaceFrame(field).shown);
  refinements.set(objective, refined);
  if (refined.field !== field) surfaces.set(objective, { field: refined.field, heightAt });
}

/** The same at once, for a picture that is not drawn a second time. */
export function settleSurface(objective: Objective): void {
  const work = refineSurface(objective);
  while (!work.next().done);
}

/** A function of one variable is shown as a trough as wide as its domain is long. */
function centred({ low, high }: Interval): Interval {
  const half = (high - low) / 2;
  return { low: -half, high: half };
}
