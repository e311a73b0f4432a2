import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readNetwork } from "#core/network/network-file.ts";
import { realTable, realTablePath } from "../tools/real-tables.ts";
import { runCli } from "../tools/run-cli.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-tables-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** The table as a file on the disk: the package's own where that is one. */
async function pathOf(file: string): Promise<string> {
  if (!file.endsWith(".json")) return realTablePath(file);
  const path = join(folder, file.replace(/json$/, "csv"));
  await writeFile(path, realTable(file));
  return path;
}

describe("thalweg train learns from real tables", () => {
  it.each([
    ["weather.csv", [], [6, 8, 5]],
    ["seattle-weather.csv", [], [4, 8, 5]],
    ["stocks.csv", [], [5, 8, 1]],
    ["sp500.csv", [], [1, 8, 1]],
    ["sp500-2000.csv", ["--target", "close", "--inputs", "open,high,low"], [3, 8, 1]],
    ["disasters.csv", [], [12, 8, 1]],
    ["airports.csv", [], [6, 8, 1]],
    ["unemployment.tsv", [], [1, 8, 1]],
    ["us-employment.csv", ["--target", "nonfarm"], [22, 8, 1]],
    ["windvectors.csv", [], [4, 8, 1]],
    ["la-riots.csv", ["--target", "gender", "--inputs", "age,race", "--skip-missing"], [5, 8, 2]],
    ["birdstrikes.csv", ["--skip-missing", "--target", "Wildlife Size"], null],
    ["penguins.json", ["--skip-missing", "--target", "Species"], [9, 8, 3]],
    ["cars.json", ["--skip-missing"], [6, 8, 3]],
    ["wheat.json", ["--skip-missing"], [2, 8, 1]],
    ["gapminder.json", ["--targets", "2"], [3, 8, 2]],
  ])("%s %j", async (file, options, network) => {
    const { status, stdout } = await runCli([
      ...["train", "--dataset", await pathOf(file), "--standardise", "--epochs", "2"],
      ...["--format", "json", ...options],
    ]);
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    if (network) expect(report.network).toEqual(network);
    expect(report.history).toHaveLength(3);
    for (const { loss } of report.history) expect(Number.isFinite(loss)).toBe(true);
  });

  it("of which some rows lack a value after they were counted and asked about", async () => {
    const { status, stdout, stderr } = await runCli([
      ...["train", "--dataset", await pathOf("penguins.json")],
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/row 5, column “Beak Length \(mm\)”.*10 more rows.*--skip-missing/);
  });

  it("with no hidden layer to the line of least squares", async () => {
    const rows = realTable("anscombe.json").split("\n").slice(1);
    const first = rows.filter((row) => row.startsWith("I,")).map((row) => row.slice(2));
    const path = join(folder, "anscombe.csv");
    await writeFile(path, `x,y\n${first.join("\n")}\n`);
    const saved = join(folder, "line.json");
    await runCli([
      ...["train", "--dataset", path, "--hidden", "0", "--batch-size", "full", "--save", saved],
      ...["--learning-rate", "0.02", "--epochs", "20000", "--report-every", "20000"],
    ]);
    const reading = readNetwork(await readFile(saved, "utf8"));
    if (!reading.ok) throw new Error(reading.fault.kind);
    expect(reading.network.shape).toMatchObject({ sizes: [1, 1], activations: ["identity"] });
    const [slope, intercept] = reading.network.parameters;
    expect(slope).toBeCloseTo(0.5002727272727, 10);
    expect(intercept).toBeCloseTo(2.9975454545455, 10);
  });
});
