import { describe, expect, it } from "vitest";
import { builtInData, builtInDataNames, tasksOf } from "#core/training/built-in-data.ts";
import type { BuiltInDataName, DataSet } from "#core/training/data-set.ts";

function rowsOf({ inputs, inputNames, sampleCount }: DataSet): number[][] {
  const width = inputNames.length;
  return Array.from({ length: sampleCount }, (_, s) => [
    ...inputs.subarray(s * width, (s + 1) * width),
  ]);
}

function inClass({ classes }: DataSet, sample: number): number {
  return classes?.[sample] ?? Number.NaN;
}

/** The part of the samples whose nearest other sample is of their class. */
function agreement(data: DataSet): number {
  const rows = rowsOf(data);
  const distance = (one: number[], other: number[]): number =>
    one.reduce((sum, value, i) => sum + (value - other[i]) ** 2, 0);
  const right = rows.filter((row, sample) => {
    let nearest = -1;
    rows.forEach((other, at) => {
      if (at === sample) return;
      if (nearest < 0 || distance(row, other) < distance(row, rows[nearest])) nearest = at;
    });
    return inClass(data, nearest) === inClass(data, sample);
  });
  return right.length / rows.length;
}

/** Samples, inputs, outputs, and the sum of all inputs and of all targets: they are for ever. */
const known: Readonly<Record<BuiltInDataName, readonly [number, number, number, number, number]>> =
  {
    sine: [100, 1, 1, 3.747811587, 3.7699072181],
    valley: [400, 2, 1, -55.7753300816, 1379.1229820835],
    circles: [200, 2, 2, 7.7290459738, 200],
    moons: [200, 2, 2, 35.1634140914, 200],
    spirals: [200, 2, 2, -0.065548012, 200],
    xor: [200, 2, 2, -66.1603193648, 200],
    clusters: [200, 2, 4, 29.6881348182, 200],
    iris: [150, 4, 3, 2078.2, 150],
    digits: [600, 64, 10, 14971.1975454042, 600],
  };

describe.each(builtInDataNames)("the built-in set %s", (name) => {
  const [main, ...others] = tasksOf(name);
  const data = builtInData(name, main);

  it("has the very samples that it always had", () => {
    const sum = (numbers: Float64Array): number => numbers.reduce((all, one) => all + one, 0);
    const [samples, inputs, outputs, inputSum, targetSum] = known[name];
    expect([data.sampleCount, data.inputNames.length, data.outputNames.length]).toEqual([
      samples,
      inputs,
      outputs,
    ]);
    expect(data.inputs).toHaveLength(samples * inputs);
    expect(data.targets).toHaveLength(samples * outputs);
    expect(sum(data.inputs)).toBeCloseTo(inputSum, 9);
    expect(sum(data.targets)).toBeCloseTo(targetSum, 9);
  });

  it("has numbers for every cell, classes that are all there, and targets that say them", () => {
    expect([...data.inputs, ...data.targets].every(Number.isFinite)).toBe(true);
    if (main === "regression") {
      expect(data.classes).toBeNull();
      return;
    }
    const counts = data.outputNames.map(() => 0);
    for (let s = 0; s < data.sampleCount; s++) {
      counts[inClass(data, s)]++;
      const row = data.targets.subarray(
        s * data.outputNames.length,
        (s + 1) * data.outputNames.length,
      );
      expect([...row].map((target, k) => target === Number(k === inClass(data, s)))).not.toContain(
        false,
      );
    }
    expect(new Set(counts).size).toBe(1);
  });

  it("can be told apart by who is near, where it has classes", () => {
    if (main === "classification") expect(agreement(data)).toBeGreaterThan(0.94);
  });

  it("gives the class's number as target when numbers are to be learnt", () => {
    for (const task of others) {
      const same = builtInData(name, task);
      expect(task).toBe("regression");
      expect(same.outputNames).toHaveLength(1);
      expect(same.inputs).toEqual(data.inputs);
      expect([...same.targets]).toEqual([...(data.classes ?? [])]);
    }
  });
});

describe("the built-in sets are what they are called", () => {
  it("sine: sin x with a little noise", () => {
    const { inputs, targets } = builtInData("sine", "regression");
    const errors = inputs.map((x, s) => targets[s] - Math.sin(x));
    const deviation = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
    expect(deviation).toBeGreaterThan(0.05);
    expect(deviation).toBeLessThan(0.15);
    expect(Math.max(...inputs.map(Math.abs))).toBeLessThanOrEqual(Math.PI);
  });

  it("valley: x² + sin² y on [−3, 3]²", () => {
    const data = builtInData("valley", "regression");
    rowsOf(data).forEach(([x, y], s) => {
      expect(data.targets[s]).toBeCloseTo(x * x + Math.sin(y) ** 2, 12);
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(3);
    });
  });

  it("circles: an inner and an outer class with a gap between, inside [−6, 6]²", () => {
    const data = builtInData("circles", "classification");
    expect(data.outputNames).toEqual(["A", "B"]);
    const radii = rowsOf(data).map((row) => Math.hypot(...row));
    const inner = radii.filter((_, s) => inClass(data, s) === 0);
    const outer = radii.filter((_, s) => inClass(data, s) === 1);
    expect(Math.max(...inner)).toBeLessThan(Math.min(...outer) - 1);
    expect(Math.max(...outer)).toBeLessThan(6);
  });

  it("xor: the sign of the product", () => {
    const data = builtInData("xor", "classification");
    rowsOf(data).forEach(([x, y], s) => {
      expect(x * y > 0 ? 0 : 1).toBe(inClass(data, s));
    });
  });

  it("iris: three species, fifty of each, with Fisher's means", () => {
    const data = builtInData("iris", "classification");
    expect(data.outputNames).toEqual(["setosa", "versicolor", "virginica"]);
    const means = [0, 1, 2, 3].map((i) => rowsOf(data).reduce((sum, row) => sum + row[i], 0) / 150);
    [5.8433, 3.054, 3.7587, 1.1987].forEach((mean, i) => {
      expect(means[i]).toBeCloseTo(mean, 2);
    });
  });

  it("digits: grey from 0 to 1, no two pictures alike, ink in each", () => {
    const data = builtInData("digits", "classification");
    expect(data.outputNames).toEqual([..."0123456789"]);
    expect(data.inputs.every((grey) => grey >= 0 && grey <= 1)).toBe(true);
    const pictures = rowsOf(data).map((row) => row.join());
    expect(new Set(pictures).size).toBe(data.sampleCount);
    for (const row of rowsOf(data)) {
      expect(row.reduce((sum, grey) => sum + grey, 0)).toBeGreaterThan(5);
    }
  });
});
