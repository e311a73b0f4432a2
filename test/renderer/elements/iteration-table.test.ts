import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Trajectory } from "#core/descent/trajectory.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import "../../../src-renderer/elements/iteration-table.ts";
import type {
  IterationTable,
  StepPickedEvent,
} from "../../../src-renderer/elements/iteration-table.ts";

let table: IterationTable;

beforeEach(() => {
  table = document.createElement("iteration-table");
  table.style.cssText = "width: 300px; height: 238px";
  table.wording = wordingFor("en");
  document.body.append(table);
});

afterEach(() => {
  table.remove();
});

async function show(rowCount: number, playhead = 0): Promise<void> {
  const trajectory = new Trajectory(2);
  for (let step = 0; step < rowCount; step++) {
    trajectory.append(Float64Array.of(step, -step), step / 2, new Float64Array(2));
  }
  table.trajectory = trajectory;
  table.rowCount = rowCount;
  table.playhead = playhead;
  await settled();
}

/** Sizes and scrolling are told with the next frames. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) {
    await new Promise((done) => requestAnimationFrame(done));
    await table.updateComplete;
  }
}

const rows = () => page.getByRole("row").elements();
const current = () => rows().filter((row) => row.getAttribute("aria-current") === "true");

function cells(row: Element): (string | null)[] {
  return Array.from(row.querySelectorAll("td"), (cell) => cell.textContent);
}

describe("the table of iterates", () => {
  it("has its name, its columns and six decimals", async () => {
    await show(3);
    await expect.element(page.getByRole("table", { name: "Iterations" })).toBeVisible();
    const heads = page.getByRole("columnheader").elements();
    expect(heads.map((head) => head.textContent)).toEqual(["n", "x", "y", "J"]);
    expect(cells(rows()[2])).toEqual(["1", "1.000000", "−1.000000", "0.500000"]);
  });

  it("cuts no digit off and keeps every number at the right", async () => {
    const trajectory = new Trajectory(2);
    const values = [0.5, 12.25, 123.456789, 1234.5678, 45_678_901.25, 6.5e11, 1e-7, 1e200];
    for (const value of values) {
      trajectory.append(Float64Array.of(value, -value), value, new Float64Array(2));
    }
    table.trajectory = trajectory;
    table.rowCount = values.length;
    await settled();
    for (const cell of table.shadowRoot?.querySelectorAll("td") ?? []) {
      expect(cell.scrollWidth).toBeLessThanOrEqual(cell.clientWidth);
    }
    const shown = rows().slice(1).map(cells);
    expect(shown[0]).toEqual(["0", "0.500000", "−0.500000", "0.500000"]);
    expect(
      shown
        .map((row) => row[1])
        .filter((text) => !/^[\d,]+\.\d{6}$|×?10[⁻⁰¹²³⁴-⁹]+$/.test(text ?? "")),
    ).toEqual([]);
    expect(shown.map((row) => row[2]?.replace("−", ""))).toEqual(shown.map((row) => row[1]));
    table.style.width = "420px";
    await settled();
    expect(rows().slice(1).map(cells)[3][1]).toBe("1,234.567800");
  });

  it("tells rows that differ late apart, and can be scrolled to where that takes more room", async () => {
    const trajectory = new Trajectory(2);
    for (let step = 0; step < 40; step++) {
      const x = 0.99 + step * 1e-12;
      trajectory.append(Float64Array.of(x, -x), x * x, new Float64Array(2));
    }
    table.trajectory = trajectory;
    table.rowCount = 40;
    await settled();
    const shown = rows().slice(1).map(cells);
    for (const column of [1, 2, 3]) {
      expect(new Set(shown.map((row) => row[column])).size).toBe(shown.length);
    }
    for (const cell of table.shadowRoot?.querySelectorAll("td") ?? []) {
      expect(cell.scrollWidth).toBeLessThanOrEqual(cell.clientWidth);
    }
    const scroller = table.shadowRoot?.querySelector(".scroller");
    expect(scroller?.scrollWidth).toBeGreaterThan(scroller?.clientWidth ?? 0);
    table.playhead = 39;
    await settled();
    const { bottom } = current()[0].getBoundingClientRect();
    const { top = 0 } = scroller?.getBoundingClientRect() ?? {};
    expect(bottom).toBeLessThanOrEqual(top + (scroller?.clientHeight ?? 0) + 1);
  });

  it("has no column y for one variable", async () => {
    const trajectory = new Trajectory(1);
    trajectory.append(Float64Array.of(1.2), 1.44, new Float64Array(1));
    table.trajectory = trajectory;
    table.rowCount = 1;
    await settled();
    expect(cells(rows()[1])).toEqual(["0", "1.200000", "1.440000"]);
  });

  it("makes only the rows that are seen, of a million too", async () => {
    await show(1_000_001);
    expect(rows().length).toBeLessThan(20);
    await expect
      .element(page.getByRole("table", { name: "Iterations" }))
      .toHaveAttribute("aria-rowcount", "1000002");
  });

  it.each([0, 5, 500_000, 1_000_000])(
    "marks row %i as the current one and keeps it in view",
    async (playhead) => {
      await show(1_000_001, playhead);
      const [row] = current();
      expect(cells(row)[0]).toBe(wordingFor("en").numbers.count(playhead));
      const { top, bottom } = row.getBoundingClientRect();
      const frame = table.getBoundingClientRect();
      expect(top).toBeGreaterThanOrEqual(frame.top + 27);
      expect(bottom).toBeLessThanOrEqual(frame.bottom + 1);
    },
  );

  it("tells the row that is clicked", async () => {
    await show(10);
    const picked = new Promise<number>((resolve) =>
      table.addEventListener("step-picked", (event) => resolve((event as StepPickedEvent).step)),
    );
    await page.getByText("4.000000", { exact: true }).first().click();
    expect(await picked).toBe(4);
  });

  it("goes from row to row with the keys", async () => {
    await show(100, 50);
    const picked: number[] = [];
    table.addEventListener("step-picked", (event) => {
      picked.push((event as StepPickedEvent).step);
    });
    table.shadowRoot?.querySelector<HTMLElement>("[tabindex]")?.focus();
    await userEvent.keyboard("{ArrowDown}{ArrowUp}{PageDown}{Home}{End}");
    expect(picked).toEqual([51, 49, 59, 0, 99]);
  });
});
