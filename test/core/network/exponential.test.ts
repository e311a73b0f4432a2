import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exponential } from "#core/network/exponential.ts";

describe("the exponential of the activations", () => {
  it("is within four units in the last place of the library's, wherever that is a normal number", () => {
    fc.assert(
      fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (x) => {
        const exact = Math.exp(x);
        if (exact === Number.POSITIVE_INFINITY) expect(exponential(x)).toBe(exact);
        else expect(Math.abs(exponential(x) - exact)).toBeLessThanOrEqual(4 * 2 ** -53 * exact);
      }),
      { numRuns: 20_000 },
    );
  });

  it("is so from step to step too", () => {
    let worst = 0;
    for (let x = -40; x < 40; x += 1 / 1024 + 1e-7) {
      worst = Math.max(worst, Math.abs(exponential(x) / Math.exp(x) - 1));
    }
    expect(worst).toBeLessThan(4 * 2 ** -52);
  });

  it("has the exact values of 0 and of what is out of reach", () => {
    expect([0, -0, Infinity, -Infinity, 1e308, -1e308].map(exponential)).toEqual([
      1,
      1,
      Infinity,
      0,
      Infinity,
      0,
    ]);
    expect(exponential(Number.NaN)).toBeNaN();
    expect(exponential(5e-324)).toBe(1);
  });
});
