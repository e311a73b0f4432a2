import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src-renderer/elements/inspector-panel.ts";
import type { InspectorPanel } from "../../../src-renderer/elements/inspector-panel.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { lastStepIn, playheadOf } from "../../../src-renderer/state/run-list.ts";
import { type Mounted, mount } from "./mounted-app.ts";

let mounted: Mounted<InspectorPanel>;

beforeEach(async () => {
  mounted = await mount<InspectorPanel>("inspector-panel");
  mounted.element.style.cssText = "display: grid; width: 324px; height: 780px";
});

afterEach(() => {
  mounted.unmount();
});

const spin = (name: string) => page.getByRole("spinbutton", { name, exact: true });

async function choose(list: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: list, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Everything in an element, in its shadow roots too. */
function allIn(root: Element | ShadowRoot): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => [
    element,
    ...(element.shadowRoot ? allIn(element.shadowRoot) : []),
  ]);
}

describe("the width of the panel", () => {
  it.each(
    (["descent", "slope", "rates"] as const).flatMap((view) =>
      (["en", "zh-CN"] as const).map((language) => [view, language] as const),
    ),
  )("is that of its fields: %s in %s", async (view, language) => {
    const { app, element } = mounted;
    app.changeSettings({ language });
    app.store.perform({ kind: "choose-view", view });
    app.store.perform({ kind: "apply-preset", preset: "four-rates" });
    await expect.poll(() => lastStepIn(app.store.state)).toBeGreaterThan(0);
    await element.updateComplete;
    const shown = [...(element.shadowRoot ? allIn(element.shadowRoot) : [])];
    const edge = element.getBoundingClientRect().left + element.clientWidth;
    const wide = shown.filter(
      (one) => one.getBoundingClientRect().right > edge && !one.closest("math, .visually-hidden"),
    );
    expect(shown.filter(({ localName }) => localName === "input").length).toBeGreaterThan(3);
    expect(wide.map(({ localName, className }) => `${localName}.${className}`)).toEqual([]);
    const cut = shown.filter(
      (one) => one.className === "inside" && one.scrollWidth > one.clientWidth,
    );
    expect(cut).toEqual([]);
  });
});

describe("settings and numbers", () => {
  it.each(["Start x", "Start y", "Learning rate", "Stop when J is below", "Maximum steps"])(
    "has the field %s",
    async (name) => {
      await expect.element(spin(name)).toBeVisible();
    },
  );

  it.each(["Function", "Optimizer"])("has the choice %s", async (name) => {
    await expect.element(page.getByRole("combobox", { name, exact: true })).toBeVisible();
  });

  it("has what is rarely used one click away, and keeps that it was unfolded", async () => {
    const [more, colours] = [page.getByRole("button", { name: "More settings" }), "Colours"];
    expect(page.getByRole("combobox", { name: colours }).elements()).toHaveLength(0);
    await more.click();
    for (const name of [colours, "Schedule"]) {
      await expect.element(page.getByRole("combobox", { name, exact: true })).toBeVisible();
    }
    await expect.element(spin("Stop at slope below")).toBeVisible();
    expect(mounted.app.store.state.settings.showsMore).toBe(true);
    await more.click();
    expect(page.getByRole("combobox", { name: colours }).elements()).toHaveLength(0);
    expect(mounted.app.store.state.settings.showsMore).toBe(false);
  });

  it.each([
    { kind: "set-colour-map", colourMap: "viridis" },
    { kind: "set-stop-gradient", value: 1e-3 },
    { kind: "choose-schedule", schedule: { kind: "exponential", decay: 0.9 } },
  ] as const)("unfolds what is rarely used when it is one's own: $kind", async (command) => {
    const more = page.getByRole("button", { name: "More settings" });
    await expect.element(more).toHaveAttribute("aria-expanded", "false");
    mounted.app.store.perform(command);
    await expect.element(more).toHaveAttribute("aria-expanded", "true");
    await more.click();
    await expect.element(more).toHaveAttribute("aria-expanded", "false");
  });

  it("unfolds what is rarely used when there is a mistake in it", async () => {
    const more = page.getByRole("button", { name: "More settings" });
    await expect.element(more).toHaveAttribute("aria-expanded", "false");
    mounted.app.store.enter({ kind: "stop-gradient" }, "flat", "typed");
    await expect.element(spin("Stop at slope below")).toHaveAttribute("aria-invalid", "true");
    await expect.element(spin("Stop at slope below")).toBeVisible();
  });

  it("runs anew when the learning rate is changed", async () => {
    await spin("Learning rate").fill("0.2");
    await expect.poll(() => lastStepIn(mounted.app.store.state)).toBe(8);
  });

  it("says at the field what is wrong, and keeps the run", async () => {
    await spin("Learning rate").fill("abc");
    await expect.element(spin("Learning rate")).toHaveAttribute("aria-invalid", "true");
    await expect.element(spin("Learning rate")).toHaveAccessibleDescription(/is not a number/);
    await expect.element(spin("Start x")).toHaveAttribute("aria-invalid", "false");
    expect(lastStepIn(mounted.app.store.state)).toBe(16);
  });

  it("shows the old numbers again when edits are undone, also after a wrong one", async () => {
    await spin("Learning rate").fill("0.2");
    await spin("Start x").fill("2");
    await spin("Maximum steps").fill("many");
    mounted.app.store.undo();
    await expect.element(spin("Start x")).toHaveValue("3");
    await expect.element(spin("Maximum steps")).toHaveValue("1000");
    await expect.element(spin("Learning rate")).toHaveValue("0.2");
    mounted.app.store.undo();
    await expect.element(spin("Learning rate")).toHaveValue("0.1");
  });

  it("has a field for each hyperparameter of the rule that is chosen", async () => {
    await choose("Optimizer", "Adam");
    for (const name of ["Beta 1", "Beta 2", "Epsilon"]) {
      await expect.element(spin(name)).toBeVisible();
    }
    expect(page.getByRole("spinbutton", { name: "Momentum" }).elements()).toHaveLength(0);
  });

  it("has one start for a function of one variable", async () => {
    await choose("Function", "x²");
    await expect.element(spin("Start x")).toHaveValue("1.2");
    expect(page.getByRole("spinbutton", { name: "Start y" }).elements()).toHaveLength(0);
  });

  it("moves the learning rate by its slider as one step to undo", async () => {
    page.getByRole("slider", { name: "Learning rate" }).element().focus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    await expect.element(spin("Learning rate")).toHaveValue("0.13");
  });

  it("moves the playhead to the row that is clicked", async () => {
    await page.getByText("0.813281").or(page.getByText("0.794559")).first().click();
    expect(playheadOf(mounted.app.store.state)).toBe(6);
  });

  it("colours are no edit", async () => {
    await page.getByRole("button", { name: "More settings" }).click();
    await choose("Colours", "Viridis colour-blind safe");
    expect(sessionOf(mounted.app.store.state).colourMap).toBe("viridis");
    expect(mounted.app.store.state.history.past).toHaveLength(0);
  });

  it("speaks another language at once", async () => {
    mounted.app.commands.run("language-zh-CN");
    await expect.element(page.getByRole("spinbutton", { name: "学习率" })).toBeVisible();
    const words = mounted.element.shadowRoot?.textContent ?? "";
    expect(words).not.toMatch(/[A-Z][a-z]{3,}/);
  });
});
