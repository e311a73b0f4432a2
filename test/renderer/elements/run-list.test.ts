import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import { mostRuns } from "#core/session/experiment.ts";
import "../../../src-renderer/elements/rate-list.ts";
import type { RateList } from "../../../src-renderer/elements/rate-list.ts";
import "../../../src-renderer/elements/run-comparison.ts";
import type { RunComparison } from "../../../src-renderer/elements/run-comparison.ts";
import "../../../src-renderer/elements/run-list.ts";
import type { RunList } from "../../../src-renderer/elements/run-list.ts";
import { drawnRuns, shownExperiment } from "../../../src-renderer/state/run-list.ts";
import { type Mounted, mount } from "./mounted-app.ts";

const button = (name: string) => page.getByRole("button", { name, exact: true });

describe("the list of runs", () => {
  let mounted: Mounted<RunList>;
  const runs = () => shownExperiment(mounted.app.store.state).runs;

  beforeEach(async () => {
    mounted = await mount<RunList>("run-list");
    mounted.element.style.cssText = "display: block; width: 300px";
  });

  afterEach(() => {
    mounted.unmount();
  });

  it("has one run, which is selected and cannot be removed", async () => {
    await expect.element(button("Select η = 0.1")).toHaveAttribute("aria-pressed", "true");
    await expect.element(button("Remove η = 0.1")).toBeDisabled();
  });

  it("adds a run like the selected one, and selects it", async () => {
    await button("Add a run").click();
    expect(runs()).toHaveLength(2);
    await expect.element(button("Select η = 0.1 (2)")).toHaveAttribute("aria-pressed", "true");
    await expect.element(button("Select η = 0.1 (1)")).toHaveAttribute("aria-pressed", "false");
  });

  it("selects, hides, shows, duplicates and removes the run whose button it is", async () => {
    mounted.app.commands.run("preset-four-rates");
    await button("Select η = 0.8").click();
    expect(shownExperiment(mounted.app.store.state).selected).toBe(1);
    await button("Hide η = 0.4").click();
    await expect
      .poll(() => drawnRuns(mounted.app.store.state).map(({ id }) => id))
      .toEqual([0, 1, 3]);
    await button("Show η = 0.4").click();
    await expect.poll(() => drawnRuns(mounted.app.store.state)).toHaveLength(4);
    await button("Duplicate η = 0.4").click();
    expect(runs().map(({ rule }) => learningRateOf(rule))).toEqual([1, 0.8, 0.4, 0.4, 0.1]);
    await button("Remove η = 0.8").click();
    expect(runs().map(({ rule }) => learningRateOf(rule))).toEqual([1, 0.4, 0.4, 0.1]);
  });

  it("takes all of it by keyboard", async () => {
    button("Add a run").element().focus();
    await userEvent.keyboard("{Enter}");
    button("Remove η = 0.1 (2)").element().focus();
    await userEvent.keyboard(" ");
    expect(runs()).toHaveLength(1);
  });

  it("says that there is no more room", async () => {
    for (let count = 1; count < mostRuns; count++) await button("Add a run").click();
    await expect.element(button("Add a run")).toBeDisabled();
    await expect
      .element(button("Add a run"))
      .toHaveAttribute("title", "There is room for 16 runs; remove one first.");
  });

  it("has each run's colour and mark before its name, no two alike", async () => {
    mounted.app.commands.run("preset-four-rates");
    await expect.element(button("Select η = 0.8")).toBeVisible();
    const swatches = mounted.element.shadowRoot?.querySelectorAll(".sign path") ?? [];
    const colours = Array.from(swatches, (swatch) => getComputedStyle(swatch).stroke);
    expect(new Set(colours).size).toBe(4);
    expect(colours[0]).toBe("rgb(147, 13, 2)");
    const shapes = Array.from(swatches, (swatch) => swatch.getAttribute("d"));
    expect(new Set(shapes).size).toBe(4);
  });
});

describe("the list of learning rates", () => {
  let mounted: Mounted<RateList>;
  const rates = () =>
    shownExperiment(mounted.app.store.state).runs.map(({ rule }) => learningRateOf(rule));
  const rate = (value: string) =>
    page.getByRole("spinbutton", { name: `Learning rate of η = ${value}`, exact: true });

  beforeEach(async () => {
    mounted = await mount<RateList>("rate-list");
    mounted.element.style.cssText = "display: block; width: 300px";
    mounted.app.commands.run("show-rates");
    await expect.element(rate("0.8")).toHaveValue("0.8");
  });

  afterEach(() => {
    mounted.unmount();
  });

  it("adds a rate that is not compared yet", async () => {
    await button("Add a rate").click();
    expect(rates()).toHaveLength(5);
    expect(new Set(rates()).size).toBe(5);
  });

  it("removes a rate, but never the last", async () => {
    for (const value of ["1", "0.8", "0.4"]) await button(`Remove η = ${value}`).click();
    expect(rates()).toEqual([0.1]);
    await expect.element(button("Remove η = 0.1")).toBeDisabled();
  });

  it("changes one rate and leaves the others, saying at it what is wrong", async () => {
    await rate("0.4").fill("0.55");
    expect(rates()).toEqual([1, 0.8, 0.55, 0.1]);
    await rate("0.55").fill("much");
    await expect.element(rate("0.55")).toHaveAccessibleDescription(/is not a number/);
    await expect.element(rate("0.8")).toHaveAttribute("aria-invalid", "false");
    expect(rates()).toEqual([1, 0.8, 0.55, 0.1]);
  });
});

describe("the comparison", () => {
  let mounted: Mounted<RunComparison>;
  const table = () => page.getByRole("table", { name: "Comparison" });

  beforeEach(async () => {
    mounted = await mount<RunComparison>("run-comparison");
    mounted.element.style.cssText = "display: block; width: 300px";
  });

  afterEach(() => {
    mounted.unmount();
  });

  function rows(): string[][] {
    const found = mounted.element.shadowRoot?.querySelectorAll("tbody tr") ?? [];
    return Array.from(found, (row) =>
      Array.from(row.querySelectorAll("td"), (cell) => cell.textContent?.trim() ?? ""),
    );
  }

  it("tells steps to the goal, last J and outcome of every run", async () => {
    mounted.app.commands.run("preset-four-rates");
    await expect.element(table()).toBeVisible();
    await expect.poll(() => rows().map(([, , , outcome]) => outcome)).not.toContain("running");
    const [one, , fourTenths, tenth] = rows();
    expect(one).toEqual(["η = 1", "–", "9.004866", "cycles"]);
    expect(fourTenths[3]).toBe("arrived");
    expect(tenth).toEqual(["η = 0.1", "16", "0.009711", "arrived"]);
  });

  it("writes every run's name whole, in a second line where one is too short", async () => {
    mounted.app.commands.run("preset-all-optimizers");
    await expect.poll(rows).toHaveLength(9);
    const { width } = mounted.element.getBoundingClientRect();
    const root = mounted.element.shadowRoot;
    expect(root?.querySelector("table")?.scrollWidth).toBeLessThanOrEqual(width);
    const names = [...(root?.querySelectorAll<HTMLElement>("tbody .run") ?? [])];
    expect(names).toHaveLength(9);
    for (const name of names) {
      const range = document.createRange();
      range.selectNodeContents(name);
      const { right } = name.getBoundingClientRect();
      expect(range.getBoundingClientRect().right, name.textContent).toBeLessThanOrEqual(
        right + 0.5,
      );
    }
  });

  it("has no steps to a goal for a run that did not get there, nor speaks of one that none had", async () => {
    const { store } = mounted.app;
    store.enter({ kind: "maximum-steps" }, "5", "steps");
    await expect.poll(rows).toEqual([["η = 0.1", "–", expect.any(String), "not there"]]);
    store.enter({ kind: "stop-value" }, "", "stop");
    await expect.poll(() => rows()[0][3]).toBe("ended");
  });

  it("says that a run cycles, where its iterates repeat", async () => {
    const { store } = mounted.app;
    store.perform({ kind: "choose-objective", objective: { kind: "catalogue", id: "parabola" } });
    store.enter({ kind: "hyperparameter", name: "learningRate" }, "1", "rate");
    await expect.poll(rows).toEqual([["η = 1", "–", "1.440000", "cycles"]]);
  });

  it("says that a run diverged, and that one failed", async () => {
    const { store } = mounted.app;
    store.enter({ kind: "hyperparameter", name: "learningRate" }, "1.5", "rate");
    await expect.poll(() => rows()[0].slice(1, 4)).toEqual(["–", expect.any(String), "diverged"]);
    mounted.main.isHeld = true;
    const asked = mounted.main.asked("start-run").length;
    store.enter({ kind: "hyperparameter", name: "learningRate" }, "0.3", "rate");
    await expect.poll(() => rows()[0].slice(1)).toEqual(["…", "…", "running"]);
    await expect.poll(() => mounted.main.asked("start-run").length).toBe(asked + 1);
    mounted.main.failRuns({ kind: "worker-died", reason: "killed" });
    await expect.poll(() => rows()[0][3]).toBe("failed");
  });
});
