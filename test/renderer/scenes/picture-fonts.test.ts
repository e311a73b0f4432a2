import "@fontsource-variable/noto-sans-sc/wght.css";
import { expect, it } from "vitest";
import { nameFont, textFont } from "../../../src-renderer/scenes/picture-fonts.ts";

it("Chinese texts and names are drawn in letters of the app's own, not in boxes that are all the same", async () => {
  for (const font of [textFont(24), nameFont(24)]) {
    await document.fonts.load(font, "第主成");
    expect(new Set(["第", "主", "成"].map((letter) => drawn(letter, font))).size).toBe(3);
  }
});

/** The pixels of a letter. */
function drawn(letter: string, font: string): string {
  const canvas = document.createElement("canvas");
  canvas.width = 40;
  canvas.height = 40;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("a canvas has no context");
  context.font = font;
  context.fillText(letter, 4, 30);
  return canvas.toDataURL();
}
