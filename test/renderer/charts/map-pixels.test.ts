import { describe, expect, it } from "vitest";
import { type HeightFunction, sampleHeightField } from "#core/descent/height-field.ts";
import { paintBase } from "../../../src-renderer/charts/map-base.ts";
import { isPaintedByPixels, paintPixels } from "../../../src-renderer/charts/map-pixels.ts";
import { placeMap } from "../../../src-renderer/charts/map-placement.ts";
import { paletteColour } from "../../../src-renderer/scenes/palette.ts";

const square = { low: -5, high: 5 };
const look = { colourMap: "turbo", theme: "light" } as const;

function fieldOf(heightAt: HeightFunction, columns = 101) {
  return sampleHeightField(heightAt, square, square, columns, 101);
}

function byPixels(heightAt: HeightFunction, columns: number, side: number): ImageData {
  const context = new OffscreenCanvas(side, side).getContext("2d");
  if (!context) throw new Error("no canvas");
  paintPixels(context, 1, { field: fieldOf(heightAt, columns), ...look });
  return context.getImageData(0, 0, side, side);
}

function distance(image: ImageData, x: number, y: number, colour: readonly number[]): number {
  const at = (y * image.width + x) * 4;
  return Math.hypot(...colour.slice(0, 3).map((part, channel) => part - image.data[at + channel]));
}

describe("a map of very many level lines", () => {
  const waves: HeightFunction = (x) => Math.sin(50 * x);

  it("is painted by pixels, others by outlines", () => {
    expect(isPaintedByPixels(fieldOf(waves, 801))).toBe(true);
    expect(isPaintedByPixels(fieldOf((x, y) => x * x + Math.sin(y) ** 2))).toBe(false);
  });

  it("has every crest, in the colour of the top", () => {
    const image = byPixels(waves, 801, 1600);
    const top = paletteColour("turbo", 0.97);
    let crests = 0;
    let wasTop = false;
    for (let x = 8; x < image.width - 8; x++) {
      const isTop = distance(image, x, 700, top) < 90;
      if (isTop && !wasTop) crests++;
      wasTop = isTop;
    }
    const reach = 50 * 5 * (1 - 16 / 1600);
    const orderOf = (phase: number): number => (phase - Math.PI / 2) / (2 * Math.PI);
    const expected = Math.floor(orderOf(reach)) - Math.ceil(orderOf(-reach)) + 1;
    expect(Math.abs(crests - expected)).toBeLessThanOrEqual(1);
  });

  it("has no false waves where crests are closer than pixels: the mean", () => {
    const image = byPixels(waves, 801, 60);
    const row = Array.from({ length: 50 }, (_, at) => image.data[(30 * 60 + at + 5) * 4 + 1]);
    const whole = byPixels(waves, 801, 1600);
    const green = Array.from({ length: 1500 }, (_, at) => whole.data[(700 * 1600 + at) * 4 + 1]);
    const spread = (values: number[]): number => Math.max(...values) - Math.min(...values);
    expect(spread(row)).toBeLessThan(spread(green) * 0.75);
  });

  it("has the colours that outlines have", () => {
    const heightAt: HeightFunction = (x, y) => x * x + Math.sin(y) ** 2;
    const side = 300;
    const image = byPixels(heightAt, 101, side);
    const context = new OffscreenCanvas(side, side).getContext("2d");
    const outlined = document.createElement("canvas");
    outlined.width = outlined.height = side;
    const drawn = outlined.getContext("2d", { willReadFrequently: true });
    if (!context || !drawn) throw new Error("no canvas");
    const placement = placeMap({ x: 0, y: 0, width: side, height: side }, square, square);
    const plot = { left: 0, top: 0, width: side, height: side };
    paintBase(drawn, { ...placement, plot }, { field: fieldOf(heightAt), ...look });
    const other = drawn.getImageData(0, 0, side, side);
    let different = 0;
    for (let at = 0; at < side * side; at++) {
      const colour = [...other.data.subarray(at * 4, at * 4 + 3)];
      if (distance(image, at % side, Math.floor(at / side), colour) > 40) different++;
    }
    expect(different / side ** 2).toBeLessThan(0.02);
  });

  it("leaves holes as they are", () => {
    const image = byPixels((x) => Math.sqrt(x) * Math.sin(90 * x), 801, 100);
    expect(image.data[(50 * 100 + 20) * 4 + 3]).toBe(0);
    expect(image.data[(50 * 100 + 80) * 4 + 3]).toBe(255);
  });
});
