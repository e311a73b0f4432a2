import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markAt } from "../../../src-renderer/charts/network-hits.ts";
import {
  connectionCurve,
  isShown,
  neuronPoint,
  placeNetwork,
  shownNeurons,
} from "../../../src-renderer/charts/network-placement.ts";

const room = { left: 20, top: 10, width: 560, height: 340 };
const someSizes = fc.array(fc.integer({ min: 1, max: 784 }), { minLength: 2, maxLength: 8 });

describe("the drawing of a network", () => {
  it("keeps every neuron inside its room, and apart from the next one", () => {
    fc.assert(
      fc.property(someSizes, (sizes) => {
        for (const column of placeNetwork(sizes, room).columns) {
          const points = shownNeurons(column).map((neuron) => neuronPoint(column, neuron));
          for (const { x, y } of points) {
            expect(x).toBeGreaterThanOrEqual(room.left);
            expect(x).toBeLessThanOrEqual(room.left + room.width);
            expect(y - column.radius).toBeGreaterThanOrEqual(room.top - 1);
            expect(y + column.radius).toBeLessThanOrEqual(room.top + room.height + 1);
          }
          for (let at = 1; at < points.length; at++) {
            expect(points[at].y - points[at - 1].y).toBeGreaterThan(2 * column.radius - 1e-6);
          }
        }
      }),
    );
  });

  it("shows all neurons of small layers, and the first and last ones of large ones", () => {
    const { columns } = placeNetwork([2, 6, 784], room);
    expect(columns.slice(0, 2).map((column) => shownNeurons(column).length)).toEqual([2, 6]);
    const large = shownNeurons(columns[2]);
    expect(large.length).toBeLessThan(784);
    expect([large[0], large[large.length - 1]]).toEqual([0, 783]);
    expect(isShown(columns[2], 400)).toBe(false);
  });

  it("finds each neuron and each connection where it is drawn", () => {
    const sizes = [3, 6, 2];
    const placement = placeNetwork(sizes, room);
    const connections = sizes.slice(1).flatMap((count, layer) =>
      Array.from({ length: sizes[layer] * count }, (_, at) => ({
        ...{ layer, from: Math.floor(at / count), to: at % count, value: 1 },
      })),
    );
    placement.columns.forEach((column, at) => {
      for (const neuron of shownNeurons(column)) {
        const { x, y } = neuronPoint(column, neuron);
        expect(markAt(placement, connections, x, y)).toEqual({
          ...{ kind: "neuron", column: at, neuron },
        });
      }
    });
    for (const { layer, from, to } of connections) {
      // Where it leaves its neuron, two pixels on: there the others have hardly parted, so one of
      // the same neuron is right; at a third of the way it must be this one or lie on it.
      const { from: start } = connectionCurve(placement, layer, from, to);
      const found = markAt(placement, connections, start.x + 3, start.y);
      expect(found).toMatchObject({ kind: "parameter", choice: { layer, from } });
    }
    expect(markAt(placement, connections, room.left, room.top)).toBeNull();
  });
});
