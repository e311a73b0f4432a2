import { describe, expect, it } from "vitest";
import { daysOf, isDate, monthPlace } from "#core/data/table/dates.ts";
import { choosePart, noChoices } from "#core/data/table/table-choices.ts";
import { faultOf, read } from "./table-samples.ts";

/** The days from 1970-01-01 to a date, by the calendar that JavaScript has. */
function days(text: string): number {
  return new Date(text).getTime() / 86_400_000;
}

describe("a date", () => {
  it.each([
    ["2012-01-31", "2012-01-31"],
    ["2012/1/31", "2012-01-31"],
    ["2012-03", "2012-03-01"],
    ["Jan 1 2000", "2000-01-01"],
    ["January 31, 2000", "2000-01-31"],
    ["2012 Jan", "2012-01-01"],
    ["Dez 2012", "2012-12-01"],
    ["1 Mai 2012", "2012-05-01"],
    ["5-Oct-68", "2068-10-05"],
    ["5-Oct-69", "1969-10-05"],
    ["2012年1月31日", "2012-01-31"],
    ["2012Q3", "2012-07-01"],
    ["2012-W02", "2012-01-08"],
    ["2012-01-31 18:30", "2012-01-31T18:30:00Z"],
    ["2012-01-31T18:30:36Z", "2012-01-31T18:30:36Z"],
    ["1/31/2012 6:30 PM", "2012-01-31T18:30:00Z"],
    ["31.1.2012", "2012-01-31"],
  ])("%s is the day %s", (cell, day) => {
    expect(daysOf(cell, monthPlace([cell]))).toBeCloseTo(days(day), 9);
  });

  it.each(["2012", "1.5", "1.2", "12:30", "1.2.3.4", "Jane", "may", "12-34", "2012-13-45x"])(
    "is not %s",
    (cell) => {
      expect(isDate(cell)).toBe(false);
    },
  );

  it("has its month where the column shows it, or nowhere", () => {
    expect(monthPlace(["3/4/2012", "13/4/2012"])).toBe("then");
    expect(monthPlace(["3/4/2012", "3/14/2012"])).toBe("first");
    expect(monthPlace(["3.4.2012"])).toBe("then");
    expect(monthPlace(["3/4/2012"])).toBeNull();
    expect(daysOf("3/4/2012", null)).toBeNaN();
  });
});

describe("a column of dates", () => {
  it("is learnt from where there is nothing else, or when it is chosen", () => {
    const prices = "date,price\nJan 1 2000,3\nFeb 1 2000,4\nMar 1 2000,7\n";
    const { inputNames, inputs } = read(prices);
    expect(inputNames).toEqual(["date"]);
    expect([...inputs]).toEqual(["2000-01-01", "2000-02-01", "2000-03-01"].map(days));
    const more = "date,x,price\n2000-01-01,1,3\n2000-01-02,5,4\n";
    expect(read(more).inputNames).toEqual(["x"]);
    const chosen = choosePart(noChoices, 0, "input", "regression");
    expect(read(more, chosen).inputNames).toEqual(["date", "x"]);
  });

  it("that could be meant in two ways is refused by its name", () => {
    expect(faultOf("date,price\n3/4/2012,3\n4/5/2012,4\n")).toEqual({
      kind: "data-doubtful-date",
      row: 2,
      column: "date",
      text: "3/4/2012",
    });
  });
});
