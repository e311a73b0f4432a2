import { describe, expect, it } from "vitest";
import { viewingAngles } from "#core/session/session.ts";
import type { CaptionPart } from "#core/wording/wording.ts";
import { breakLines } from "../../../src-renderer/scenes/caption-lines.ts";
import { silhouetteOf } from "../../../src-renderer/scenes/framing.ts";
import { planCaption } from "../../../src-renderer/scenes/picture-caption.ts";
import { pictureMargins } from "../../../src-renderer/scenes/picture-margins.ts";
import { createSurfaceFrame } from "../../../src-renderer/scenes/surface-frame.ts";
import type { PictureCaption } from "../../../src-renderer/scenes/surface-picture.ts";
import { chapterPicture } from "./chapter-picture.ts";

const caption: PictureCaption = {
  tex: "J(x, y) = x^2 + \\sin^2 y",
  detail: [
    { text: "Gradient descent, ", strong: false },
    { text: "η = 0.1", strong: true },
    { text: ", from ", strong: false },
    { text: "(3, 1)", strong: true },
    { text: ", step 16: ", strong: false },
    { text: "J = 0.009711", strong: true },
  ],
};

const oneEach = ({ text }: CaptionPart): number => text.length;

function lines(width: number): string[] {
  return breakLines(caption.detail, width, oneEach).map(({ runs }) =>
    runs.map(({ text }) => text).join(""),
  );
}

describe("the caption's lines", () => {
  it("are one where there is room", () => {
    expect(lines(100)).toEqual(["Gradient descent, η = 0.1, from (3, 1), step 16: J = 0.009711"]);
  });

  it("break between words, never within a number, and begin with no comma", () => {
    expect(lines(26)).toEqual([
      "Gradient descent, η = 0.1,",
      "from (3, 1), step 16:",
      "J = 0.009711",
    ]);
    expect(lines(1)).toEqual([
      "Gradient",
      "descent,",
      "η = 0.1,",
      "from",
      "(3, 1),",
      "step",
      "16:",
      "J = 0.009711",
    ]);
  });

  it("place every run after the one before", () => {
    const [line] = breakLines(caption.detail, 100, oneEach);
    expect(line.runs.map(({ x }) => x).slice(0, 4)).toEqual([0, 9, 18, 25]);
    expect(line.width).toBe(61);
  });
});

describe("the caption of a picture", () => {
  const context = document.createElement("canvas").getContext("2d");

  it.each([
    [200, 200],
    [400, 1600],
    [1040, 752],
    [2000, 200],
  ])("stays within %i × %i pixels", async (widthPx, heightPx) => {
    if (!context) throw new Error("no canvas");
    const { box } = await planCaption(context, caption, { widthPx, heightPx });
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(widthPx);
    expect(box.y + box.height).toBeLessThanOrEqual(heightPx / 2);
  });
});

describe("the margins of a picture", () => {
  const box = { x: 16, y: 8, width: 400, height: 71 };
  const bar = (widthPx: number) => {
    const place = { x: widthPx - 56, y: 300, width: 50, height: 200 };
    return { bar: place, whole: place };
  };
  const free = { topCss: 0, rightCss: 0 };

  const { field } = chapterPicture();
  const silhouette = silhouetteOf(field, createSurfaceFrame(field));
  const surface = { silhouette, pose: viewingAngles.first };

  it("are none where the surface reaches under nothing", () => {
    const low = { silhouette, pose: viewingAngles.front };
    expect(pictureMargins(box, bar(1040), { widthPx: 1040, heightPx: 752 }, low)).toEqual(free);
    const large = { widthPx: 1600, heightPx: 1200 };
    expect(pictureMargins(box, bar(1600), large, surface)).toEqual(free);
  });

  it("keep a small one's caption and a narrow one's colour bar off the surface", () => {
    const small = pictureMargins(box, null, { widthPx: 200, heightPx: 200 }, surface);
    expect(small.topCss).toBeGreaterThan(20);
    const narrow = pictureMargins(box, bar(400), { widthPx: 400, heightPx: 1600 }, surface);
    expect(narrow.topCss).toBe(0);
    expect(narrow.rightCss).toBeGreaterThan(20);
  });
});
