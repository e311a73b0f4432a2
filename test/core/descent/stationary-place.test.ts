import { describe, expect, it } from "vitest";
import { stationaryPlace } from "#core/descent/stationary-place.ts";
import { valley } from "#core/objectives/catalogue.ts";

function placeOf(...hessian: number[]): string {
  return stationaryPlace(Float64Array.from(hessian));
}

describe("a place without slope", () => {
  it("is told by its curvatures, in one variable", () => {
    expect(placeOf(2)).toBe("minimum");
    expect(placeOf(-2)).toBe("maximum");
    expect(placeOf(0)).toBe("flat");
  });

  it("is told by its curvatures, in two", () => {
    expect(placeOf(2, 0, 0, 2)).toBe("minimum");
    expect(placeOf(-2, 0, 0, -1)).toBe("maximum");
    expect(placeOf(2, 0, 0, -2)).toBe("saddle");
    expect(placeOf(0, 1, 1, 0)).toBe("saddle");
    expect(placeOf(2, 0, 0, 0)).toBe("flat");
    expect(placeOf(0, 0, 0, 0)).toBe("flat");
  });

  it("is told whatever way its axes are turned", () => {
    for (let degrees = 0; degrees < 180; degrees += 7) {
      const [c, s] = [Math.cos(degrees), Math.sin(degrees)];
      const turned = (a: number, b: number) => [
        a * c * c + b * s * s,
        (a - b) * c * s,
        (a - b) * c * s,
        a * s * s + b * c * c,
      ];
      expect(placeOf(...turned(3, 1))).toBe("minimum");
      expect(placeOf(...turned(3, -1))).toBe("saddle");
      expect(placeOf(...turned(-3, -1))).toBe("maximum");
    }
  });

  it("is a saddle where Newton's rule ends on x² + sin²y from (3, 1)", () => {
    const hessian = new Float64Array(4);
    valley.hessian(Float64Array.of(0, Math.PI / 2), hessian);
    expect(stationaryPlace(hessian)).toBe("saddle");
  });
});
