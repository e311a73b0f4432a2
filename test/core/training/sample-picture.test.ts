import { describe, expect, it } from "vitest";
import { drawDigits } from "#core/training/digits.ts";
import { pictureSide, samplePicture } from "#core/training/sample-picture.ts";

function names(stem: string, from: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${stem}${from + at}`);
}

describe("a sample as a picture", () => {
  it("is taken for one where a square number of columns is numbered one after the other", () => {
    expect(pictureSide({ inputNames: names("p", 1, 64) })).toBe(8);
    expect(pictureSide({ inputNames: names("pixel", 0, 784) })).toBe(28);
    expect(pictureSide({ inputNames: names("", 0, 16) })).toBe(4);
  });

  it("is none of four measures, of names of their own, or of numbers with gaps", () => {
    expect(pictureSide({ inputNames: names("x", 1, 4) })).toBeNull();
    expect(pictureSide({ inputNames: names("p", 1, 63) })).toBeNull();
    expect(pictureSide({ inputNames: names("p", 1, 64).with(5, "q6") })).toBeNull();
    expect(pictureSide({ inputNames: names("p", 1, 64).with(63, "p99") })).toBeNull();
    expect(pictureSide({ inputNames: names("p", 1, 16).map((name) => `${name}x`) })).toBeNull();
  });

  it("has the sample's own pixels, from paper to ink over all samples", () => {
    const { pixels } = drawDigits();
    const data = { inputNames: names("p", 1, 64), inputs: pixels.map((ink) => 255 * ink) };
    const picture = samplePicture(data, 7);
    expect(picture?.side).toBe(8);
    const wanted = pixels.subarray(7 * 64, 8 * 64);
    wanted.forEach((ink, at) => {
      expect(picture?.grey[at]).toBeCloseTo(ink, 9);
    });
  });
});
