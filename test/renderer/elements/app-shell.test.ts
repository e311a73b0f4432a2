import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readSessionBytes } from "#core/session/session-bytes.ts";
import "../../../src-renderer/elements/app-shell.ts";
import type { AppShell } from "../../../src-renderer/elements/app-shell.ts";
import type { SurfaceView } from "../../../src-renderer/elements/surface-view.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { playheadOf } from "../../../src-renderer/state/run-list.ts";
import { type Mounted, mount } from "./mounted-app.ts";

let mounted: Mounted<AppShell>;

async function open(hello: Parameters<typeof mount>[1] = {}): Promise<void> {
  mounted = await mount<AppShell>("app-shell", hello);
  await expect.element(page.getByRole("img", { name: "Loss surface" })).toBeVisible();
}

afterEach(() => {
  mounted.unmount();
});

/** Names and symbols are no words. */
const names = /English|Thalweg|MIT|a test|Ctrl|Shift|Alt|Home|End|sin/g;

const state = () => mounted.app.store.state;
const picture = () => page.getByRole("img", { name: "Loss surface" });

function surface(): SurfaceView {
  const view = mounted.element.shadowRoot?.querySelector("surface-view");
  if (!view) throw new Error("no picture");
  return view;
}

describe("the window", () => {
  it("tells the other side when there is something to see", async () => {
    await open();
    await expect
      .poll(() => mounted.main.notices.map(({ kind }) => kind))
      .toContain("window-painted");
  });

  it("describes the picture in words", async () => {
    await open();
    await expect
      .element(picture())
      .toHaveAccessibleDescription(/surface of x² \+ sin² y.*16 steps.*Arrow keys turn/s);
  });

  it("draws no frame while nothing changes", async () => {
    await open();
    await expect.poll(() => surface().framesDrawn).toBeGreaterThan(0);
    const framesInASecond = async (): Promise<number> => {
      const before = surface().framesDrawn;
      await new Promise((done) => setTimeout(done, 1000));
      return surface().framesDrawn - before;
    };
    await expect.poll(framesInASecond, { timeout: 8000 }).toBe(0);
  });

  it("keeps its WebGL while another view is shown, and gives it back", async () => {
    await open();
    const canvas = () => surface().shadowRoot?.querySelector("canvas");
    const first = canvas();
    const before = surface().framesDrawn;
    const show = async (name: string, role: "img" | "group") => {
      await page.getByRole("tab", { name, exact: true }).click();
      await expect.element(page.getByRole(role).first()).toBeVisible();
    };
    await show("Slope", "img");
    expect(mounted.element.shadowRoot?.querySelector("surface-view")).toBeNull();
    expect(first?.isConnected).toBe(false);
    await show("Descent", "img");
    await expect.element(picture()).toBeVisible();
    await expect.poll(canvas).toBe(first);
    await expect.poll(() => surface().framesDrawn).toBeGreaterThan(before);
    await expect.poll(() => surface().isAtRest).toBe(true);
    await page.getByRole("tab", { name: "Slope", exact: true }).click();
    await expect.poll(() => first?.isConnected).toBe(false);
    mounted.unmount();
    expect(first?.width).toBe(1);
    await open();
  });

  it("turns, moves and zooms the picture by keys, and resets it", async () => {
    await open();
    const before = sessionOf(state()).camera;
    picture().element().focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowUp}{+}{Shift>}{ArrowRight}{/Shift}");
    const { azimuthDegrees, elevationDegrees, zoom, panX } = sessionOf(state()).camera;
    expect(azimuthDegrees).not.toBe(before.azimuthDegrees);
    expect(elevationDegrees).not.toBe(before.elevationDegrees);
    expect(zoom).toBeGreaterThan(1);
    expect(panX).not.toBe(0);
    await userEvent.keyboard("0");
    expect(sessionOf(state()).camera).toEqual(before);
    expect(state().history.past).toHaveLength(0);
  });

  it("keeps the map in sight while the surface has the focus of the keyboard", async () => {
    await open();
    const map = surface().shadowRoot?.querySelector("contour-map");
    if (!map) throw new Error("no map");
    await userEvent.keyboard("{Tab}");
    picture().element().focus();
    expect(picture().element().matches(":focus-visible")).toBe(true);
    surface().shadowRoot?.querySelector(".swap")?.remove();
    const { left, top, width, height } = map.getBoundingClientRect();
    const shadow = surface().shadowRoot;
    expect(shadow?.elementFromPoint(left + width / 2, top + height / 2)).toBe(map);
  });

  it("looks from the named angles, and shows which one it is", async () => {
    await open();
    await page.getByRole("button", { name: "Top", exact: true }).click();
    expect(sessionOf(state()).camera.elevationDegrees).toBe(90);
    await expect
      .element(page.getByRole("button", { name: "Top", exact: true }))
      .toHaveAttribute("aria-pressed", "true");
  });

  it("takes shortcuts also from a select in which something was just chosen", async () => {
    await open();
    await page.getByRole("combobox", { name: "Optimizer" }).click();
    await page.getByRole("option", { name: "Adam", exact: true }).click();
    await userEvent.keyboard("{Alt>}3{/Alt}");
    expect(sessionOf(state()).camera.elevationDegrees).toBe(90);
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(sessionOf(state()).experiments.descent.runs[0].rule.optimizer).toBe("gradient-descent");
    await userEvent.keyboard("{F1}");
    await expect.element(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  });

  it("moves the playhead by keys, but not while a number is typed", async () => {
    await open();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    expect(playheadOf(state())).toBe(2);
    await page.getByRole("spinbutton", { name: "Start x" }).click();
    await userEvent.keyboard("{ArrowRight}{Home}");
    expect(playheadOf(state())).toBe(2);
  });

  it("undoes and redoes in order, also from within a field", async () => {
    await open();
    const rate = page.getByRole("spinbutton", { name: "Learning rate" });
    const start = page.getByRole("spinbutton", { name: "Start x" });
    await rate.fill("0.5");
    await start.fill("2");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(start).toHaveValue("3");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(rate).toHaveValue("0.1");
    await userEvent.keyboard("{Control>}{Shift>}Z{/Shift}{/Control}");
    await userEvent.keyboard("{Control>}{Shift>}Z{/Shift}{/Control}");
    await expect.element(rate).toHaveValue("0.5");
    await expect.element(start).toHaveValue("2");
  });

  it("shows the map beside the surface, in its place, and in the corner again", async () => {
    await open();
    const wide = () => picture().element().getBoundingClientRect().width;
    const before = wide();
    await page.getByRole("button", { name: "Beside", exact: true }).click();
    expect(wide()).toBeLessThan(before * 0.6);
    await page.getByRole("button", { name: "Large", exact: true }).click();
    expect(wide()).toBeLessThan(200);
    await page.getByRole("button", { name: "Swap map and surface" }).click();
    expect(wide()).toBe(before);
  });

  it("hands a drawn picture to be saved, under a name that says what it shows", async () => {
    await open();
    await page.getByRole("button", { name: "Save screenshot", exact: true }).click();
    await expect.poll(() => mounted.main.asked("save-file"), { timeout: 20_000 }).toHaveLength(1);
    const [{ content, suggestedName, bytes }] = mounted.main.asked("save-file");
    expect([content, suggestedName]).toEqual(["picture", "thalweg-valley-rate-0.1.png"]);
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    const { width, height } = surface().getBoundingClientRect();
    expect([image.width, image.height]).toEqual([Math.round(width) * 2, Math.round(height) * 2]);
    await expect.element(page.getByText("Saved: /pictures/a.png")).toBeVisible();
  });

  it("names and saves what is drawn, whatever is edited meanwhile", async () => {
    await open();
    await expect.poll(() => surface().framesDrawn).toBeGreaterThan(0);
    const session = sessionOf(state());
    const saving = surface().saveScreenshot();
    mounted.app.store.enter({ kind: "hyperparameter", name: "learningRate" }, "0.5", "rate");
    await saving;
    const [{ suggestedName, bytes }] = mounted.main.asked("save-file");
    expect(suggestedName).toBe("thalweg-valley-rate-0.1.png");
    const reading = readSessionBytes(bytes, (part) => new TextDecoder().decode(part));
    expect(reading.ok && reading.session).toEqual(session);
  });

  it("leaves the map as it is while the surface turns", async () => {
    await open();
    const map = surface().shadowRoot?.querySelector("contour-map");
    const before = map?.data;
    mounted.app.commands.run("view-top");
    await surface().updateComplete;
    expect(map?.data).toBe(before);
    mounted.app.store.movePlayhead(4);
    await surface().updateComplete;
    expect(map?.data?.paths[0]?.playhead).toBe(4);
  });

  it("saves the map when that is the large picture", async () => {
    await open();
    await page.getByRole("button", { name: "Large", exact: true }).click();
    await page.getByRole("button", { name: "Save screenshot", exact: true }).click();
    await expect.poll(() => mounted.main.asked("save-file"), { timeout: 20_000 }).toHaveLength(1);
    const [{ bytes }] = mounted.main.asked("save-file");
    const reading = readSessionBytes(bytes, (part) => new TextDecoder().decode(part));
    expect(reading.ok && reading.session).toEqual(sessionOf(state()));
  });

  it("saves the map without WebGL too, and presses no angle that cannot be had", async () => {
    await open();
    mounted.app.store.patch({ hasPicture: false });
    const first = page.getByRole("button", { name: "First", exact: true });
    await expect.element(first).toBeDisabled();
    await expect.element(first).toHaveAttribute("aria-pressed", "false");
    await page.getByRole("button", { name: "Save screenshot", exact: true }).click();
    await expect.poll(() => mounted.main.asked("save-file"), { timeout: 20_000 }).toHaveLength(1);
  });

  it("opens settings as a drawer in a narrow window, and closes it by Escape from anywhere", async () => {
    await page.viewport(900, 640);
    await open();
    const toggle = page.getByRole("button", { name: "Show settings and numbers" });
    await toggle.click();
    const focused = () => mounted.element.shadowRoot?.activeElement?.getAttribute("aria-label");
    await expect.poll(focused).toBe("Settings and numbers");
    await userEvent.keyboard("{Escape}");
    await expect.poll(focused).toBe("Show settings and numbers");
    await toggle.click();
    picture().element().focus();
    await userEvent.keyboard("{Escape}");
    await expect.element(toggle).toHaveAttribute("aria-expanded", "false");
    await page.viewport(1280, 800);
  });

  it("has no menu of its own where the system has one, else one with every command", async () => {
    await open();
    expect(page.getByRole("button", { name: "Menu" }).elements()).toHaveLength(0);
    mounted.unmount();
    await open({ menu: "page" });
    await page.getByRole("button", { name: "Menu" }).click();
    for (const name of ["File", "Edit", "Run", "View", "Help"]) {
      await expect.element(page.getByRole("menuitem", { name, exact: true })).toBeVisible();
    }
  });

  it("speaks Chinese at once, with no English word left", async () => {
    await open({ menu: "page" });
    mounted.app.commands.run("language-zh-CN");
    await expect.element(page.getByRole("button", { name: "播放" })).toBeVisible();
    expect(document.documentElement.lang).toBe("zh-CN");
    const words = visibleWords(mounted.element).map((text) => text.replace(names, ""));
    expect(words.filter((text) => /[A-Za-z]{3,}/.test(text))).toEqual([]);
  });

  it("is light or dark as it is told", async () => {
    await open();
    mounted.app.commands.run("theme-dark");
    await expect.poll(() => document.documentElement.dataset.theme).toBe("dark");
    mounted.app.commands.run("theme-light");
    await expect.poll(() => document.documentElement.dataset.theme).toBe("light");
  });
});

/** Every visible text and every accessible name, shadow roots included. */
function visibleWords(root: Element | ShadowRoot): string[] {
  const words: string[] = [];
  for (const node of root instanceof Element && root.shadowRoot
    ? [root.shadowRoot, ...root.children]
    : root.children) {
    words.push(...visibleWords(node as Element | ShadowRoot));
  }
  if (root instanceof Element) {
    for (const name of ["aria-label", "title", "aria-valuetext"]) {
      const text = root.getAttribute(name);
      if (text) words.push(text);
    }
    const isShown = !root.matches("style, script, math, wa-option, wa-dropdown-item, .katex *");
    for (const child of isShown ? root.childNodes : []) {
      const text = child.nodeType === Node.TEXT_NODE ? child.textContent?.trim() : "";
      if (text) words.push(text);
    }
  }
  return words;
}
