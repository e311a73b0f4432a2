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
    ["2012-W02", "2012-01-09"],
    ["2016-W01", "2016-01-04"],
    ["2015-W53", "2015-12-28"],
    ["2009-W01", "2008-12-29"],
    ["2020W53-7", "2021-01-03"],
    ["1969-W52", "1969-12-22"],
    ["0050-03-01", "0050-03-01"],
    ["2012-02-29", "2012-02-29"],
    ["2000-02-29", "2000-02-29"],
    ["2012-01-01T00:00+02:00", "2011-12-31T22:00Z"],
    ["2012-01-01 00:00:00-05", "2012-01-01T05:00Z"],
    ["2012-01-01T00:00-03:30", "2012-01-01T03:30Z"],
    ["2012-01-01T00:00:00.250Z", "2012-01-01T00:00:00.250Z"],
    ["2012-01-01 24:00", "2012-01-02"],
    ["2012-01-01 12:15 am", "2012-01-01T00:15Z"],
    ["2012-01-01 12:15 pm", "2012-01-01T12:15Z"],
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

  it.each([
    "2012-02-31",
    "2012-02-30",
    "2011-02-29",
    "1900-02-29",
    "2012-04-31",
    "2012-13-01",
    "2012-00-01",
    "2012-01-00",
    "31.4.2012",
    "Feb 30 2012",
    "2012年2月30日",
    "2012-W00",
    "2012-W53",
    "2012-W99",
    "2012-01-01 25:99",
    "2012-01-01 24:01",
    "2012-01-01 12:60",
    "2012-01-01 12:00:61",
    "2012-01-01 13:00 pm",
    "2012-01-01 0:30 am",
    "2012-01-01T00:00+15:00",
    "2012-01-01T00:00+02:60",
  ])("%s is not in the calendar, or on no clock", (cell) => {
    expect(daysOf(cell, monthPlace([cell]))).toBeNaN();
    const columns = { 0: { kind: "date", part: "input" } } as const;
    expect(faultOf(`d,t\n2012-01-01,1\n"${cell}",2\n`, { columns })).toMatchObject({
      kind: "data-doubtful-date",
      row: 3,
      text: cell,
    });
  });

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
