import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRunSettings } from "#core/descent/check-run-settings.ts";
import { DescentRun } from "#core/descent/descent-run.ts";
import { sampleHeightField } from "#core/descent/height-field.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { catalogue, objectiveById, parabola, valley } from "#core/objectives/catalogue.ts";
import { heightOf } from "#core/objectives/objective.ts";
import {
  differenceGradient,
  differenceHessian,
  gradientOf,
  hessianOf,
} from "../finite-differences.ts";

const oftenEnough = { numRuns: 400 };

function coordinates(dimension: number): fc.Arbitrary<number[]> {
  const coordinate = fc.double({ min: -20, max: 20, noNaN: true });
  return fc.array(coordinate, { minLength: dimension, maxLength: dimension });
}

describe("the catalogue", () => {
  it("offers the chapter's functions, the valley first, each under an id of its own", () => {
    expect(catalogue.map(({ id }) => id)).toEqual(["valley", "parabola", "shifted-parabola"]);
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

describe.each(catalogue)("$expression", (objective) => {
  it("has the gradient that central differences give, anywhere", () => {
    fc.assert(
      fc.property(coordinates(objective.dimension), (point) => {
        const reference = differenceGradient(objective, point);
        gradientOf(objective, point).forEach((slope, axis) => {
          expect(slope).toBeCloseTo(reference[axis], 6);
        });
      }),
      oftenEnough,
    );
  });

  it("has the Hessian that central differences of the gradient give, anywhere", () => {
    fc.assert(
      fc.property(coordinates(objective.dimension), (point) => {
        const reference = differenceHessian(objective, point);
        const hessian = hessianOf(objective, point);
        expect(hessian).toHaveLength(objective.dimension ** 2);
        hessian.forEach((curvature, i) => {
          expect(curvature).toBeCloseTo(reference[i], 6);
        });
      }),
      oftenEnough,
    );
  });

  it("has minima where the gradient is 0, the curvature positive and the value the known one", () => {
    expect(objective.knownMinima.length).toBeGreaterThan(0);
    for (const { point, value } of objective.knownMinima) {
      expect(objective.value(Float64Array.from(point))).toBe(value);
      for (const slope of gradientOf(objective, point)) expect(slope).toBe(0);
      const [xx, xy, yx, yy] = hessianOf(objective, point);
      expect(xx).toBeGreaterThan(0);
      if (objective.dimension === 2) {
        expect(xy).toBe(yx);
        expect(xx * yy - xy * yx).toBeGreaterThan(0);
      }
    }
  });

  it("is nowhere in its domain lower than its known minima", () => {
    const lowest = Math.min(...objective.knownMinima.map(({ value }) => value));
    const [x, y = x] = objective.domain;
    const field = sampleHeightField(heightOf(objective), x, y, 201, 201);
    expect(field.range.low).toBeGreaterThanOrEqual(lowest);
    expect(field.range.low).toBeLessThan(lowest + 1e-3);
  });

  it("is higher all around its known minima", () => {
    const offset = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    for (const { point, value } of objective.knownMinima) {
      fc.assert(
        fc.property(fc.array(offset, { minLength: 2, maxLength: 2 }), (offsets) => {
          const near = Float64Array.from(point, (coordinate, axis) => coordinate + offsets[axis]);
          expect(objective.value(near)).toBeGreaterThanOrEqual(value);
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

  it("is suggested with settings that can be run and that arrive", () => {
    const settings = suggestedRunSettings(objective);
    expect(checkRunSettings(objective, settings)).toBeNull();
    expect(new DescentRun(objective, settings).advance(1000)).toMatchObject({
      kind: "converged",
      reason: "value",
    });
  });

  it("neither keeps nor changes the point that it is given", () => {
    const start = objective.suggested.start;
    const point = Float64Array.from(start);
    objective.value(point);
    objective.gradient(point, new Float64Array(objective.dimension));
    objective.hessian(point, new Float64Array(objective.dimension ** 2));
    expect(Array.from(point)).toEqual(start);
  });

  it("passes NaN on, and overflows to infinity without an error", () => {
    const size = objective.dimension;
    expect(objective.value(new Float64Array(size).fill(Number.NaN))).toBeNaN();
    const far = new Float64Array(size);
    far[0] = 1e200;
    expect(objective.value(far)).toBe(Number.POSITIVE_INFINITY);
  });
});
