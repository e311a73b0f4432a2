import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../../src-renderer/state/app.ts";
import {
  panelColumns,
  rateCommand,
  ratePanels,
  ratesCaption,
  sweepChartOf,
} from "../../../src-renderer/state/rates-model.ts";
import { listedRuns } from "../../../src-renderer/state/run-list.ts";
import { InPageMain } from "./in-page-main.ts";
import { memoryStorage } from "./memory-storage.ts";

let app: App;

beforeEach(async () => {
  app = await App.connect(new InPageMain().port, undefined, memoryStorage());
  app.commands.run("show-rates");
  await settled();
});

afterEach(() => {
  app.dispose();
});

const state = () => app.store.state;
const words = () => Object.fromEntries(ratePanels(state()).map(({ name, what }) => [name, what]));

function settled(): Promise<void> {
  return vi.waitFor(() => {
    expect(listedRuns(state()).every(({ view }) => view.status.kind === "ended")).toBe(true);
    expect(state().sweep.kind).toBe("swept");
  });
}

/** The iterates of θ ← θ − η·2(θ − 1) from −0.8: 1 − 1.8(1 − 2η)ⁿ. */
const chapter = (rate: number, step: number) => 1 - 1.8 * (1 - 2 * rate) ** step;

describe("the chapter's four rates", () => {
  it("are each told by their own numbers", () => {
    expect(words()).toEqual({
      "η = 1": "jumps between −0.8 and 2.8 and never comes lower",
      "η = 0.8": "swings from side to side, each swing 0.6 of the last",
      "η = 0.4": "comes down one side, there after four steps",
      "η = 0.1": "comes down one side, 0.24 short after nine steps",
    });
    // What is said is so: 1.8·0.2⁴ is under 0.005 of the way, 1.8·0.2³ is not; 1.8·0.8⁹ = 0.24.
    expect(Math.abs(chapter(0.4, 4) - 1)).toBeLessThan(0.005 * 1.8);
    expect(Math.abs(chapter(0.4, 3) - 1)).toBeGreaterThan(0.005 * 1.8);
    expect(1 - chapter(0.1, 9)).toBeCloseTo(0.24, 2);
  });

  it("are drawn on one curve each, in step, of ten points", () => {
    app.store.movePlayhead(5);
    for (const { picture } of ratePanels(state())) {
      if (picture.kind !== "curve") throw new Error("a function of x is a curve");
      expect(picture.data.runs).toHaveLength(1);
      expect(picture.data.runs[0]).toMatchObject({ count: 10, playhead: 5, name: "" });
    }
    const heights = ratePanels(state()).map(({ picture }) =>
      picture.kind === "curve" ? picture.data.y : null,
    );
    expect(new Set(heights.map((y) => JSON.stringify(y))).size).toBe(1);
  });

  it("have the iterates of the chapter's rule", () => {
    ratePanels(state()).forEach(({ picture }, place) => {
      if (picture.kind !== "curve") throw new Error("a function of x is a curve");
      const [{ xs, count }] = picture.data.runs;
      const rate = [1, 0.8, 0.4, 0.1][place];
      for (let step = 0; step < count; step++)
        expect(xs[step]).toBeCloseTo(chapter(rate, step), 12);
    });
  });

  it("are told anew when a rate is changed", async () => {
    app.store.perform({ kind: "set-rate", run: 0, value: 1.1 });
    await settled();
    expect(words()["η = 1.1"]).toBe("swings wider and wider, each swing 1.2 times the last");
    app.store.perform({ kind: "set-rate", run: 0, value: 0.5 });
    await settled();
    expect(words()["η = 0.5"]).toBe("comes down one side, there after one step");
  });

  it("are small surfaces on a function of two variables, each with its own path alone", async () => {
    app.store.perform({
      kind: "choose-objective",
      objective: { kind: "catalogue", id: "valley" },
    });
    await settled();
    const panels = ratePanels(state());
    expect(panels.map(({ picture }) => picture.kind)).toEqual(Array(4).fill("surface"));
    const colours = panels.map(({ picture }) =>
      picture.kind === "surface" ? picture.picture.paths.map(({ colour }) => colour) : [],
    );
    expect(colours).toEqual([[0], [1], [2], [3]]);
  });

  it("leave out what is hidden, and keep each its colour", () => {
    app.store.perform({ kind: "show-run", run: 1, isHidden: true });
    expect(ratePanels(state()).map(({ name, colour }) => [name, colour])).toEqual([
      ["η = 1", 0],
      ["η = 0.4", 2],
      ["η = 0.1", 3],
    ]);
  });

  it("have a caption that says what is compared", () => {
    const { tex, detail } = ratesCaption(state());
    expect(tex).toContain("(x - 1)^2");
    expect(detail.map(({ text }) => text).join("")).toBe(
      "Gradient descent with 4 learning rates, each from x = −0.8, 10 points",
    );
  });

  it("speak Chinese too", () => {
    app.commands.run("language-zh-CN");
    const texts = Object.values(words());
    expect(texts.every((text) => /\p{Script=Han}/u.test(text) && !/[a-z]{2}/.test(text))).toBe(
      true,
    );
  });
});

describe("the sweep's picture", () => {
  it("shows the edge of divergence at 2/L, and beyond it no rate that gets there", () => {
    const chart = sweepChartOf(state(), null);
    expect(chart?.edge).toBeCloseTo(1, 12);
    expect(chart?.rates).toHaveLength(200);
    chart?.rates.forEach((rate, place) => {
      const isReached = Number.isFinite(chart.steps[place]);
      if (rate >= 1) expect(isReached).toBe(false);
      else if (rate > 0.02 && rate < 0.98) expect(isReached).toBe(true);
    });
  });

  it("says of a rate that is pointed at how many steps it takes", () => {
    const chart = sweepChartOf(state(), 60);
    const steps = chart?.steps[60] ?? Number.NaN;
    expect(chart?.words.hovered).toMatch(new RegExp(`^η = 0\\.\\d+: ${steps} steps$`));
    expect(sweepChartOf(state(), 199)?.words.hovered).toMatch(/: not reached$/);
  });

  it("marks the rates that are compared, the diverging one without steps", () => {
    const runs = sweepChartOf(state(), null)?.runs ?? [];
    expect(runs.map(({ rate }) => rate)).toEqual([1, 0.8, 0.4, 0.1]);
    expect(runs[0].steps).toBeNull();
    expect(runs.slice(1).every(({ steps }) => steps !== null && steps > 0)).toBe(true);
  });
});

describe("a rate that is clicked", () => {
  it("is selected where it is compared, else added, with no more digits than it needs", () => {
    expect(rateCommand(state(), 0.8)).toEqual({ kind: "select-run", run: 1 });
    expect(rateCommand(state(), 0.123456)).toEqual({ kind: "add-rate", value: 0.123 });
  });

  it("becomes the selected run's where there is no more room", () => {
    for (let place = 0; place < 12; place++) {
      app.store.perform({ kind: "add-rate", value: 0.2 + place / 100 });
    }
    const { selected } = app.store.state.history.session.experiments.rates;
    expect(rateCommand(state(), 0.7)).toEqual({ kind: "set-rate", run: selected, value: 0.7 });
  });
});

describe("panels", () => {
  it("stand in as many columns as keep them large", () => {
    expect([1, 2, 4, 5, 9, 10, 16].map(panelColumns)).toEqual([1, 2, 2, 3, 3, 4, 4]);
  });
});
