import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LabelPlacer, type PlacedLabelBox } from "../../../src-renderer/charts/label-placer.ts";
import {
  isWithin,
  overlaps,
  type PixelBox,
  type PixelPoint,
} from "../../../src-renderer/charts/pixel-box.ts";

const bounds: PixelBox = { left: 20, top: 10, width: 600, height: 320 };

const point = fc.record({
  x: fc.double({ min: -50, max: 700, noNaN: true }),
  y: fc.double({ min: -50, max: 400, noNaN: true }),
});
const scene = fc.record({
  lines: fc.array(fc.array(point, { minLength: 2, maxLength: 12 }), { maxLength: 8 }),
  discs: fc.array(fc.record({ at: point, radius: fc.double({ min: 1, max: 20, noNaN: true }) }), {
    maxLength: 12,
  }),
  labels: fc.array(
    fc.record({ at: point, width: fc.integer({ min: 8, max: 140 }), height: fc.constant(14) }),
    { maxLength: 12 },
  ),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

function placed({ lines, discs, labels }: Scene): (PlacedLabelBox | null)[] {
  const placer = new LabelPlacer(bounds);
  for (const line of lines) placer.addLine(line, 2);
  for (const { at, radius } of discs) placer.addDisc(at, radius);
  return labels.map(({ at, width, height }) => placer.placeBeside(at, 9, { width, height }));
}

/** Points along a line, so near to each other that no label of 8 pixels fits between two. */
function along(from: PixelPoint, to: PixelPoint): PixelPoint[] {
  const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 2) + 1;
  return Array.from({ length: count + 1 }, (_, at) => ({
    x: from.x + ((to.x - from.x) * at) / count,
    y: from.y + ((to.y - from.y) * at) / count,
  }));
}

function isInside({ left, top, width, height }: PixelBox, { x, y }: PixelPoint): boolean {
  return x > left && x < left + width && y > top && y < top + height;
}

describe("the placer of labels", () => {
  it("puts no label on a line, a ball or another label, nor out of its bounds", () => {
    fc.assert(
      fc.property(scene, (one) => {
        const boxes = placed(one).filter((box) => box !== null);
        boxes.forEach((box, at) => {
          expect(isWithin(box, bounds)).toBe(true);
          expect(boxes.slice(at + 1).some((other) => overlaps(box, other))).toBe(false);
          for (const line of one.lines) {
            for (let i = 1; i < line.length; i++) {
              expect(along(line[i - 1], line[i]).some((on) => isInside(box, on))).toBe(false);
            }
          }
          for (const { at: middle, radius } of one.discs) {
            const x = Math.min(box.left + box.width, Math.max(box.left, middle.x));
            const y = Math.min(box.top + box.height, Math.max(box.top, middle.y));
            expect(Math.hypot(x - middle.x, y - middle.y)).toBeGreaterThanOrEqual(radius - 1e-9);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it("leads a line to a label that is away from its point, over no other label", () => {
    fc.assert(
      fc.property(scene, (one) => {
        const boxes = placed(one).filter((box) => box !== null);
        for (const { leader } of boxes) {
          if (!leader) continue;
          const way = along(leader.from, leader.to);
          expect(boxes.some((box) => way.some((on) => isInside(box, on)))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("puts the same labels at the same places every time", () => {
    fc.assert(
      fc.property(scene, (one) => {
        expect(placed(one)).toEqual(placed(one));
      }),
    );
  });

  it("takes the first side that is free, the nearest first", () => {
    const placer = new LabelPlacer(bounds);
    const size = { width: 60, height: 14 };
    const at = { x: 300, y: 150 };
    expect(placer.placeBeside(at, 9, size)).toMatchObject({ left: 309, top: 143, leader: null });
    expect(placer.placeBeside(at, 9, size)).toMatchObject({ left: 270, top: 127, leader: null });
  });

  it("leaves a label out where everything is full", () => {
    const placer = new LabelPlacer(bounds);
    placer.addBox(bounds);
    expect(placer.placeBeside({ x: 300, y: 150 }, 9, { width: 30, height: 14 })).toBeNull();
  });

  it("keeps clear of a line whose ends are far outside, and of none that is not finite", () => {
    const placer = new LabelPlacer(bounds);
    placer.addLine(
      [
        { x: -1e9, y: 150 },
        { x: 1e9, y: 150 },
      ],
      3,
    );
    placer.addLine(
      [
        { x: 0, y: 0 },
        { x: Number.NaN, y: 3 },
      ],
      3,
    );
    const box = placer.placeBeside({ x: 300, y: 150 }, 9, { width: 60, height: 14 });
    expect(box).not.toBeNull();
    expect(box && box.top < 153 && box.top + box.height > 147).toBe(false);
  });

  it("places twenty labels among five hundred pieces of lines within a frame's small part", () => {
    const line = Array.from({ length: 501 }, (_, at) => ({
      x: 20 + at * 1.2,
      y: 170 + 120 * Math.sin(at / 9),
    }));
    const place = (): void => {
      const placer = new LabelPlacer(bounds);
      placer.addLine(line, 3);
      for (let at = 0; at < 20; at++) {
        placer.placeBeside(line[at * 25], 9, { width: 70, height: 14 });
      }
    };
    for (let warm = 0; warm < 30; warm++) place();
    const times = Array.from({ length: 15 }, () => {
      const before = performance.now();
      for (let i = 0; i < 10; i++) place();
      return (performance.now() - before) / 10;
    }).sort((a, b) => a - b);
    expect(times[7]).toBeLessThan(1);
  });
});
