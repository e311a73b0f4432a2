import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { createSession, experimentOf } from "#core/session/session.ts";
import "../../../src-renderer/elements/app-shell.ts";
import type { AppShell } from "../../../src-renderer/elements/app-shell.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { type Mounted, mount } from "./mounted-app.ts";

describe("the offer of unsaved work", () => {
  let mounted: Mounted<AppShell>;
  afterEach(() => mounted.unmount());

  it("lets what is behind it be edited at once when it is put off", async () => {
    const left = { id: "a", keptAt: 0, name: null, session: createSession() };
    mounted = await mount<AppShell>("app-shell", { leftWork: [left] });
    const later = page.getByRole("button", { name: "Decide later", exact: true });
    await expect.element(later).toBeVisible();
    const field = page.getByRole("spinbutton", { name: "Learning rate", exact: true }).element();
    const button = later.element();
    if (!(button instanceof HTMLElement) || !(field instanceof HTMLInputElement))
      throw new Error("there is no button, or no field");
    button.click();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    field.focus();
    field.select();
    await userEvent.keyboard("0.25");
    const rule = experimentOf(sessionOf(mounted.app.store.state)).runs[0].rule;
    expect(rule.hyperparameters).toMatchObject({ learningRate: 0.25 });
    await expect.element(later).not.toBeInTheDocument();
  });
});
