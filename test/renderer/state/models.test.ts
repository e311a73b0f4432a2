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
import { heightFieldOf, surfacePictureOf } from "../../../src-renderer/state/surface-model.ts";
import { tableNumber } from "../../../src-renderer/state/table-number.ts";

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

  it("have six decimals wherever those fit", () => {
    expect(tableNumber(numbers, 0.084442, fits)).toBe("0.084442");
    expect(tableNumber(numbers, -3, fits)).toBe("−3.000000");
    expect(tableNumber(numbers, 100, fits)).toBe("100.000000");
  });

  it("are else powers of ten, as exact as fits", () => {
    expect(tableNumber(numbers, 1234.5678, fits)).toBe("1.235×10³");
    expect(tableNumber(numbers, -2.3614e10, fits)).toBe("−2.36×10¹⁰");
    expect(tableNumber(numbers, Number.POSITIVE_INFINITY, fits)).toBe("∞");
  });

  it.each([123456.789, -98765432.1, 1e12, -1.0466669e6, 1e-300])(
    "fit their column: %f",
    (value) => {
      expect(tableNumber(numbers, value, fits).length).toBeLessThanOrEqual(10);
    },
  );
});

describe("shortcuts in menus", () => {
  it("are written as on the keys of the platform", () => {
    const words = wordingFor("en");
    expect(shortcutText("CmdOrCtrl+Shift+Z", words, "other")).toBe("Ctrl+Shift+Z");
    expect(shortcutText("CmdOrCtrl+Shift+Z", words, "mac")).toBe("⌘⇧Z");
    expect(shortcutText("Right", words, "other")).toBe("→");
  });
});
