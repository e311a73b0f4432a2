import { spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readNetwork } from "#core/network/network-file.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { loadedBundles } from "../tools/loaded-bundles.ts";
import { cliPath, runCli } from "../tools/run-cli.ts";
import { mountTinyDisk, unmount } from "../tools/tiny-disk.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-train-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** What `thalweg train --dataset iris` trains when nothing more is said. */
const iris: TrainingSetup = {
  data: { kind: "built-in", name: "iris" },
  task: "classification",
  hidden: [8],
  activation: "sigmoid",
  rule: { optimizer: "gradient-descent", hyperparameters: {} },
  batchSize: 10,
  seed: 1,
  l2: 0,
  standardise: false,
  testPart: 0,
  stop: { loss: null, epochs: 100, patience: null },
  network: null,
};

function runOf(setup: TrainingSetup): TrainingRun {
  const preparation = prepareTraining(setup);
  if (!preparation.ok) throw new Error(preparation.fault.kind);
  return new TrainingRun(preparation.prepared);
}

/** Epoch, loss and accuracy of the same training in this process. */
function rowsHere(setup: TrainingSetup, reportEvery = 1): (number | null)[][] {
  const run = runOf(setup);
  const rows = [];
  for (let epoch = 0; ; epoch += reportEvery) {
    const { loss, accuracy } = run.score().training;
    rows.push(accuracy === null ? [epoch, loss] : [epoch, loss, accuracy]);
    if (run.outcome) return rows;
    run.advance(reportEvery * run.stepsPerEpoch);
  }
}

function rowsOf(csv: string): number[][] {
  const [, ...lines] = csv.trim().split("\n");
  return lines.map((line) => line.split(",").map(Number));
}

async function file(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe("thalweg train", () => {
  it("prints a row for the start and for every epoch, each number the same double", async () => {
    const { status, stdout, stderr } = await runCli([
      ...["train", "--dataset", "iris", "--epochs", "12", "--format", "csv"],
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n")[0]).toBe("epoch,loss,accuracy");
    expect(rowsOf(stdout)).toEqual(rowsHere({ ...iris, stop: { ...iris.stop, epochs: 12 } }));
  });

  it("prints a hundred epochs when nobody says how many, and no accuracy for a regression", async () => {
    const { stdout } = await runCli(["train", "--dataset", "sine", "--format", "csv"]);
    expect(stdout.split("\n")[0]).toBe("epoch,loss");
    expect(rowsOf(stdout).map(([epoch]) => epoch)).toEqual(
      Array.from({ length: 101 }, (_, i) => i),
    );
  });

  it("reports as often as it is told, and always the last epoch", async () => {
    const every = ["train", "--dataset", "iris", "--epochs", "25", "--format", "csv"];
    const { stdout } = await runCli([...every, "--report-every", "10"]);
    const all = await runCli(every);
    expect(rowsOf(stdout).map(([epoch]) => epoch)).toEqual([0, 10, 20, 25]);
    const rows = rowsOf(all.stdout);
    expect(rowsOf(stdout)).toEqual([rows[0], rows[10], rows[20], rows[25]]);
  });

  it("prints the start alone when no epoch is asked for", async () => {
    const { stdout } = await runCli([
      "train",
      "--dataset",
      "xor",
      "--epochs",
      "0",
      "--format",
      "csv",
    ]);
    expect(rowsOf(stdout).map(([epoch]) => epoch)).toEqual([0]);
  });

  it("gives the same bytes for the same seed, and others for another", async () => {
    const args = ["train", "--dataset", "moons", "--epochs", "5", "--format", "csv"];
    const [first, again, other] = await Promise.all([
      runCli([...args, "--seed", "7"]),
      runCli([...args, "--seed", "7"]),
      runCli([...args, "--seed", "8"]),
    ]);
    expect(again.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });

  it("learns iris in full batches of standardised inputs", async () => {
    const { stdout } = await runCli([
      ...["train", "--dataset", "iris", "--hidden", "5", "--batch-size", "full", "--standardise"],
      ...["--learning-rate", "0.5", "--epochs", "500", "--report-every", "500", "--format", "json"],
    ]);
    const { history, ...facts } = JSON.parse(stdout);
    expect(facts).toMatchObject({
      dataset: "iris",
      task: "classification",
      network: [4, 5, 3],
      optimizer: "gradient-descent",
      outcome: "epoch-limit",
      epochs: 500,
      ending: { kind: "epoch-limit", step: 500, epoch: 500, loss: history.at(-1).loss },
    });
    expect(history.map(({ epoch }: { epoch: number }) => epoch)).toEqual([0, 500]);
    expect(history.at(-1).accuracy).toBeGreaterThan(0.96);
  });

  it("takes every option that says how to train", async () => {
    const { stdout } = await runCli([
      ...["train", "--dataset", "circles", "--task", "regression", "--hidden", "6，4"],
      ...[
        "--activation",
        "tanh",
        "--optimizer",
        "adam",
        "--beta1",
        "0.8",
        "--learning-rate",
        "0.01",
      ],
      ...["--schedule", "exponential:0.999", "--batch-size", "16", "--seed", "3", "--l2", "1e-4"],
      ...["--test-part", "0.25", "--standardise", "--epochs", "4", "--format", "csv"],
    ]);
    const here = rowsHere({
      ...iris,
      data: { kind: "built-in", name: "circles" },
      task: "regression",
      hidden: [6, 4],
      activation: "tanh",
      rule: {
        optimizer: "adam",
        hyperparameters: { beta1: 0.8, learningRate: 0.01 },
        schedule: { kind: "exponential", decay: 0.999 },
      },
      batchSize: 16,
      seed: 3,
      l2: 1e-4,
      standardise: true,
      testPart: 0.25,
      stop: { ...iris.stop, epochs: 4 },
    });
    expect(rowsOf(stdout)).toEqual(here);
  });

  it("stops at a loss, or when there is no progress, and says so", async () => {
    const args = ["train", "--dataset", "iris", "--format", "json"];
    const reached = JSON.parse((await runCli([...args, "--stop-loss", "0.5"])).stdout);
    expect(reached).toMatchObject({ outcome: "loss-reached", ending: { goal: 0.5 } });
    expect(reached.history.at(-1)).toMatchObject({
      epoch: reached.epochs,
      loss: reached.ending.loss,
    });
    const still = JSON.parse(
      (await runCli([...args, "--learning-rate", "0", "--patience", "3"])).stdout,
    );
    expect(still).toMatchObject({ outcome: "no-progress", ending: { patience: 3 } });
  });

  it("is done when it diverged, says when, and prints no number that is none", async () => {
    const args = ["train", "--dataset", "sine", "--learning-rate", "100"];
    const json = await runCli([...args, "--format", "json"]);
    expect(json.status).toBe(0);
    const { outcome, ending, history } = JSON.parse(json.stdout);
    expect(outcome).toBe("diverged");
    expect(ending).toMatchObject({ kind: "diverged", quantity: expect.any(String) });
    for (const { loss } of history) expect(Number.isFinite(loss)).toBe(true);
    const table = await runCli(args);
    expect(table.stdout.trim().split("\n").at(-1)).toMatch(
      /^Diverged at update \d+ \(epoch [\d.]+\): a (weight|bias) of layer \d .*smaller learning rate/,
    );
  });

  it("prints a table for people, in their language", async () => {
    const args = ["train", "--dataset", "iris", "--epochs", "3"];
    const lines = (await runCli(args)).stdout.trim().split("\n");
    expect(lines[0].trim().split(/\s+/)).toEqual(["epoch", "loss", "accuracy"]);
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toMatch(/^Trained for 3 epochs: the loss is 0\.\d+\.$/);
    const chinese = await runCli([...args, "--lang", "zh-CN"]);
    expect(chinese.stdout).toMatch(/轮 +损失 +正确率\n/);
    expect(chinese.stdout).not.toMatch(/[A-Za-z]{2}/);
  });

  it("keeps the columns of its table apart, however large the numbers are", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, at) => `${at / 10},${at % 2 ? "" : "-"}31${at}00.5`,
    );
    const data = await file("large.csv", `x,y\n${rows.join("\n")}\n`);
    const fitted = ["--activation", "identity", "--learning-rate", "1e-7"];
    for (const epochs of ["3", "40"]) {
      const args = ["train", "--dataset", data, "--epochs", epochs, ...fitted];
      const { stdout, status } = await runCli(args);
      expect(status).toBe(0);
      const [head, ...lines] = stdout.trimEnd().split("\n");
      const table = lines.slice(0, -1);
      expect(table.length).toBeGreaterThan(1);
      for (const line of table) {
        expect(line).toMatch(/^ *\d+ {2,}([\d.]+|[\d.]*×?10[⁰¹²³⁴-⁹]+|∞|NaN)$/);
        expect(line.length).toBe(head.length);
      }
    }
  });

  it("starts fast, because it loads nothing of the window", async () => {
    const loaded = await loadedBundles(["train", "--dataset", "xor", "--epochs", "1"]);
    expect(loaded.some((name) => name.startsWith("train"))).toBe(true);
    expect(
      loaded.filter((name) => /serve|electron|renderer|runtime-lines|picture/.test(name)),
    ).toEqual([]);
  });

  it("ends cleanly at Ctrl+C with what there is by then", async () => {
    const saved = join(folder, "net.json");
    const args = ["train", "--dataset", "digits", "--epochs", "10000000", "--save", saved];
    const child = spawn(process.execPath, [cliPath, ...args, "--format", "json"], {
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill("SIGINT");
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: "stopped", ending: { kind: "stopped" } });
    expect(readNetwork(await readFile(saved, "utf8")).ok).toBe(true);
  });
});

describe("a network that no room is left for", () => {
  const training = ["train", "--dataset", "iris", "--epochs", "1", "--hidden", "64,64"];

  it("leaves the old file whole on a full disk, in a sentence with exit status 1", async (context) => {
    const disk = join(folder, "disk");
    await mkdir(disk);
    if (!mountTinyDisk(disk)) return context.skip("this process may not mount a disk");
    try {
      const saved = join(disk, "net.json");
      await writeFile(saved, "the old network");
      const { status, stdout, stderr } = await runCli([...training, "--save", saved]);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toBe(
        `thalweg: ${saved} could not be written: the disk is full. Choose another place.\n`,
      );
      expect(await readFile(saved, "utf8")).toBe("the old network");
      expect(await readdir(disk)).toEqual(["net.json"]);
    } finally {
      unmount(disk);
    }
  });

  it("leaves it whole beyond what a process may write, too", async () => {
    const saved = join(folder, "net.json");
    await writeFile(saved, "the old network");
    const limited = ["-c", 'ulimit -f 16; exec "$0" "$@"', process.execPath, cliPath, ...training];
    const { status, stdout, stderr } = spawnSync("sh", [...limited, "--save", saved], {
      env: { ...process.env, LC_ALL: "C" },
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toBe(
      `thalweg: ${saved} could not be written: so large a file is not allowed there. Choose another place.\n`,
    );
    expect(await readFile(saved, "utf8")).toBe("the old network");
    expect(await readdir(folder)).toEqual(["net.json"]);
  });
});

describe("a place where no network can be written", () => {
  it("is refused before anything is printed", async () => {
    const missing = join(folder, "missing", "net.json");
    for (const [saved, reason] of [
      [missing, "there is no such file or folder"],
      [folder, "it is a folder"],
    ]) {
      const args = ["train", "--dataset", "xor", "--epochs", "1", "--save", saved];
      const { status, stdout, stderr } = await runCli(args);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toBe(
        `thalweg: ${saved} could not be written: ${reason}. Choose another place.\n`,
      );
    }
  });
});

describe("a table of one's own", () => {
  const flowers = "length,width,kind\n1,2,b\n3,4,a\n5,6,b\n2,1,a\n";

  it("is of classes when its last column is no number, else of numbers", async () => {
    const classes = await file("a.csv", flowers);
    const numbers = await file("b.csv", "x,y\n1,2\n2,4\n3,6\n");
    const outputs = await Promise.all(
      [classes, numbers].map((path) => runCli(["train", "--dataset", path, "--format", "json"])),
    );
    const [first, second] = outputs.map(({ stdout }) => JSON.parse(stdout));
    expect(first).toMatchObject({ dataset: classes, task: "classification", network: [2, 8, 2] });
    expect(second).toMatchObject({ task: "regression", network: [1, 8, 1] });
  });

  it("has as many targets as are asked for", async () => {
    const path = await file("a.csv", "x;y;z\n1;2;3\n2;4;1\n3;6;0\n");
    const { stdout } = await runCli([
      ...["train", "--dataset", path, "--targets", "2", "--epochs", "1", "--format", "json"],
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ task: "regression", network: [1, 8, 2] });
  });

  it("has its target and its inputs where they are said to be", async () => {
    const path = await file("a.csv", "name,a,b,c\nA,1,2,x\nB,3,5,y\nA,4,1,x\nB,9,2,y\n");
    const shapeOf = async (...args: string[]) => {
      const { stdout } = await runCli([
        ...["train", "--dataset", path, "--epochs", "1", "--format", "json", ...args],
      ]);
      const { task, inputs, outputs } = JSON.parse(stdout);
      return [task, inputs, outputs];
    };
    const names = ["name=A", "name=B"];
    expect(await shapeOf()).toEqual(["classification", [...names, "a", "b"], ["x", "y"]]);
    const columns = [...names, "a", "c=x", "c=y"];
    for (const target of ["b", "3"]) {
      expect(await shapeOf("--target", target)).toEqual(["regression", columns, ["b"]]);
    }
    expect(await shapeOf("--target", "b,a", "--inputs", "name")).toEqual([
      ...["regression", names, ["a", "b"]],
    ]);
    expect(await shapeOf("--target", "a", "--target", "b", "--inputs", "1")).toEqual([
      ...["regression", names, ["a", "b"]],
    ]);
    expect(await shapeOf("--inputs", "a,c")).toEqual(["regression", ["a", "c=x", "c=y"], ["b"]]);
    expect(await shapeOf("--target", "a", "--task", "classification", "--inputs", "b")).toEqual([
      ...["classification", ["b"], ["1", "3", "4", "9"]],
    ]);
  });

  it("says what of the text it passed over", async () => {
    const text = "# grown 2020\nx,y\n1,2\n# watered\n3,4\n5,7\nSource: somebody\n";
    const args = ["train", "--dataset", await file("a.csv", text), "--epochs", "1"];
    expect((await runCli(args)).stderr).toBe(
      "thalweg: a.csv: passed over 2 rows that begin with #; passed over 1 row of text below the table\n",
    );
    const { samples, assumed } = JSON.parse((await runCli([...args, "--format", "json"])).stdout);
    expect({ samples, assumed }).toMatchObject({ samples: 3, assumed: { remarks: 2, notes: 1 } });
  });

  it("leaves rows without a value out when it is told to, and says what it assumed", async () => {
    const text =
      "Id,day,x,y\n1,2012-01-01,1,2\n2,2012-01-02,NA,4\n3,2012-01-03,3,6\n4,2012-01-04,4,\n";
    const path = await file("a.csv", text);
    const refused = await runCli(["train", "--dataset", path]);
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    expect(refused.stderr).toMatch(
      /^thalweg: a\.csv [^\n]*row 3, column “x”[^\n]*1 more row[^\n]*--skip-missing[^\n]*\n$/,
    );
    const args = ["train", "--dataset", path, "--skip-missing", "--epochs", "1"];
    const table = await runCli(args);
    expect(table.stderr).toBe(
      "thalweg: a.csv: left out “Id” (row numbers), “day” (dates); left out 2 rows without a value\n",
    );
    const csv = await runCli([...args, "--format", "csv"]);
    expect(csv.stderr).toBe("");
    const { samples, inputs, assumed } = JSON.parse(
      (await runCli([...args, "--format", "json"])).stdout,
    );
    expect({ samples, inputs, assumed }).toMatchObject({
      samples: 2,
      inputs: ["x"],
      assumed: {
        leftOut: [
          { name: "Id", kind: "row-number" },
          { name: "day", kind: "date" },
        ],
        skippedRows: 2,
      },
    });
  });

  it("with nothing but dates to learn from says that they are days", async () => {
    const text = "date,price\n2024-01-31,5\n2024-02-29,6\n2024-03-31,8\n";
    const args = ["train", "--dataset", await file("a.csv", text), "--epochs", "1"];
    expect((await runCli(args)).stderr).toBe(
      "thalweg: a.csv: took “date” as days since 1970-01-01\n",
    );
    const { inputs, assumed } = JSON.parse((await runCli([...args, "--format", "json"])).stdout);
    expect({ inputs, assumed }).toMatchObject({ inputs: ["date"], assumed: { days: ["date"] } });
    expect((await runCli([...args, "--inputs", "date"])).stderr).toBe("");
  });

  it("is read as its options say, by name or by mark", async () => {
    const text = "1,5;2\n2,5;3\n";
    const path = await file("a.csv", text);
    const args = ["train", "--dataset", path, "--epochs", "1", "--format", "json", "--no-header"];
    for (const marks of [
      [],
      ["--separator", "semicolon", "--decimal", "comma"],
      ["--separator", ";", "--decimal", ","],
    ]) {
      expect(JSON.parse((await runCli([...args, ...marks])).stdout)).toMatchObject({
        samples: 2,
        inputs: ["#1"],
        outputs: ["#2"],
      });
    }
    const tabs = await file("b.csv", "x\ty\n1\t2\n3\t4\n");
    const named = [
      "train",
      "--dataset",
      tabs,
      "--separator",
      "\\t",
      "--header",
      "--format",
      "json",
    ];
    expect(JSON.parse((await runCli([...named, "--epochs", "1"])).stdout).inputs).toEqual(["x"]);
  });

  it("in any encoding is read, told apart or said", async () => {
    // “Länge,Straße” in Windows-1252.
    const bytes = Buffer.from("L\u00e4nge,Stra\u00dfe\n1,2\n2,3\n", "latin1");
    const path = await file("a.csv", bytes);
    const args = ["train", "--dataset", path, "--epochs", "1"];
    const guessed = await runCli(args);
    expect(guessed.stderr).toBe("thalweg: a.csv: read as windows-1252\n");
    const { inputs, outputs } = JSON.parse((await runCli([...args, "--format", "json"])).stdout);
    expect([inputs, outputs]).toEqual([["Länge"], ["Straße"]]);
    const said = await runCli([...args, "--format", "json", "--encoding", "latin1"]);
    expect(JSON.parse(said.stdout).inputs).toEqual(["Länge"]);
    const labels = await file(
      "b.csv",
      Buffer.from("x,k\n1,M\u00fcller\n2,M\u00f6ller\n", "latin1"),
    );
    const lost = await runCli(["train", "--dataset", labels, "--encoding", "utf-8"]);
    expect(lost).toMatchObject({ status: 2, stdout: "" });
    expect(lost.stderr).toMatch(/row 2, column “k”.*--encoding/);
  });

  it("may be written by an older Chinese system", async () => {
    // “x,类” and the classes “甲” and “乙” in GBK.
    const kinds = { 甲: [0xbc, 0xd7], 乙: [0xd2, 0xd2] };
    const bytes = Uint8Array.from([
      ...[0x78, 0x2c, 0xc0, 0xe0, 0x0a, 0x31, 0x2c, ...kinds.甲, 0x0a],
      ...[0x32, 0x2c, ...kinds.乙, 0x0a, 0x33, 0x2c, ...kinds.乙, 0x0a],
    ]);
    const path = await file("甲.csv", bytes);
    const { stdout, stderr } = await runCli([
      ...["train", "--dataset", path, "--epochs", "1", "--format", "json"],
    ]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout).network).toEqual([1, 8, 2]);
  });

  it.each([
    ["x,y\n1,2\nabc,3\n", /row 3, column “x”.*“abc” is not a number/],
    ["", /empty/],
    ["x,y\n", /no rows/],
    ["x,k\n1,a\n2,a\n", /class “a”.*two classes/],
    ["x,y\n1,2\n3\n", /row 3 has 1 cell, not 2/],
    ["1,2\n3,4\n", /column names.*--no-header/],
    ['x,y\n"1,2\n', /row 2.*quotation mark/],
    ["x\n1\n2\n", /1 column.*2 are needed/],
  ])("that is damaged is refused with where and why: %j", async (text, sentence) => {
    const path = await file("own.csv", text);
    const { status, stdout, stderr } = await runCli(["train", "--dataset", path]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^thalweg: own\.csv [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
  });
});

describe("a table whose options are wrong is refused", () => {
  it.each([
    [["--target", "z"], /--target: there is no column “z”; the columns are “x”, “y”, “k”/],
    [["--inputs", "x,z"], /--inputs: there is no column “z”/],
    [
      ["--target", "x", "--inputs", "x,y"],
      /--inputs: “x” is a target already, and cannot be an input too; leave it out of one of them/,
    ],
    [["--target", "9"], /--target: there is no column “9”/],
    [["--target", "x", "--targets", "1"], /--target .*--targets/],
    [["--task", "classification", "--target", "x,k"], /--target: a classification has one target/],
    [["--targets", "3"], /3 columns.*4 are needed/],
    [["--separator", "dot"], /--separator: “dot” is not one of comma, semicolon, tab, bar, blank/],
    [["--decimal", "3"], /--decimal: “3” is not one of point, comma/],
    [["--encoding", "klingon"], /--encoding: “klingon” is not one of utf-8/],
    [["--target", "k", "--task", "regression"], /row 2, column “k”: “a” is not a number/],
  ])("%j", async (args, sentence) => {
    const path = await file("own.csv", "x,y,k\n1,2,a\n3,4,b\n5,6,a\n");
    const { status, stdout, stderr } = await runCli(["train", "--dataset", path, ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^thalweg: [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
  });

  it("and what can be read in two ways is asked for", async () => {
    for (const [text, sentence] of [
      ["5.1,3.5,a\n6,3,b\n7,2,b\n", /--no-header if it is one, --header/],
      ["x;y\n1,234;1\n2,500;2\n", /--decimal comma or --decimal point/],
      ["x\ty\n1,234\t1\n2,500\t2\n", /--decimal comma or --decimal point/],
      ["x;y\n1.234;1\n2.500;2\n", /--decimal comma or --decimal point/],
    ] as const) {
      const path = await file("own.csv", text);
      const { status, stdout, stderr } = await runCli(["train", "--dataset", path]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(/^thalweg: own\.csv [^\n]+\n$/);
      expect(stderr).toMatch(sentence);
    }
  });
});

describe("a network file", () => {
  it("is saved whole, and trained on as the network itself would be", async () => {
    const path = join(folder, "net.json");
    const args = ["train", "--dataset", "iris", "--format", "csv"];
    await runCli([...args, "--epochs", "10", "--save", path]);
    expect(await readdir(folder)).toEqual(["net.json"]);
    const before = runOf({ ...iris, stop: { ...iris.stop, epochs: 10 } });
    before.advance(Number.POSITIVE_INFINITY);
    const { shape } = before.prepared;
    const network = { shape, parameters: before.parameters };
    expect(readNetwork(await readFile(path, "utf8"))).toEqual({ ok: true, network });
    const { stdout } = await runCli([...args, "--epochs", "5", "--network", path]);
    const stop = { ...iris.stop, epochs: 5 };
    expect(rowsOf(stdout)).toEqual(rowsHere({ ...iris, network, stop }));
  });

  it("that does not fit the data, or is none, is refused", async () => {
    const path = join(folder, "net.json");
    await runCli(["train", "--dataset", "sine", "--epochs", "0", "--save", path]);
    const misfit = await runCli(["train", "--dataset", "iris", "--network", path]);
    expect(misfit).toMatchObject({ status: 2, stdout: "" });
    expect(misfit.stderr).toMatch(/--network: .*1 input and 1 output.*4 inputs and 3 outputs/);
    const wrong = await file("other.json", "{}");
    const none = await runCli(["train", "--dataset", "iris", "--network", wrong]);
    expect(none).toMatchObject({ status: 2, stdout: "" });
    expect(none.stderr).toMatch(/^thalweg: other\.json .*not a Thalweg network/);
  });

  it("that cannot be written is said before anything is trained", async () => {
    await mkdir(join(folder, "taken"));
    for (const path of ["/nowhere/net.json", join(folder, "taken"), "/dev/full/net.json"]) {
      const result = await runCli(["train", "--dataset", "iris", "--save", path]);
      expect(result).toMatchObject({ status: 1, stdout: "" });
      expect(result.stderr).toMatch(/^thalweg: [^\n]*could not be written[^\n]*\n$/);
    }
    expect(await readdir(folder)).toEqual(["taken"]);
  });
});

describe("thalweg train refuses", () => {
  const data = ["--dataset", "iris"];
  it.each([
    [[], /--dataset is missing.*--dataset iris/],
    [["--dataset", "irsi"], /--dataset.*irsi.*sine.*iris.*digits/],
    [["--dataset", "/nowhere/a.csv"], /--dataset.*\/nowhere\/a\.csv.*neither a file/],
    [["--dataset", "/"], /folder/],
    [[...data, "--task", "clustering"], /--task.*clustering.*regression, classification/],
    [["--dataset", "sine", "--task", "classification"], /--task.*classification/],
    [[...data, "--targets", "2"], /--targets/],
    [[...data, "--hidden", "8,0"], /--hidden.*0.*1 to 1,024/],
    [[...data, "--hidden", "16,,16"], /--hidden: nothing.*1 to 1,024/],
    [[...data, "--hidden", "8,x"], /--hidden.*x/],
    [[...data, "--hidden", "1,1,1,1,1,1,1"], /--hidden.*6/],
    [[...data, "--hidden", "1024,1024,1024"], /--hidden.*2,000,000/],
    [[...data, "--activation", "softmax"], /--activation.*softmax.*sigmoid/],
    [[...data, "--optimizer", "newton"], /--optimizer.*newton.*adam/],
    [[...data, "--momentum", "0.9"], /--momentum.*gradient-descent/],
    [[...data, "--learning-rate", "abc"], /--learning-rate.*abc/],
    [[...data, "--learning-rate", "-1"], /--learning-rate.*0 or more/],
    [[...data, "--schedule", "sine"], /--schedule.*sine/],
    [[...data, "--epochs", "1.5"], /--epochs.*1\.5/],
    [[...data, "--epochs", "-1"], /--epochs/],
    [[...data, "--batch-size", "0"], /--batch-size.*0/],
    [[...data, "--batch-size", "all"], /--batch-size.*all.*full/],
    [[...data, "--seed", "4294967296"], /--seed.*4294967296/],
    [[...data, "--l2", "-1"], /--l2.*0 or more/],
    [[...data, "--test-part", "1"], /--test-part.*0\.9/],
    [[...data, "--stop-loss", "x"], /--stop-loss.*x/],
    [[...data, "--patience", "0"], /--patience.*0/],
    [[...data, "--report-every", "0"], /--report-every.*0/],
    [[...data, "--network", "/nowhere/net.json"], /\/nowhere\/net\.json/],
    [[...data, "--network", "a.json", "--hidden", "8"], /--hidden.*--network/],
    [[...data, "--format", "xml"], /--format.*xml.*table, csv, json/],
    [[...data, "--sead", "1"], /--sead.*--seed/],
    [[...data, "--target", "x"], /--target.*CSV/],
    [[...data, "--no-header"], /--no-header.*CSV/],
    [[...data, "--encoding", "utf-8"], /--encoding.*CSV/],
    [[...data, "surplus"], /fewer arguments/],
  ])("%j with exit status 2, one helpful line, and nothing on stdout", async (args, sentence) => {
    const { status, stdout, stderr } = await runCli(["train", ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^thalweg: [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
  });
});
