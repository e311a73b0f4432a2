import { describe, expect, it } from "vitest";
import { sampleHeightField } from "#core/descent/height-field.ts";
import { placeAxes } from "../../../src-renderer/scenes/axis-placement.ts";
import { CameraRig } from "../../../src-renderer/scenes/camera-rig.ts";
import {
  type AxisLayout,
  boxesTouch,
  layoutAxes,
} from "../../../src-renderer/scenes/label-layout.ts";
import { createSurfaceFrame } from "../../../src-renderer/scenes/surface-frame.ts";
import { chapterHeight } from "./chapter-picture.ts";

const domain = { low: -3, high: 3 };
const frame = createSurfaceFrame(sampleHeightField(chapterHeight, domain, domain, 101, 101));
const barArea = { x: 970, y: 470, width: 66, height: 260 };

function layoutAt(
  azimuthDegrees: number,
  elevationDegrees: number,
  zoom = 1,
  names = { x: "x", y: "y", height: "J" },
): AxisLayout {
  const rig = new CameraRig();
  rig.look({ azimuthDegrees, elevationDegrees, zoom, panX: 0, panY: 0 }, 1040, 752);
  const axes = placeAxes(
    frame,
    (azimuthDegrees * Math.PI) / 180,
    (elevationDegrees * Math.PI) / 180,
    (x, y, z) => rig.project(x, y, z),
  );
  return layoutAxes(axes, {
    width: 1040,
    height: 752,
    keepClear: [barArea],
    names,
    formatNumber: String,
    measure: (text, kind) => text.length * (kind === "name" ? 12 : 7.5),
  });
}

const azimuths = [...Array(36).keys()].map((index) => index * 10 - 180);

describe("the labels of the axes", () => {
  it.each([-5, 0, 8, 28.5, 55, 80, 90])("never overlap or leave the picture, %d° up", (up) => {
    for (const azimuth of azimuths) {
      for (const zoom of [1, 2.7]) {
        const { labels } = layoutAt(azimuth, up, zoom);
        labels.forEach((label, at) => {
          for (const other of labels.slice(at + 1)) {
            expect(boxesTouch(label.box, other.box, 0), `${label.text} ${other.text}`).toBe(false);
          }
          expect(boxesTouch(label.box, barArea, 0)).toBe(false);
          expect(label.box.x).toBeGreaterThanOrEqual(0);
          expect(label.box.y).toBeGreaterThanOrEqual(0);
          expect(label.box.x + label.box.width).toBeLessThanOrEqual(1040);
          expect(label.box.y + label.box.height).toBeLessThanOrEqual(752);
        });
      }
    }
  });

  it("are left out at an axis without a name, as that of a trough", () => {
    const whole = layoutAt(-125.7, 28.5);
    const trough = layoutAt(-125.7, 28.5, 1, { x: "x", y: "", height: "J" });
    expect(trough.lines).toEqual(whole.lines);
    expect(trough.marks.length).toBeLessThan(whole.marks.length);
    expect(
      trough.labels
        .filter(({ kind }) => kind === "name")
        .map(({ text }) => text)
        .sort(),
    ).toEqual(["J", "x"]);
  });

  it.each([15, 28.5, 45])("name all three axes all the way round, %d° up", (up) => {
    for (const azimuth of azimuths) {
      const names = layoutAt(azimuth, up).labels.filter(({ kind }) => kind === "name");
      expect(names.map(({ text }) => text).sort(), `${azimuth}°`).toEqual(["J", "x", "y"]);
    }
  });

  it("leave out the height when it is seen from its end", () => {
    expect(layoutAt(-90, 90).labels.some(({ text }) => text === "J")).toBe(false);
  });
});
