import { expect, it } from "vitest";
import type { DataReference } from "#core/training/data-reference.ts";
import type { PlacedPoint } from "#core/training/data-set.ts";
import { resolveData } from "#core/training/find-data.ts";
import { builtIn, smallTable, table } from "./training-samples.ts";

function placed(...points: PlacedPoint[]): DataReference {
  return { kind: "placed", points };
}

it("the same reference is the same data, and another task other data", () => {
  for (const reference of [builtIn("moons"), table("x,t\n1,2\n3,4\n")]) {
    const search = resolveData(reference, "regression");
    expect(search.ok).toBe(true);
    expect(resolveData(reference, "regression")).toBe(search);
    expect(resolveData(reference, "classification")).not.toBe(search);
  }
});

it("a table is read for the task, and what is wrong with it is said", () => {
  const reference = table(smallTable(13));
  expect(resolveData(reference, "classification")).toMatchObject({
    ok: true,
    data: { sampleCount: 13, outputNames: ["a", "b"] },
  });
  expect(resolveData(reference, "regression")).toMatchObject({
    ok: false,
    fault: { kind: "data-not-a-number", row: 2, column: "class" },
  });
});

it("numbers cannot be told apart as classes", () => {
  expect(resolveData(builtIn("sine"), "classification")).toEqual({
    ok: false,
    fault: { kind: "task-impossible", task: "classification" },
  });
});

it("placed points are classes of the plane, or numbers over a line", () => {
  const points = [
    { input: [1, 2], target: 2 },
    { input: [-1, 0], target: 0 },
  ];
  expect(resolveData(placed(...points), "classification")).toMatchObject({
    ok: true,
    data: {
      inputNames: ["x₁", "x₂"],
      outputNames: ["A", "B", "C"],
      classes: Int32Array.of(2, 0),
      targets: Float64Array.of(0, 0, 1, 1, 0, 0),
    },
  });
  const line = placed({ input: [1], target: 0.5 }, { input: [2], target: -3 });
  expect(resolveData(line, "regression")).toMatchObject({
    ok: true,
    data: { inputs: Float64Array.of(1, 2), targets: Float64Array.of(0.5, -3) },
  });
});

it("points of one class still leave another to tell apart", () => {
  const one = placed({ input: [1, 2], target: 0 }, { input: [2, 2], target: 0 });
  expect(resolveData(one, "classification")).toMatchObject({
    ok: true,
    data: { outputNames: ["A", "B"] },
  });
});

it.each([
  ["half a class", placed({ input: [1, 1], target: 0.5 }, { input: [2, 1], target: 1 })],
  ["a class below 0", placed({ input: [1, 1], target: -1 }, { input: [2, 1], target: 1 })],
  ["a class without a letter", placed({ input: [1, 1], target: 6 }, { input: [2, 1], target: 1 })],
  ["points of line and plane", placed({ input: [1], target: 0 }, { input: [2, 1], target: 1 })],
])("%s cannot be told apart", (_, reference) => {
  expect(resolveData(reference, "classification")).toEqual({
    ok: false,
    fault: { kind: "task-impossible", task: "classification" },
  });
});

it("one sample is too few", () => {
  for (const [reference, count] of [
    [table("x,t\n1,2\n"), 1],
    [placed({ input: [1], target: 2 }), 1],
    [placed(), 0],
  ] as const) {
    expect(resolveData(reference, "regression")).toEqual({
      ok: false,
      fault: { kind: "data-too-few-samples", count, needed: 2 },
    });
  }
});
