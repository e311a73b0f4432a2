import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { valley } from "#core/objectives/catalogue.ts";
import { loadedBundles } from "../tools/loaded-bundles.ts";
import { referenceRows } from "../tools/references.ts";
import { cliPath, runCli } from "../tools/run-cli.ts";

const chapter = [
  "descend",
  "--objective",
  "x^2+sin(y)^2",
  "--start",
  "3,1",
  "--learning-rate",
  "0.1",
  "--stop-value",
  "0.01",
];

function rows(csv: string): number[][] {
  return csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index], 12);
  });
}

/** Each row has a number in every column, two blanks before it, and ends where the head ends. */
function checkColumns(table: string): void {
  const [head, ...lines] = table.split("\n");
  const names = head.trim().split(/ {2,}/);
  const rows = lines.filter((line) => /^ *[\d,]+ {2,}\S/.test(line));
  expect(rows.length).toBeGreaterThan(1);
  for (const [step, row] of rows.entries()) {
    const cells = row.trim().split(/ {2,}/);
    expect(cells).toHaveLength(names.length);
    expect(Number(cells[0].replaceAll(",", ""))).toBe(step);
    for (const cell of cells.slice(1)) expect(cell).toMatch(/^−?([\d,.]+|[\d.]*×?10[⁰¹²³⁴-⁹]+|∞)$/);
    const hanColumns = head.match(/\p{Script=Han}/gu)?.length ?? 0;
    expect(row.length).toBe(head.length + hanColumns);
  }
}

describe("thalweg descend", () => {
  it("prints the chapter's 17 rows as CSV", async () => {
    const { status, stdout, stderr } = await runCli([...chapter, "--format", "csv"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n")[0]).toBe("step,x,y,value");
    const reference = referenceRows("gradient-descent, learning rate 0.1, until J < 0.01");
    const printed = rows(stdout);
    expect(printed.length).toBe(17);
    printed.forEach((row, step) => {
      expectClose(row, [step, ...reference[step]]);
    });
  });

  it("prints every number so that it reads back to the same double", async () => {
    const run = new DescentRun(valley, suggestedRunSettings(valley));
    run.advance(Number.POSITIVE_INFINITY);
    const { stdout } = await runCli([...chapter, "--format", "csv"]);
    rows(stdout).forEach(([step, x, y, value]) => {
      expect([x, y]).toEqual(run.trajectory.pointAt(step));
      expect(value).toBe(run.trajectory.values[step]);
    });
  });

  it("prints the same as JSON, with what came of it", async () => {
    const { stdout } = await runCli([...chapter, "--format", "json"]);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual([
      "objective",
      "optimizer",
      "outcome",
      "steps",
      "points",
      "values",
    ]);
    expect(result).toMatchObject({
      objective: "x^2 + sin(y)^2",
      optimizer: "gradient-descent",
      outcome: "converged",
      steps: 16,
    });
    const reference = referenceRows("gradient-descent, learning rate 0.1, until J < 0.01");
    reference.forEach(([x, y, value], step) => {
      expectClose(result.points[step], [x, y]);
      expect(result.values[step]).toBeCloseTo(value, 12);
    });
  });

  it("prints the chapter's list for x² from 1.2 with η = 0.3", async () => {
    const args = ["descend", "--objective", "x^2", "--start", "1.2", "--learning-rate", "0.3"];
    const { stdout } = await runCli([...args, "--format", "csv"]);
    expect(stdout.split("\n")[0]).toBe("step,x,value");
    const reference = referenceRows("J(x)=x^2 from 1.2, learning rate 0.3; row = [x, J]");
    rows(stdout).forEach((row, step) => {
      expectClose(row, [step, ...reference[step]]);
    });
    expect(rows(stdout).at(-1)?.[0]).toBe(4);
  });

  it("says cycling at η = 1 and diverged at η = 1.1 on x², and ends well", async () => {
    const parabola = ["descend", "--objective", "x^2", "--start", "1.2", "--format", "json"];
    const cycling = await runCli([...parabola, "--learning-rate", "1"]);
    expect(cycling.status).toBe(0);
    expect(JSON.parse(cycling.stdout).outcome).toBe("cycling");
    const diverged = await runCli([...parabola, "--learning-rate", "1.1"]);
    expect(diverged.status).toBe(0);
    expect(JSON.parse(diverged.stdout).outcome).toBe("diverged");
  });

  it("takes every update rule with its own numbers", async () => {
    const reference = referenceRows("momentum 0.9, learning rate 0.1");
    const args = [
      "descend",
      "--optimizer",
      "momentum",
      "--momentum",
      "0.9",
      "--learning-rate",
      "0.1",
    ];
    const { stdout } = await runCli([...args, "--max-steps", "10", "--format", "csv"]);
    rows(stdout).forEach((row, step) => {
      expectClose(row, [step, ...reference[step]]);
    });
    expect(rows(stdout)).toHaveLength(11);
  });

  it("stops at a small gradient, or after so many steps", async () => {
    const gradient = await runCli(["descend", "--stop-gradient", "0.001", "--format", "json"]);
    expect(JSON.parse(gradient.stdout)).toMatchObject({ outcome: "converged" });
    expect(JSON.parse(gradient.stdout).values.at(-1)).toBeLessThan(1e-5);
    const none = await runCli(["descend", "--max-steps", "0", "--format", "csv"]);
    expect(rows(none.stdout)).toEqual([[0, 3, 1, 9.708073418273571]]);
  });

  it("prints a table for people, with a sentence at its end, in their language", async () => {
    const english = await runCli(chapter);
    expect(english.stdout).toContain("0.084442");
    expect(english.stdout.trim().split("\n").at(-1)).toBe(
      "Reached J < 0.01 after 16 steps: J = 0.009711 at (0.084442, 0.050819)",
    );
    const chinese = await runCli([...chapter, "--lang", "zh-CN"]);
    expect(chinese.stdout.trim().split("\n").at(-1)).toMatch(/16/);
    expect(chinese.stdout).not.toContain("Reached");
  });

  it("keeps the columns of its table apart, however large the numbers are", async () => {
    const commands = [
      ["--objective", "x^4", "--start", "-30", "--learning-rate", "1,0.00001", "--max-steps", "6"],
      ["--objective", "exp(x)+y", "--start", "20.7,-900000000", "--learning-rate", "1e-9"],
      ["--objective", "x^3-y", "--start", "-999.5,123456789.25", "--learning-rate", "1e-4"],
      [
        "--objective",
        "x^2",
        "--start",
        "99999.5",
        "--learning-rate",
        "0.9",
        "--max-steps",
        "12345",
      ],
      ["--objective", "-x^2", "--start", "1", "--learning-rate", "0.1", "--max-steps", "12345"],
    ];
    for (const command of commands) {
      for (const language of ["en", "zh-CN"]) {
        const args = ["descend", "--max-steps", "9", ...command, "--lang", language];
        const { stdout, status } = await runCli(args);
        expect(status).toBe(0);
        const tables = stdout
          .split(/(?=^ *(?:step|步) )/m)
          .filter((part) => /^ *(step|步)/.test(part));
        expect(tables).toHaveLength(command.includes("1,0.00001") ? 2 : 1);
        for (const table of tables) checkColumns(table);
      }
    }
  });

  it("starts in well under half a second, because it loads nothing of the window", async () => {
    // Which bundles are loaded is a fact; how fast this machine is today is not.
    const loaded = await loadedBundles([...chapter, "--format", "csv"]);
    expect(loaded.some((name) => name.startsWith("descend"))).toBe(true);
    expect(
      loaded.filter((name) => /serve|electron|renderer|runtime-lines|picture/.test(name)),
    ).toEqual([]);
  });

  it("ends quietly when its reader goes away", async () => {
    const child = spawn("sh", [
      "-c",
      `"$0" "$1" descend --max-steps 200000 --learning-rate 1e-9 --format csv | head -1`,
      process.execPath,
      cliPath,
    ]);
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    await new Promise((resolve) => child.on("close", resolve));
    expect(stderr).toBe("");
  });
});

describe("several descents", () => {
  it("are printed under one another, each row beginning with its run", async () => {
    const { stdout, status } = await runCli([
      "descend",
      "--objective",
      "x^2",
      "--start",
      "1.2;-2",
      "--learning-rate",
      "0.3,0.5",
      "--max-steps",
      "2",
      "--format",
      "csv",
    ]);
    expect(status).toBe(0);
    const lines = stdout.trim().split("\n");
    expect(lines[0]).toBe("run,step,x,value");
    expect(lines[1]).toBe("0,0,1.2,1.44");
    expect([...new Set(lines.slice(1).map((line) => line.split(",")[0]))]).toEqual([
      "0",
      "1",
      "2",
      "3",
    ]);
    expect(lines.find((line) => line.startsWith("3,1,"))).toBe("3,1,0,0");
  });

  it("are a list in JSON, and repeat the option or separate its values", async () => {
    const { stdout } = await runCli([
      ...chapter,
      "--start",
      "-2,2",
      "--schedule",
      "exponential:0.9",
      "--format",
      "json",
    ]);
    const runs = JSON.parse(stdout);
    expect(runs).toHaveLength(2);
    expect(runs.map(({ points }: { points: number[][] }) => points[0])).toEqual([
      [3, 1],
      [-2, 2],
    ]);
    // The second update has nine tenths of the rate: 2.4 − 0.09 · 4.8.
    expect(runs[0].points[2][0]).toBeCloseTo(1.968, 12);
  });

  it("take any function that can be typed", async () => {
    const { stdout } = await runCli([
      "descend",
      "--objective",
      "J(x) = x² + |x − 1|",
      "--start",
      "2",
      "--max-steps",
      "1",
      "--format",
      "csv",
    ]);
    expect(stdout).toBe("step,x,value\n0,2,5\n1,1.5,2.75\n");
  });
});

describe("thalweg descend refuses", () => {
  it.each([
    [["--learning-rate", "abc"], /--learning-rate.*abc.*not a number/],
    [["--learning-rate", "-1"], /learning rate/i],
    [["--learning-rate", "1e999"], /1e999/],
    [["--start", "3"], /--start.*two numbers/],
    [["--start", "3,abc"], /--start.*abc/],
    [["--start", "1e200,1"], /start/],
    [["--objective", "x^^2"], /--objective.*\^.*column 3/],
    [["--objective", ""], /--objective/],
    [["--objective", "q+1"], /--objective.*“q” at column 1/],
    [["--objective", "x + foo(y)"], /“foo” at column 5 is not a function; did you mean “floor”\?/],
    [["--schedule", "sine"], /--schedule.*sine.*step-decay:0\.5,10/],
    [["--schedule", "cosine:0"], /--schedule.*1/],
    [["--learning-rate", "1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8"], /17 runs are too many.*16/],
    [["--optimizer", "adma"], /--optimizer.*adma.*adam/],
    [["--momentum", "0.9"], /--momentum.*gradient-descent/],
    [["--optimizer", "momentum", "--momentum", "1.5"], /Momentum.*less than 1/],
    [["--max-steps", "1.5"], /--max-steps.*1\.5/],
    [["--max-steps", "-1"], /--max-steps/],
    [["--format", "xml"], /--format.*xml.*table, csv, json/],
    [["--forma", "csv"], /--forma.*--format/],
    [["--bogus"], /--bogus/],
    [["--learning-rate"], /--learning-rate.*value/],
    [["surplus"], /fewer arguments/],
  ])("%j with exit status 2, one helpful line, and nothing on stdout", async (args, sentence) => {
    const { status, stdout, stderr } = await runCli(["descend", ...args]);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^thalweg: [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
  });
});

describe("thalweg", () => {
  it("prints its version and its help, each command's too", async () => {
    expect((await runCli(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await runCli(["--help"]);
    expect(help.status).toBe(0);
    for (const command of ["open", "serve", "descend", "train", "render"]) {
      expect(help.stdout).toContain(command);
      const own = await runCli([command, "--help"]);
      expect(own.status).toBe(0);
      expect(own.stdout).toContain(`Usage: thalweg ${command}`);
    }
  });

  it("refuses a file that is no session before anything opens", async () => {
    const missing = await runCli(["open", "/nowhere/a.thalweg"]);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toMatch(/^thalweg: .*\/nowhere\/a\.thalweg.*\n$/);
    const wrong = await runCli(["open", cliPath]);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toMatch(/cli\.js was not opened: it is not a Thalweg session/);
  });
});
