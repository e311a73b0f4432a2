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

describe("what the dialog of a table says", () => {
  let mounted: Mounted<AppShell>;
  const inside = (selector: string): HTMLElement[] => {
    const dialog = mounted.element.shadowRoot?.querySelector("table-preview")?.shadowRoot;
    const columns = dialog?.querySelector("table-columns")?.shadowRoot;
    return [...(columns?.querySelectorAll<HTMLElement>(selector) ?? [])];
  };
  const facts = () =>
    mounted.element.shadowRoot?.querySelector("table-preview")?.shadowRoot?.querySelector("p")
      ?.innerText;

  beforeEach(async () => {
    await page.viewport(1280, 720);
    mounted = await mount<AppShell>("app-shell");
    const makes = ["Renault", "Volvo", "Fiat", "Saab", "Seat", "Lada"];
    const rows = Array.from({ length: 60 }, (_, at) =>
      [
        ...[`${at}%`, at % 9 === 2 ? "" : 100 + at * 3, at === 2 ? "" : makes[at % 6]],
        ...[at % 7, at % 5, at % 4, at % 2 ? "yes" : "no"],
      ].join(","),
    );
    const head = "share,price,the make of the car,d,e,f,sold";
    const text = ["Cars", "of 1998", "", head, ...rows].join("\n");
    mounted.app.documents.take({
      name: "cars.csv",
      document: { kind: "data", bytes: new TextEncoder().encode(text), encoding: "windows-1252" },
      fileId: null,
    });
    await expect.element(page.getByRole("combobox", { name: "Encoding" })).toBeVisible();
  });

  afterEach(async () => {
    mounted.unmount();
    await page.viewport(1280, 800);
  });

  it("marks every value that is missing, and cuts no note and no choice", async () => {
    await expect.poll(() => inside(".wrong").length).toBe(2);
    const notes = inside(".notes div");
    expect(notes.map((note) => note.innerText)).toEqual([
      "7 missing",
      "6 classes",
      "1 missing",
      "2 classes",
    ]);
    for (const note of notes) expect(note.scrollWidth).toBeLessThanOrEqual(note.clientWidth);
    for (const head of inside("thead th[title]")) expect(head.title).toBe(head.innerText);
    const encoding = page.getByRole("combobox", { name: "Encoding" }).element();
    expect(encoding.scrollWidth).toBeLessThanOrEqual(encoding.clientWidth);
    await expect
      .element(page.getByRole("combobox", { name: "Column names" }))
      .toHaveValue("After the titles");
  });

  it("says what becomes of a unit, without a blank after a Chinese full stop", async () => {
    expect(facts()).toContain("“share” is read without its unit: 0% is 0.");
    mounted.app.store.patch({
      settings: { ...mounted.app.store.state.settings, language: "zh-CN" },
    });
    await expect.poll(facts).toContain("60 行，7 列。这里显示前 6 行。");
  });
});

describe("a wide table", () => {
  let mounted: Mounted<AppShell>;
  const scroller = (): Element => {
    const columns = mounted.element.shadowRoot
      ?.querySelector("table-preview")
      ?.shadowRoot?.querySelector("table-columns");
    const found = columns?.shadowRoot?.querySelector(".scroller");
    if (!found) throw new Error("there is no preview");
    return found;
  };
  const wrongCells = (): number => scroller().querySelectorAll(".wrong").length;
  const part = (name: string) => page.getByRole("combobox", { name: `Part of column ${name}` });

  const names = Array.from({ length: 1000 }, (_, at) => `column ${at}.`);
  const rows = Array.from({ length: 12 }, (_, row) =>
    names.map((_, at) => (row === 8 && at === 700 ? "x1" : String((at * 3 + row * 7) % 11))),
  );

  beforeEach(async () => {
    await page.viewport(720, 520);
    mounted = await mount<AppShell>("app-shell");
    const text = [names, ...rows].map((cells) => cells.join(",")).join("\n");
    const bytes = new TextEncoder().encode(text);
    mounted.app.documents.take({
      name: "wide.csv",
      document: { kind: "data", bytes, encoding: "utf-8" },
      fileId: null,
    });
    await expect.element(page.getByRole("alert").last()).toBeVisible();
  });

  afterEach(async () => {
    mounted.unmount();
    await page.viewport(1280, 800);
  });

  it("makes only what is in sight, and brings what is wrong there", async () => {
    await expect.poll(wrongCells, { timeout: 5000 }).toBe(1);
    const wrong = scroller().querySelector(".wrong");
    expect(wrong?.textContent?.trim()).toBe("x1");
    const seen = scroller().getBoundingClientRect();
    const cell = wrong?.getBoundingClientRect();
    expect(cell?.left).toBeGreaterThanOrEqual(seen.left);
    expect(cell?.right).toBeLessThanOrEqual(seen.right + 1);
    expect(scroller().querySelectorAll("select").length).toBeLessThan(40);
    const dialog = page.getByRole("dialog", { name: "Use wide.csv" }).element();
    expect(dialog.getBoundingClientRect().bottom).toBeLessThanOrEqual(520);
  });

  it("goes from column to column by key, and leaves one out", async () => {
    await expect.poll(wrongCells, { timeout: 5000 }).toBe(1);
    part("column 700.").element().focus();
    for (let at = 701; at <= 712; at++) {
      await userEvent.keyboard("{Tab}");
      await expect
        .poll(() => document.activeElement && focusedName())
        .toBe(`Part of column column ${at}.`);
    }
    await userEvent.selectOptions(part("column 712."), "Left out");
    const columns = () => {
      const { preview } = mounted.app.store.state;
      return preview ? lookAt(preview).plan.columns : [];
    };
    await expect.poll(() => columns()[712].part).toBe("left-out");
    expect(columns().filter(({ part: one }) => one === "input")).toHaveLength(998);
  });

  function focusedName(): string | null {
    let focused: Element | null = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.getAttribute("aria-label") ?? null;
  }
});
