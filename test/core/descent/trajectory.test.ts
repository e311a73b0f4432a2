import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Trajectory, type TrajectoryChunk } from "#core/descent/trajectory.ts";

function appendRow(trajectory: Trajectory, row: number): void {
  const point = Float64Array.from({ length: trajectory.dimension }, (_, axis) => row + axis / 10);
  const gradient = Float64Array.from({ length: trajectory.dimension }, (_, axis) => -row - axis);
  trajectory.append(point, row * row, gradient);
}

function filled(rows: number, dimension = 2, capacity?: number): Trajectory {
  const trajectory = new Trajectory(dimension, capacity);
  for (let row = 0; row < rows; row++) appendRow(trajectory, row);
  return trajectory;
}

const emptyChunk: TrajectoryChunk = {
  first: 0,
  count: 0,
  points: new Float64Array(0),
  values: new Float64Array(0),
  gradients: new Float64Array(0),
};

describe("a trajectory", () => {
  it("begins empty", () => {
    expect(new Trajectory(2).length).toBe(0);
    expect(new Trajectory(2).chunk(0, 10)).toEqual(emptyChunk);
  });

  it("keeps every row as it grows, from whatever capacity", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 0, max: 200 }),
        (room, rows) => {
          const trajectory = filled(rows, 2, room);
          expect(trajectory.length).toBe(rows);
          for (let row = 0; row < rows; row++) {
            expect(trajectory.pointAt(row)).toEqual([row, row + 0.1]);
            expect(trajectory.gradientAt(row)).toEqual([-row, -row - 1]);
            expect(trajectory.values[row]).toBe(row * row);
          }
          expect(trajectory.values.length).toBeGreaterThanOrEqual(rows);
          expect(trajectory.points.length).toBe(2 * trajectory.values.length);
          expect(trajectory.gradients.length).toBe(trajectory.points.length);
        },
      ),
    );
  });

  it("is moved once where the most rows are known", () => {
    const trajectory = new Trajectory(1, 64, 100_000);
    const stores = new Set<Float64Array>();
    for (let row = 0; row < 100_000; row++) {
      appendRow(trajectory, row);
      stores.add(trajectory.points);
    }
    expect(stores.size).toBe(2);
    expect(trajectory.pointAt(63)).toEqual([63]);
    expect(trajectory.pointAt(99_999)).toEqual([99_999]);
  });

  it("grows by doubling, so that appending stays cheap", () => {
    const trajectory = new Trajectory(1);
    const stores = new Set<Float64Array>();
    for (let row = 0; row < 100_000; row++) {
      appendRow(trajectory, row);
      stores.add(trajectory.points);
    }
    expect(stores.size).toBe(12);
    expect(trajectory.values.length).toBe(131_072);
  });

  it("copies what is appended", () => {
    const point = Float64Array.of(1);
    const gradient = Float64Array.of(2);
    const trajectory = new Trajectory(1);
    trajectory.append(point, 1, gradient);
    point[0] = 99;
    gradient[0] = 99;
    expect(trajectory.pointAt(0)).toEqual([1]);
    expect(trajectory.gradientAt(0)).toEqual([2]);
  });

  it("gives its points as fresh arrays", () => {
    const trajectory = filled(2);
    trajectory.pointAt(1).fill(99);
    trajectory.gradientAt(1).fill(99);
    expect(trajectory.pointAt(1)).toEqual([1, 1.1]);
    expect(trajectory.gradientAt(1)).toEqual([-1, -2]);
  });

  it("keeps NaN, −0 and the infinities as they are", () => {
    const odd = [Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const trajectory = new Trajectory(1);
    for (const value of odd)
      trajectory.append(Float64Array.of(value), value, Float64Array.of(value));
    expect(Array.from(trajectory.chunk(0, 4).points)).toEqual(odd);
    expect(Array.from(trajectory.chunk(0, 4).values)).toEqual(odd);
    expect(Array.from(trajectory.chunk(0, 4).gradients)).toEqual(odd);
  });
});

describe("the chunks of a trajectory", () => {
  it("hold the rows asked for, in buffers of their own", () => {
    const trajectory = filled(5);
    const chunk = trajectory.chunk(1, 2);
    expect(chunk).toEqual({
      first: 1,
      count: 2,
      points: Float64Array.of(1, 1.1, 2, 2.1),
      values: Float64Array.of(1, 4),
      gradients: Float64Array.of(-1, -2, -2, -3),
    });
    structuredClone(chunk, { transfer: [chunk.points.buffer, chunk.values.buffer] });
    expect(trajectory.pointAt(1)).toEqual([1, 1.1]);
    expect(trajectory.values[1]).toBe(1);
  });

  it("end with the trajectory, however many rows are asked for", () => {
    expect(filled(5).chunk(3, 100).count).toBe(2);
    expect(filled(5).chunk(3, Number.POSITIVE_INFINITY).count).toBe(2);
    expect(filled(5).chunk(5, 10)).toEqual({ ...emptyChunk, first: 5 });
  });

  it("are empty past the end", () => {
    expect(filled(5).chunk(9, 3)).toEqual({ ...emptyChunk, first: 9 });
  });

  it("add up to the same trajectory, however it is cut", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2),
        fc.nat(150),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
        (dimension, rows, sizes) => {
          const original = filled(rows, dimension);
          const copy = new Trajectory(dimension, 1);
          for (let i = 0; copy.length < rows; i++) {
            copy.appendChunk(original.chunk(copy.length, sizes[i % sizes.length]));
          }
          expect(copy.chunk(0, rows)).toEqual(original.chunk(0, rows));
        },
      ),
    );
  });

  it("are refused when rows lie between, or come twice, and nothing is lost", () => {
    const original = filled(10);
    const copy = new Trajectory(2);
    copy.appendChunk(original.chunk(0, 4));
    expect(() => copy.appendChunk(original.chunk(5, 2))).toThrow(RangeError);
    expect(() => copy.appendChunk(original.chunk(0, 4))).toThrow(RangeError);
    expect(copy.length).toBe(4);
    copy.appendChunk(original.chunk(4, 6));
    expect(copy.chunk(0, 10)).toEqual(original.chunk(0, 10));
  });

  it.each(["points", "values", "gradients"] as const)(
    "are refused when %s does not hold the rows that are counted",
    (part) => {
      const copy = new Trajectory(2);
      const chunk = filled(4).chunk(0, 4);
      const longer = Float64Array.of(...chunk[part], 1);
      for (const wrong of [chunk[part].slice(1), longer, new Float64Array(0)]) {
        expect(() => copy.appendChunk({ ...chunk, [part]: wrong })).toThrow(RangeError);
      }
      expect(copy.length).toBe(0);
    },
  );

  it("are refused by a trajectory of another dimension", () => {
    expect(() => new Trajectory(1).appendChunk(filled(4, 2).chunk(0, 4))).toThrow(RangeError);
  });
});
