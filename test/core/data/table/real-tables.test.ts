import { describe, expect, it } from "vitest";
import { guessPlan } from "#core/data/table/guess-plan.ts";
import { previewTable } from "#core/data/table/preview-table.ts";
import { choosePart, noChoices } from "#core/data/table/table-choices.ts";
import { realTable } from "../../../tools/real-tables.ts";
import { readAll } from "./table-samples.ts";

/** What is made of a table: rows read and left out, inputs, outputs, columns left out. */
function facts(file: string) {
  const { data, skippedRows, leftOutColumns } = readAll(realTable(file), { skipMissing: true });
  return {
    task: data.task,
    samples: data.sampleCount,
    skippedRows,
    inputs: data.inputNames.length,
    outputs: data.outputNames,
    leftOut: leftOutColumns,
  };
}

const weathers = ["drizzle", "fog", "rain", "snow", "sun"];

describe("real tables are read without a word said of them", { timeout: 60_000 }, () => {
  it.each([
    ["weather.csv", "classification", 2922, 0, 6, weathers, ["date"]],
    ["seattle-weather.csv", "classification", 1461, 0, 4, weathers, ["date"]],
    ["seattle-weather-hourly-normals.csv", "regression", 8759, 0, 2, ["wind"], ["date"]],
    ["stocks.csv", "regression", 560, 0, 5, ["price"], ["date"]],
    ["sp500.csv", "regression", 123, 0, 1, ["price"], []],
    ["sp500-2000.csv", "regression", 5105, 0, 5, ["volume"], ["date"]],
    ["co2-concentration.csv", "regression", 741, 0, 1, ["adjusted CO2"], ["Date"]],
    ["github.csv", "regression", 955, 0, 1, ["count"], []],
    ["disasters.csv", "regression", 803, 0, 12, ["Deaths"], []],
    ["global-temp.csv", "regression", 144, 0, 1, ["temp"], []],
    ["iowa-electricity.csv", "regression", 51, 0, 3, ["net_generation"], ["year"]],
    ["unemployment.tsv", "regression", 3218, 0, 1, ["rate"], []],
    ["windvectors.csv", "regression", 4800, 0, 4, ["speed"], []],
    ["us-employment.csv", "regression", 120, 0, 22, ["nonfarm_change"], ["month"]],
    ["airports.csv", "regression", 3376, 0, 6, ["longitude"], ["iata", "name", "city", "state"]],
    [
      "population_engineers_hurricanes.csv",
      "regression",
      52,
      0,
      2,
      ["hurricanes"],
      ["state", "id"],
    ],
    ["species.csv", "regression", 12360, 0, 17, ["habitat_yearround_pct"], []],
    ["wheat.json", "regression", 50, 2, 2, ["wages"], []],
    ["penguins.json", "classification", 333, 11, 10, ["FEMALE", "MALE"], []],
    ["cars.json", "classification", 392, 14, 6, ["Europe", "Japan", "USA"], ["Name", "Year"]],
    ["barley.json", "classification", 120, 0, 12, null, []],
    ["gapminder.json", "regression", 682, 0, 4, ["fertility"], ["country"]],
    ["driving.json", "regression", 55, 0, 6, ["gas"], []],
    ["ohlc.json", "regression", 44, 0, 7, ["ret"], ["date"]],
    ["crimea.json", "regression", 24, 0, 3, ["army_size"], ["date"]],
    ["jobs.json", "regression", 7650, 0, 4, ["perc"], ["job"]],
  ] as const)("%s", (file, task, samples, skippedRows, inputs, outputs, leftOut) => {
    const read = facts(file);
    expect({ ...read, outputs: outputs && read.outputs }).toEqual({
      ...{ task, samples, skippedRows, inputs, outputs, leftOut },
    });
  });

  it("with rows that lack a value, which are counted first", () => {
    const text = realTable("penguins.json");
    expect(previewTable(text, guessPlan(text).plan, 3).faults).toEqual([
      { kind: "data-missing-values", rows: 11, row: 5, column: "Beak Length (mm)" },
    ]);
  });

  it("with a column that is mostly empty, which is left out", () => {
    const { leftOut, skippedRows, samples } = facts("movies.json");
    expect(leftOut).toContain("US DVD Sales");
    expect([samples, skippedRows]).toEqual([1800, 1401]);
  });

  it("with a class called None, which is not taken for a missing value", () => {
    const { data, skippedRows } = readAll(realTable("birdstrikes.csv"), { skipMissing: true });
    expect(data.inputNames).toContain("Effect Amount of damage=None");
    expect([data.sampleCount, skippedRows]).toEqual([7164, 2836]);
  });

  it("and learnt from in other ways when another target is chosen", () => {
    const text = realTable("penguins.json");
    const species = choosePart(noChoices, 0, "target", "classification");
    const { data } = readAll(text, { ...species, skipMissing: true });
    expect(data.outputNames).toEqual(["Adelie", "Chinstrap", "Gentoo"]);
    expect(data.inputNames).toContain("Island=Biscoe");
  });
});

it("a table beyond the bound is refused with the bound", () => {
  const text = realTable("zipcodes.csv");
  expect(previewTable(text, guessPlan(text).plan, 3).faults).toEqual([
    { kind: "data-too-large", what: "bytes", limit: 2_000_000 },
  ]);
});
