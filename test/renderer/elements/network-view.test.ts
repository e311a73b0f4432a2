import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import "../../../src-renderer/elements/app-shell.ts";
import type { BuiltInDataName } from "#core/training/data-set.ts";
import type { AppShell } from "../../../src-renderer/elements/app-shell.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { type Mounted, mount } from "./mounted-app.ts";
import { showTrained } from "./trained-network.ts";

/** Every element of a tree with those in its shadow trees. */
function elementsIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => [
    element,
    ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
  ]);
}

describe("the view of the network", () => {
  let mounted: Mounted<AppShell>;
  const view = () => mounted.element.shadowRoot?.querySelector("network-view") ?? null;
  const learn = (name: BuiltInDataName, epochs: number): void => {
    mounted.app.store.perform({ kind: "choose-data", data: { kind: "built-in", name } });
    showTrained(mounted.app, epochs);
  };
  const inView = (selector: string): Element[] =>
    elementsIn(view()?.shadowRoot ?? document.createDocumentFragment()).filter((element) =>
      element.matches(selector),
    );

  beforeEach(async () => {
    await page.viewport(1440, 900);
    mounted = await mount<AppShell>("app-shell");
    mounted.app.commands.run("show-network");
    showTrained(mounted.app, 20);
    await expect.element(page.getByRole("img", { name: "Weights of layer 2" })).toBeVisible();
  });

  afterEach(async () => {
    mounted.unmount();
    await page.viewport(1280, 800);
  });

  it("has a heatmap of each layer for weights, gradients and last changes", async () => {
    for (const [button, name] of [
      ["Gradients", "Gradients of layer 1"],
      ["Last change", "Last change of layer 2"],
      ["Weights", "Weights of layer 1"],
    ]) {
      await page.getByRole("button", { name: button, exact: true }).click();
      await expect.element(page.getByRole("img", { name, exact: true })).toBeVisible();
    }
  });

  it("keeps everything inside itself, also after the window became smaller", async () => {
    learn("digits", 1);
    for (const [width, height] of [
      [1920, 1080],
      [1440, 900],
      [1000, 700],
    ]) {
      await page.viewport(width, height);
      await new Promise((resolve) => setTimeout(resolve, 150));
      const outer = view()?.getBoundingClientRect();
      if (!outer) throw new Error("there is no view");
      const parts = inView(".page > *, canvas, .body > :not([hidden]), header, .legend");
      expect(parts.length).toBeGreaterThan(8);
      for (const part of parts) {
        const { left, right, top, bottom } = part.getBoundingClientRect();
        const name = `${part.localName}.${part.className} at ${width}`;
        expect(left, name).toBeGreaterThanOrEqual(outer.left - 0.5);
        expect(right, name).toBeLessThanOrEqual(outer.right + 0.5);
        expect(top, name).toBeGreaterThanOrEqual(outer.top - 0.5);
        expect(bottom, name).toBeLessThanOrEqual(outer.bottom + 0.5);
      }
    }
  });

  it("counts every sample once in the tables of classes", async () => {
    learn("iris", 30);
    for (const [name, samples] of [
      ["Confusion, training", 120],
      ["Confusion, test", 30],
    ] as const) {
      const table = page.getByRole("table", { name, exact: true });
      await expect.element(table).toBeVisible();
      const counts = [...table.element().querySelectorAll("td")].map((cell) =>
        Number(cell.textContent),
      );
      expect(counts).toHaveLength(9);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(samples);
    }
  });

  it("shows training and test in turns where there are many classes", async () => {
    learn("digits", 1);
    const training = page.getByRole("table", { name: "Confusion, training" });
    await expect.element(training).toBeVisible();
    await training.getByRole("button", { name: "Test" }).click();
    await expect.element(page.getByRole("table", { name: "Confusion, test" })).toBeVisible();
    await expect.element(training).not.toBeInTheDocument();
  });

  it("has the product of the chain rule's factors equal the gradient of back-propagation", async () => {
    const table = page.getByRole("table", { name: "Chain rule" });
    for (const choice of [
      { layer: 0, from: 1, to: 4 },
      { layer: 0, from: null, to: 2 },
      { layer: 1, from: 3, to: 1 },
      { layer: 1, from: null, to: 0 },
    ]) {
      mounted.app.store.perform({ kind: "select-parameter", choice });
      await expect.element(table).toBeVisible();
      await expect
        .poll(() => sessionOf(mounted.app.store.state).network.look.selected)
        .toEqual(choice);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const rows = [...table.element().querySelectorAll("tr")];
      const [product, gradient, check] = rows
        .slice(-3)
        .map((row) => row.querySelector("td")?.textContent?.trim() ?? "");
      expect(product).toMatch(/\d/);
      expect(gradient).toBe(product);
      expect(check.slice(0, 7)).toBe(gradient.slice(0, 7));
    }
  });
});
