import { describe, expect, it } from "vitest";
import { paletteBytes, paletteColour } from "../../../src-renderer/scenes/palette.ts";

describe("the palettes", () => {
  it("paint hollows blue and heights red in the chapter's colours", () => {
    const [lowRed, , lowBlue] = paletteColour("turbo", 0);
    const [highRed, , highBlue] = paletteColour("turbo", 1);
    expect(lowBlue).toBeGreaterThan(lowRed + 60);
    expect(highRed).toBeGreaterThan(highBlue + 100);
  });

  it("take what lies beyond the range as its end", () => {
    expect(paletteColour("viridis", -5)).toEqual(paletteColour("viridis", 0));
    expect(paletteColour("cividis", 7)).toEqual(paletteColour("cividis", 1));
  });

  it("give a texture whose ends are the palette's ends", () => {
    const bytes = paletteBytes("viridis", 64);
    expect([...bytes.subarray(0, 4)]).toEqual([...paletteColour("viridis", 0), 255]);
    expect([...bytes.subarray(252)]).toEqual([...paletteColour("viridis", 1), 255]);
  });
});
