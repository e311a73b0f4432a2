import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import "../../../src-renderer/elements/app-shell.ts";
import type { BuiltInDataName } from "#core/training/data-set.ts";
import type { AppShell } from "../../../src-renderer/elements/app-shell.ts";
import type { ChoiceField } from "../../../src-renderer/elements/choice-field.ts";
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

  it("has room for every choice in its fields, in both languages, at the smallest window", async () => {
    await page.viewport(1000, 700);
    const choiceFields = (): ChoiceField[] => {
      const inspector = mounted.element.shadowRoot?.querySelector("network-inspector");
      return elementsIn(inspector?.shadowRoot ?? document.createDocumentFragment()).filter(
        (element): element is ChoiceField => element.localName === "choice-field",
      );
    };
    const closed = (field: ChoiceField): HTMLInputElement | null | undefined =>
      field.shadowRoot
        ?.querySelector("wa-select")
        ?.shadowRoot?.querySelector<HTMLInputElement>("[part~=display-input]");
    const ruler = document.createElement("canvas").getContext("2d");
    if (!ruler) throw new Error("no canvas");
    for (const language of ["en", "zh-CN"] as const) {
      mounted.app.commands.run(`language-${language}`);
      await expect.poll(() => document.documentElement.lang).toBe(language);
      const fields = choiceFields();
      expect(fields).toHaveLength(5);
      for (const field of fields) {
        await expect.poll(() => closed(field)?.clientWidth ?? 0).toBeGreaterThan(0);
        const input = closed(field);
        if (!input) throw new Error("no field");
        ruler.font = getComputedStyle(input).font;
        for (const { label } of field.choices) {
          expect(ruler.measureText(label).width, label).toBeLessThanOrEqual(input.clientWidth);
        }
      }
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

  it("ends the chain rule in a gradient that differences agree with", async () => {
    const table = page.getByRole("table", { name: "Chain rule" });
    for (const [choice, name] of [
      [{ layer: 0, from: 1, to: 4 }, "w 2 5 of layer 1"],
      [{ layer: 0, from: null, to: 2 }, "b 3 of layer 1"],
      [{ layer: 1, from: 3, to: 1 }, "w 4 2 of layer 2"],
      [{ layer: 1, from: null, to: 0 }, "b 1 of layer 2"],
    ] as const) {
      mounted.app.store.perform({ kind: "select-parameter", choice });
      const gradient = table.getByRole("row", { name: `the derivative of E by ${name}` });
      await expect.element(gradient).toBeVisible();
      const [product, check] = [...table.element().querySelectorAll("tr")]
        .slice(-2)
        .map((row) => row.querySelector("td")?.textContent?.trim() ?? "");
      expect(product).toMatch(/\d/);
      expect(check.slice(0, 7)).toBe(product.slice(0, 7));
    }
  });

  it("folds the layers of the chain rule, and unfolds sums into their summands", async () => {
    const table = page.getByRole("table", { name: "Chain rule" });
    mounted.app.store.perform({ kind: "select-parameter", choice: { layer: 0, from: 1, to: 4 } });
    const numbers = (): number[] =>
      [...table.element().querySelectorAll("tr.unfolded td")]
        .map((cell) => cell.textContent?.trim().replace("−", "-") ?? "")
        .filter((text) => text !== "")
        .map(Number);
    const sum = table.getByRole("button", { name: /derivative of E by y 5 of layer 1/ });
    await expect.element(sum).toHaveAttribute("aria-expanded", "false");
    await sum.click();
    await expect.element(sum).toHaveAttribute("aria-expanded", "true");
    const total = table.element().querySelector("tr.back-sum td")?.textContent?.replace("−", "-");
    const added = numbers().reduce((all, one) => all + one, 0);
    expect(numbers()).toHaveLength(2);
    expect(added).toBeCloseTo(Number(total), 4);
    await sum.click();
    const delta = table.getByRole("button", { name: /^delta 1 of layer 2 equals y 1/ });
    await delta.click();
    await expect.element(table.getByRole("row", { name: /^the sum over r of t r/ })).toBeVisible();
    expect(numbers().reduce((all, one) => all + one, 0)).toBeCloseTo(
      Number(
        table.element().querySelector("tr.mixed-delta td")?.textContent?.trim().replace("−", "-"),
      ),
      4,
    );
    const layer = table.getByRole("button", { name: "Layer 2: output layer k" });
    await layer.click();
    await expect.element(layer).toHaveAttribute("aria-expanded", "false");
    await expect.element(delta).not.toBeInTheDocument();
  });

  it("keeps the layers between outputs and weight folded up in a deep network", async () => {
    mounted.app.store.perform({ kind: "set-hidden", hidden: [3, 16, 3] });
    showTrained(mounted.app, 2);
    const table = page.getByRole("table", { name: "Chain rule" });
    await expect
      .element(table.getByRole("button", { name: "Layer 3: hidden layer" }))
      .toBeVisible();
    const heads = [...table.element().querySelectorAll("tr.section button")];
    expect(heads.map((head) => [head.textContent?.trim(), head.ariaExpanded])).toEqual([
      ["Layer 4: output layer", "true"],
      ["Layer 3: hidden layer", "false"],
      ["Layer 2: hidden layer k", "false"],
      ["Layer 1: hidden layer j", "true"],
    ]);
    await table.getByRole("button", { name: "Layer 2: hidden layer k" }).click();
    await expect.element(table.getByText("6 more neurons, in the same way")).toBeVisible();
  });

  it("goes through a pass layer by layer beside the drawing, until training goes on", async () => {
    const { store } = mounted.app;
    const pass = page.getByRole("group", { name: "One pass, layer by layer" });
    const sentence = pass.getByRole("status");
    await pass.getByRole("button", { name: "Pass forward" }).click();
    await expect
      .element(sentence)
      .toHaveTextContent("Forward to layer 1: u⁽¹⁾ = Σ w⁽¹⁾·y⁽⁰⁾ + b⁽¹⁾");
    await pass.getByRole("button", { name: "Pass backward" }).click();
    await expect.element(sentence).toHaveTextContent("for layer 1 ∂y⁽¹⁾ = Σ δ⁽²⁾·w⁽²⁾.");
    const drawing = inView("network-drawing-view")[0].getBoundingClientRect();
    const { bottom } = sentence.element().getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(drawing.bottom + 0.5);
    expect(sessionOf(store.state).network.look.pass).toBe(2);
    store.perform({ kind: "move-training", step: sessionOf(store.state).network.look.step + 1 });
    await expect.element(sentence).toHaveTextContent("");
    await pass.getByRole("button", { name: "Pass forward" }).click();
    store.perform({ kind: "set-seed", value: 5 });
    expect(sessionOf(store.state).network.look.pass).toBeNull();
  });
});
