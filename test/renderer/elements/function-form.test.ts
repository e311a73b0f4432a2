import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src-renderer/elements/function-form.ts";
import type { FunctionForm } from "../../../src-renderer/elements/function-form.ts";
import { shownExperiment } from "../../../src-renderer/state/run-list.ts";
import { type Mounted, mount } from "./mounted-app.ts";

let mounted: Mounted<FunctionForm>;

beforeEach(async () => {
  mounted = await mount<FunctionForm>("function-form");
  mounted.element.style.cssText = "display: grid; width: 300px";
});

afterEach(() => {
  mounted.unmount();
});

const field = () => page.getByRole("textbox", { name: "Objective" });
const objective = () => shownExperiment(mounted.app.store.state).objective;

describe("the field of the function", () => {
  it("shows the function as people write it", async () => {
    await expect.element(field()).toHaveValue("x² + sin²(y)");
    await expect.element(field()).toHaveAttribute("aria-invalid", "false");
  });

  it("takes what is typed, and knows the catalogue's own", async () => {
    await field().fill("x² + 3y²");
    expect(objective()).toEqual({ kind: "expression", text: "x^2 + 3 * y^2" });
    await field().fill("x²+sin²(y)");
    expect(objective()).toEqual({ kind: "catalogue", id: "valley" });
    await expect.element(page.getByText("The textbook valley")).toBeVisible();
  });

  it("takes full-width signs and digits", async () => {
    await field().fill("（x－１）²＋０．１");
    expect(objective()).toEqual({ kind: "catalogue", id: "shifted-parabola" });
  });

  it("ties what is wrong to itself and announces it, the last good function staying", async () => {
    await field().fill("x + flor(y)");
    const sentence = "“flor” at column 5 is not a function; did you mean “floor”?";
    await expect.element(field()).toHaveAttribute("aria-invalid", "true");
    await expect.element(field()).toHaveAccessibleDescription(sentence);
    await expect.element(page.getByRole("alert")).toHaveTextContent(sentence);
    const input = field().element();
    const root = input.getRootNode();
    const id = input.getAttribute("aria-describedby") ?? "";
    expect(root instanceof ShadowRoot && root.getElementById(id)?.textContent).toBe(sentence);
    await expect.element(field()).toHaveValue("x + flor(y)");
    expect(objective()).toEqual({ kind: "catalogue", id: "valley" });
  });

  it("is right again once it is mended, or given up by Escape", async () => {
    await field().fill("x +");
    await expect.element(field()).toHaveAttribute("aria-invalid", "true");
    await field().fill("x + y²");
    await expect.element(field()).toHaveAttribute("aria-invalid", "false");
    await field().fill("x + (");
    await userEvent.keyboard("{Escape}");
    await expect.element(field()).toHaveValue("x + y²");
    await expect.element(field()).toHaveAttribute("aria-invalid", "false");
  });

  it("is one step of undo a visit", async () => {
    await field().fill("x²");
    await field().fill("x² + y²");
    mounted.app.store.undo();
    expect(objective()).toEqual({ kind: "catalogue", id: "valley" });
  });

  it("refuses a y where x alone is shown, and offers no such function", async () => {
    mounted.app.commands.run("show-slope");
    await expect.element(field()).toHaveValue("x²");
    await field().fill("x² + y²");
    await expect.element(field()).toHaveAccessibleDescription(/shows functions of x alone/);
    expect(objective()).toEqual({ kind: "catalogue", id: "parabola" });
    await page.getByRole("combobox", { name: "Function" }).click();
    await expect.element(page.getByRole("option", { name: "(x − 1)² + 0.1" })).toBeVisible();
    expect(page.getByRole("option", { name: "Rosenbrock" }).elements()).toHaveLength(0);
  });

  it("says it in Chinese too", async () => {
    mounted.app.commands.run("language-zh-CN");
    const own = page.getByRole("textbox");
    await own.fill("x + flor(y)");
    await expect.element(own).toHaveAccessibleDescription(/^[^A-Z]*\p{Script=Han}.*floor/u);
  });
});
