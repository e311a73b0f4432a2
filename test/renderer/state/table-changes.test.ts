import { describe, expect, it } from "vitest";
import type { TableChoices } from "#core/data/table/table-choices.ts";
import { previewOfSession } from "../../../src-renderer/state/begin-preview.ts";
import { columnWindow, scrollLeftFor } from "../../../src-renderer/state/column-window.ts";
import {
  answer,
  changeColumn,
  changeTask,
  chooseTargetCount,
  doubtfulMark,
  missingRows,
  targetCounts,
} from "../../../src-renderer/state/table-changes.ts";
import { lookAt, type TableLook } from "../../../src-renderer/state/table-look.ts";

const cars = ["name,mass,power,origin", "a b,1,2,x", "c d,2,4,y", "e f,3,,x", "g h,5,8,y", ""].join(
  "\n",
);

function look(text: string, choices: TableChoices): TableLook {
  return lookAt({ source: { kind: "session", text }, choices });
}

function parts({ table }: TableLook): string[] {
  return table.columns.map(({ name, kind, part }) => `${name}: ${kind}, ${part}`);
}

describe("what a person says of a table", () => {
  it("moves the target, and the task follows what it is", () => {
    const first = look(cars, {});
    expect(first.plan.task).toBe("classification");
    const choices = changeColumn({}, first, 1, { part: "target" });
    const second = look(cars, choices);
    expect(second.plan.task).toBe("regression");
    expect(parts(second)).toEqual([
      "name: class, input",
      "mass: number, target",
      "power: number, input",
      "origin: class, input",
    ]);
    const back = changeColumn({ ...choices, task: "regression" }, second, 3, { part: "target" });
    expect(look(cars, back).plan.task).toBe("classification");
    expect(parts(look(cars, back))[3]).toBe("origin: class, target");
  });

  it("makes classes of text that is to be used", () => {
    const names = Array.from({ length: 12 }, (_, at) => `name ${at},${at % 3},${at}`);
    const text = ["who,a,t", ...names].join("\n");
    const first = look(text, {});
    expect(parts(first)[0]).toBe("who: text, left-out");
    const choices = changeColumn({}, first, 0, { part: "input" });
    expect(parts(look(text, choices))[0]).toBe("who: class, input");
    expect(look(text, choices).table.inputNames).toContain("who=name 0");
  });

  it("keeps a column the target when it is said to hold classes instead of numbers", () => {
    const text = "a,grade\n1,1\n2,2\n3,1\n4,2\n";
    const first = look(text, {});
    expect(first.plan.task).toBe("regression");
    const choices = changeColumn({ task: "regression" }, first, 1, { kind: "class" });
    const second = look(text, choices);
    expect(parts(second)[1]).toBe("grade: class, target");
    expect(second.plan.task).toBe("classification");
    expect(second.table.outputNames).toEqual(["1", "2"]);
  });

  it("has as many of the last columns of numbers as targets as are wanted", () => {
    const text = "a,b,c,d\n1,2,3,4\n2,3,4,6\n3,5,8,1\n";
    const two = chooseTargetCount({}, look(text, {}), 2);
    expect(look(text, two).table.outputNames).toEqual(["c", "d"]);
    expect(targetCounts(look(text, two))).toEqual({ count: 2, most: 3 });
    const one = chooseTargetCount(two, look(text, two), 1);
    expect(look(text, one).table.outputNames).toEqual(["d"]);
    expect(look(text, one).table.inputNames).toEqual(["a", "b", "c"]);
  });

  it("finds another target where the one that was said cannot be one of the other task", () => {
    const data = { kind: "table", name: "cars", text: cars, plan: look(cars, {}).plan } as const;
    const again = previewOfSession(data, { task: "classification", standardise: true });
    const choices = changeTask(again.choices, lookAt(again), "regression");
    const other = look(cars, choices);
    expect(other.plan.task).toBe("regression");
    expect(other.table.columns.filter(({ part }) => part === "target")).toMatchObject([
      { kind: "number" },
    ]);
  });

  it("counts rows that lack a value, before and after they are left out", () => {
    expect(missingRows(look(cars, {}))).toEqual({ isAny: true, rows: 1 });
    expect(missingRows(look(cars, { skipMissing: true }))).toEqual({ isAny: true, rows: 1 });
    const without = { columns: { 2: { part: "left-out" } } } as const;
    expect(missingRows(look(cars, without))).toMatchObject({ isAny: false });
  });

  it("settles what is in doubt", () => {
    const text = "a;b\n1,234;2\n2,345;3\n";
    const doubtful = look(text, {});
    expect(doubtful.doubts).toEqual(["decimal"]);
    expect(doubtfulMark(doubtful.plan.format)).toBe(",");
    const decimals = look(text, answer({}, doubtful.plan.format, "decimal", true));
    expect(decimals.doubts).toEqual([]);
    expect(decimals.plan.format).toMatchObject({ decimal: ",", thousands: null });
    const thousands = look(text, answer({}, doubtful.plan.format, "decimal", false));
    expect(thousands.doubts).toEqual([]);
    expect(thousands.plan.format).toMatchObject({ decimal: ".", thousands: "," });
    const bare = look("5,3,a\n4,3,a\n6,3,b\n", {});
    expect(bare.doubts).toContain("header");
    const named = look("5,3,a\n4,3,a\n6,3,b\n", answer({}, bare.plan.format, "header", false));
    expect(named.table.sampleCount).toBe(3);
  });
});

describe("a session's table that is looked at again", () => {
  it("is as it was, in its own order", () => {
    const { plan } = look(cars, { skipMissing: true, columns: { 0: { part: "left-out" } } });
    const data = { kind: "table", name: "cars", text: cars, plan } as const;
    const again = lookAt(previewOfSession(data, { task: plan.task, standardise: false }));
    expect(again.plan).toEqual(plan);
    expect(again.doubts).toEqual([]);
  });

  it("of the first sessions has its last columns as targets", () => {
    const text = "a,b,c\n1,2,3\n2,3,4\n3,5,8\n";
    const data = { kind: "csv", name: "x", text, targetCount: 2 } as const;
    const again = lookAt(previewOfSession(data, { task: "regression", standardise: true }));
    expect(again.table.outputNames).toEqual(["b", "c"]);
    expect(again.table.inputNames).toEqual(["a"]);
  });
});

describe("the columns that are made", () => {
  it("are those in sight and a few beside them", () => {
    expect(columnWindow(1000, 100, { widthPx: 500, scrolledPx: 0 })).toEqual({ first: 0, end: 8 });
    const middle = columnWindow(1000, 100, { widthPx: 500, scrolledPx: 50_050 });
    expect(middle).toEqual({ first: 497, end: 509 });
    const last = columnWindow(1000, 100, { widthPx: 500, scrolledPx: 99_500 });
    expect(last).toEqual({ first: 992, end: 1000 });
    expect(columnWindow(0, 100, { widthPx: 500, scrolledPx: 0 })).toEqual({ first: 0, end: 0 });
  });

  it("come into sight by the shortest way", () => {
    expect(scrollLeftFor(3, 100, { widthPx: 500, scrolledPx: 0 })).toBe(0);
    expect(scrollLeftFor(30, 100, { widthPx: 500, scrolledPx: 0 })).toBe(2600);
    expect(scrollLeftFor(3, 100, { widthPx: 500, scrolledPx: 2000 })).toBe(300);
  });
});
