import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { Trajectory } from "#core/descent/trajectory.ts";
import { catalogue, parabola, valley } from "#core/objectives/catalogue.ts";
import { objectiveOf, selectedRun } from "#core/session/experiment.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { ScenePainter } from "../../../src-renderer/scenes/scene-painter.ts";
import { TrajectoryLayer } from "../../../src-renderer/scenes/trajectory-layer.ts";
import { formulaTex, plainFormula } from "../../../src-renderer/state/formula.ts";
import { planarPath } from "../../../src-renderer/state/planar-path.ts";
import { shownExperiment } from "../../../src-renderer/state/run-list.ts";
import { shortcutText } from "../../../src-renderer/state/shortcut-text.ts";
import { Store } from "../../../src-renderer/state/store.ts";
import { heightFieldOf } from "../../../src-renderer/state/surface-fields.ts";
import { surfacePictureOf } from "../../../src-renderer/state/surface-model.ts";
import { tableColumn } from "../../../src-renderer/state/table-number.ts";

describe("formulas", () => {
  it("are written in TeX and as plain text", () => {
    expect(formulaTex(valley)).toBe("J(x, y) = x^2 + \\sin^2 y");
    expect(catalogue.slice(0, 3).map(plainFormula)).toEqual([
      "x² + sin² y",
      "x²",
      "(x − 1)² + 0.1",
    ]);
  });
});

describe("the path of a descent", () => {
  it("of two variables is the trajectory's own points", () => {
    const trajectory = new Trajectory(2);
    trajectory.append(Float64Array.of(1, 2), 3, new Float64Array(2));
    expect(planarPath(trajectory, 1).points).toBe(trajectory.points);
  });

  it("of one variable lies at y = 0, however far it has grown", () => {
    const trajectory = new Trajectory(1);
    for (let i = 0; i < 1000; i++) trajectory.append(Float64Array.of(i), 0, new Float64Array(1));
    planarPath(trajectory, 10);
    const { points, count } = planarPath(trajectory, 1000);
    expect(count).toBe(1000);
    expect([...points.subarray(0, 4)]).toEqual([0, 0, 1, 0]);
    expect([...points.subarray(1998, 2000)]).toEqual([999, 0]);
  });
});

describe("the surface", () => {
  it("has 101 × 101 points over the chapter's square", () => {
    const field = heightFieldOf(valley);
    expect([field.columns, field.rows]).toEqual([101, 101]);
    expect([field.x, field.y]).toEqual([
      { low: -3, high: 3 },
      { low: -3, high: 3 },
    ]);
    expect(heightFieldOf(valley)).toBe(field);
  });

  it("of one variable is a trough, the same along y", () => {
    const { values, columns } = heightFieldOf(parabola);
    expect(values[7]).toBe(values[7 + 50 * columns]);
  });
});

describe("the 3D picture", () => {
  it("lays its path once, however often the playhead moves", () => {
    const setPath = vi.spyOn(TrajectoryLayer.prototype, "setPath");
    const store = new Store();
    const experiment = shownExperiment(store.state);
    const run = new DescentRun(objectiveOf(experiment), selectedRun(experiment));
    store.runStarted("descent 0", objectiveOf(experiment), selectedRun(experiment));
    run.advance(1000);
    store.rowsArrived("descent 0", run.trajectory.chunk(0, run.trajectory.length));
    const painter = new ScenePainter();
    for (const step of [3, 4, 5]) {
      store.movePlayhead(step);
      painter.update(surfacePictureOf(store.state));
    }
    expect(setPath).toHaveBeenCalledTimes(1);
    painter.dispose();
    setPath.mockRestore();
  });
});

describe("numbers in the table", () => {
  const { numbers } = wordingFor("en");
  const fits = (text: string): boolean => text.length <= 10;

  function cells(values: readonly number[]): readonly string[] {
    const seen = { first: 0, end: values.length, count: values.length };
    return tableColumn(numbers, { ...seen, valueAt: (row) => values[row] }, fits);
  }

  it("have six decimals wherever those tell rows apart", () => {
    expect(cells([0.084442, -3, 100])).toEqual(["0.084442", "−3.000000", "100.000000"]);
    expect(cells([0.5, 0.5, 0.5])).toEqual(["0.500000", "0.500000", "0.500000"]);
  });

  it("show no digits of rounding, by which repeating iterates differ", () => {
    expect(cells([3.34, 3.34 - 4.44e-16, 3.34])).toEqual(["3.340000", "3.340000", "3.340000"]);
    expect(cells([3.34, 3.34 - 1e-14, 3.34])).toEqual([
      "3.34000000000000",
      "3.33999999999999",
      "3.34000000000000",
    ]);
  });

  it("are else powers of ten, as exact as fits", () => {
    expect(cells([1234.5678, -2.3614e10, Number.POSITIVE_INFINITY])).toEqual([
      "1.235×10³",
      "−2.36×10¹⁰",
      "∞",
    ]);
    const large = [123456.789, -98765432.1, 1e12, -1.0466669e6, 1e-300];
    expect(cells(large).filter((text) => !fits(text))).toEqual([]);
  });

  it("have the digits that tell each row from the next, be there room or not", () => {
    expect(cells([0.99, 0.9900000004, 0.9900000008])).toEqual([
      "0.9900000000",
      "0.9900000004",
      "0.9900000008",
    ]);
    expect(cells([1234.5678, 1234.5679])).toEqual(["1,234.567800", "1,234.567900"]);
    expect(cells([1e-8, 1.00001e-8])).toEqual(["1.00000×10⁻⁸", "1.00001×10⁻⁸"]);
  });

  it("differ where neighbouring rows do, however they go on", () => {
    const walk = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 2,
      maxLength: 9,
    });
    expect(new Set(cells([0.06455691538799205, 0.06455691538799216])).size).toBe(2);
    expect(new Set(cells([-1.000000000000001e-4, -1e-4, -0.999999999999999e-4])).size).toBe(3);
    fc.assert(
      fc.property(
        walk,
        fc.integer({ min: -14, max: 8 }),
        fc.double({ min: -9, max: 9 }),
        (steps, order, from) => {
          let at = Number.isNaN(from) ? 0 : from;
          const values = steps.map((step) => (at += step * 10 ** order));
          const shown = cells(values);
          for (let row = 1; row < values.length; row++) {
            const [before, now] = [values[row - 1], values[row]];
            const grain = Number.EPSILON * Math.max(Math.abs(before), Math.abs(now));
            if (Math.abs(now - before) > 4 * grain) expect(shown[row]).not.toBe(shown[row - 1]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("shortcuts in menus", () => {
  it("are written as on the keys of the platform", () => {
    const words = wordingFor("en");
    expect(shortcutText("CmdOrCtrl+Shift+Z", words, "other")).toBe("Ctrl+Shift+Z");
    expect(shortcutText("CmdOrCtrl+Shift+Z", words, "mac")).toBe("⌘⇧Z");
    expect(shortcutText("Right", words, "other")).toBe("→");
  });
});
