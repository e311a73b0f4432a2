import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRunSettings } from "#core/descent/check-run-settings.ts";
import { DescentRun } from "#core/descent/descent-run.ts";
import { diagnose } from "#core/descent/diagnose.ts";
import { sampleHeightField } from "#core/descent/height-field.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import {
  catalogue,
  createCatalogue,
  isCatalogueId,
  objectiveById,
  parabola,
  valley,
} from "#core/objectives/catalogue.ts";
import { heightOf, type Objective } from "#core/objectives/objective.ts";
import {
  differenceGradient,
  differenceHessian,
  gradientOf,
  hessianOf,
} from "../finite-differences.ts";
import { compile } from "./compile.ts";

const oftenEnough = { numRuns: 300 };

/** Functions that lead on for ever: to a saddle, and then down without end. */
const bottomless = ["saddle", "monkey-saddle"];
/** Their suggested descent ends in a local minimum: that is what they are for. */
const deceiving = [
  "rastrigin",
  "ackley",
  "styblinski-tang",
  "three-hump-camel",
  "mccormick",
  "two-lakes",
];

/** Points of the part of the plane that is shown; Ackley's funnel has no derivative at its middle. */
function points({ id, domain }: Objective): fc.Arbitrary<number[]> {
  const inside = fc.tuple(
    ...domain.map(({ low, high }) => fc.double({ min: low, max: high, noNaN: true })),
  );
  return inside.filter((point) => id !== "ackley" || Math.hypot(...point) > 0.05);
}

/** The largest of some numbers in size, at least 1: what rounding errors are measured by. */
function sizeOf(numbers: readonly number[]): number {
  return Math.max(1, ...numbers.map(Math.abs));
}

describe("the catalogue", () => {
  it("offers the chapter's functions first, then those of the literature, each under its own id", () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(["valley", "parabola", "shifted-parabola"]);
    expect(ids).toHaveLength(21);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(isCatalogueId(id)).toBe(true);
    expect(isCatalogueId("x^2")).toBe(false);
  });

  it("finds each by its id, and nothing by another", () => {
    for (const objective of catalogue) expect(objectiveById(objective.id)).toBe(objective);
    for (const id of ["", "Valley", "__proto__", "x^2"]) expect(objectiveById(id)).toBeUndefined();
  });

  it("computes x² + sin²y as the chapter does", () => {
    expect(valley.value(Float64Array.of(3, 1))).toBe(9 + Math.sin(1) ** 2);
    expect(gradientOf(valley, [3, 1])[0]).toBe(6);
    expect(gradientOf(valley, [3, 1])[1]).toBeCloseTo(2 * Math.sin(1) * Math.cos(1), 15);
    expect(parabola.value(Float64Array.of(1.2))).toBe(1.44);
  });

  it("has saddles of the valley at every odd multiple of π/2 along y", () => {
    for (const y of [Math.PI / 2, -Math.PI / 2, 1.5 * Math.PI]) {
      const [slopeX, slopeY] = gradientOf(valley, [0, y]);
      expect(slopeX).toBe(0);
      expect(slopeY).toBeCloseTo(0, 12);
      const [xx, , , yy] = hessianOf(valley, [0, y]);
      expect(xx).toBe(2);
      expect(yy).toBeCloseTo(-2, 12);
    }
  });
});

const compiled = createCatalogue(compile);

describe.each(catalogue)("$id", (objective) => {
  it("has the gradient that central differences give, all over its domain", () => {
    fc.assert(
      fc.property(points(objective), (point) => {
        const reference = differenceGradient(objective, point);
        const tolerance = 2e-6 * sizeOf([...reference, objective.value(Float64Array.from(point))]);
        gradientOf(objective, point).forEach((slope, axis) => {
          expect(Math.abs(slope - reference[axis])).toBeLessThan(tolerance);
        });
      }),
      oftenEnough,
    );
  });

  it("has the Hessian that central differences of the gradient give, all over its domain", () => {
    fc.assert(
      fc.property(points(objective), (point) => {
        const reference = differenceHessian(objective, point);
        const tolerance = 2e-6 * sizeOf([...reference, ...gradientOf(objective, point)]);
        const hessian = hessianOf(objective, point);
        expect(hessian).toHaveLength(objective.dimension ** 2);
        hessian.forEach((curvature, i) => {
          expect(Math.abs(curvature - reference[i])).toBeLessThan(tolerance);
        });
      }),
      oftenEnough,
    );
  });

  it("gives the same numbers compiled and walked, together and one by one", () => {
    const twin = compiled.find(({ id }) => id === objective.id) ?? valley;
    const size = objective.dimension;
    fc.assert(
      fc.property(points(objective), (coordinates) => {
        const point = Float64Array.from(coordinates);
        expect(twin.value(point)).toBe(objective.value(point));
        expect(gradientOf(twin, coordinates)).toEqual(gradientOf(objective, coordinates));
        expect(hessianOf(twin, coordinates)).toEqual(hessianOf(objective, coordinates));
        for (const one of [objective, twin]) {
          const out = new Float64Array(size + 1);
          one.evaluate(point, out);
          expect(Array.from(out)).toEqual([
            ...gradientOf(objective, coordinates),
            objective.value(point),
          ]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("has minima where the gradient is 0, the curvature positive and the value the known one", () => {
    expect(objective.knownMinima.length > 0).toBe(!bottomless.includes(objective.id));
    for (const { point, value } of objective.knownMinima) {
      expect(objective.value(Float64Array.from(point))).toBeCloseTo(value, 12);
      // Ackley's has a point there: no derivative, and slopes of one sign on each side.
      if (objective.id === "ackley") continue;
      const [xx, xy = 0, yx = 0, yy = 1] = hessianOf(objective, point);
      for (const slope of gradientOf(objective, point)) {
        expect(Math.abs(slope)).toBeLessThan(1e-9 * sizeOf([xx, yy]));
      }
      expect(xx).toBeGreaterThan(0);
      expect(xy).toBeCloseTo(yx, 9);
      expect(xx * yy - xy * yx).toBeGreaterThan(0);
    }
  });

  it("is nowhere in its domain lower than its known minima, but where it leads out of it", () => {
    const lowest = Math.min(...objective.knownMinima.map(({ value }) => value));
    const [x, y = x] = objective.domain;
    const field = sampleHeightField(heightOf(objective), x, y, 201, 201);
    expect(field.values.every(Number.isFinite)).toBe(true);
    if (Number.isFinite(lowest)) expect(field.range.low).toBeGreaterThanOrEqual(lowest - 1e-12);
  });

  it("is higher all around its known minima", () => {
    const offset = fc.double({ min: -0.05, max: 0.05, noNaN: true });
    for (const { point, value } of objective.knownMinima) {
      fc.assert(
        fc.property(fc.array(offset, { minLength: 2, maxLength: 2 }), (offsets) => {
          const near = Float64Array.from(point, (coordinate, axis) => coordinate + offsets[axis]);
          expect(objective.value(near)).toBeGreaterThanOrEqual(value - 1e-12 * sizeOf([value]));
        }),
      );
    }
  });

  it("shows its minima and its start inside its domain", () => {
    expect(objective.domain).toHaveLength(objective.dimension);
    const places = [objective.suggested.start, ...objective.knownMinima.map(({ point }) => point)];
    for (const place of places) {
      expect(place).toHaveLength(objective.dimension);
      place.forEach((coordinate, axis) => {
        expect(coordinate).toBeGreaterThanOrEqual(objective.domain[axis].low);
        expect(coordinate).toBeLessThanOrEqual(objective.domain[axis].high);
      });
    }
  });

  it("is suggested with settings that can be run, and that arrive unless it is there to deceive", () => {
    const settings = suggestedRunSettings(objective);
    expect(checkRunSettings(objective, settings)).toBeNull();
    const run = new DescentRun(objective, settings);
    const outcome = run.advance(Number.POSITIVE_INFINITY);
    const diagnosis = outcome && diagnose(objective, settings, run.trajectory, outcome);
    expect(diagnosis?.verdict.kind).toBe(
      deceiving.includes(objective.id) ? "local-minimum" : "arrived",
    );
  });

  it("neither keeps nor changes the point that it is given", () => {
    const start = objective.suggested.start;
    const point = Float64Array.from(start);
    objective.value(point);
    objective.gradient(point, new Float64Array(objective.dimension));
    objective.hessian(point, new Float64Array(objective.dimension ** 2));
    expect(Array.from(point)).toEqual(start);
  });

  it("passes NaN on", () => {
    const point = new Float64Array(objective.dimension).fill(Number.NaN);
    expect(objective.value(point)).toBeNaN();
  });
});
