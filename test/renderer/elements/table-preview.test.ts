import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src-renderer/elements/app-shell.ts";
import type { AppShell } from "../../../src-renderer/elements/app-shell.ts";
import { lookAt } from "../../../src-renderer/state/table-look.ts";
import { type Mounted, mount } from "./mounted-app.ts";

const text = ["a,b,c,t", "1,2,3,4", "2,3,4,5", "3,4,5,7", ""].join("\n");

describe("the dialog of a table", () => {
  let mounted: Mounted<AppShell>;
  const dialog = page.getByRole("dialog", { name: "Use x.csv" });
  const combobox = (name: string) => page.getByRole("combobox", { name, exact: true });
  const preview = () => mounted.app.store.state.preview;
  const plan = () => {
    const looked = preview();
    return looked && lookAt(looked).plan;
  };

  const open = (name: string, content: string): void =>
    mounted.app.documents.take({
      name,
      document: { kind: "data", bytes: new TextEncoder().encode(content), encoding: "utf-8" },
      fileId: null,
    });

  beforeEach(async () => {
    mounted = await mount<AppShell>("app-shell");
    open("x.csv", text);
    await expect.element(combobox("Task")).toBeVisible();
  });

  afterEach(() => mounted.unmount());

  /** The dialog stands, also after everything that closing would have set going. */
  async function staysOpen(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await expect.element(dialog).toBeVisible();
    expect(preview()).not.toBeNull();
  }

  it("stays when something is chosen in one of its lists, by mouse", async () => {
    await combobox("Targets").click();
    await page.getByRole("option", { name: "2", exact: true }).click();
    await expect.poll(() => plan()?.columns.filter(({ part }) => part === "target").length).toBe(2);
    await staysOpen();
    await combobox("Task").click();
    await page.getByRole("option", { name: "Classification", exact: true }).click();
    await expect.poll(() => plan()?.task).toBe("classification");
    await staysOpen();
  });

  it("stays when something is chosen by keyboard", async () => {
    combobox("Targets").element().focus();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("option", { name: "2", exact: true })).toBeVisible();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await expect.poll(() => plan()?.columns.filter(({ part }) => part === "target").length).toBe(2);
    await staysOpen();
  });

  it("stays when an open list is closed by Escape, or by a second click", async () => {
    const option = page.getByRole("option", { name: "Regression", exact: true });
    await combobox("Task").click();
    await expect.element(option).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(option).not.toBeInTheDocument();
    await staysOpen();
    await combobox("Task").click();
    await expect.element(option).toBeVisible();
    await combobox("Task").click();
    await expect.element(option).not.toBeInTheDocument();
    await staysOpen();
  });

  it("closes by Escape outside a list, and by its buttons, and lets the table go", async () => {
    await userEvent.keyboard("{Escape}");
    await expect.poll(preview).toBeNull();
    await expect.element(dialog).not.toBeInTheDocument();
    open("x.csv", text);
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect.poll(preview).toBeNull();
    await expect.element(dialog).not.toBeInTheDocument();
  });
});
