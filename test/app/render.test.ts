import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import type { Network } from "#core/network/network-file.ts";
import { createSession, type Session, viewNames } from "#core/session/session.ts";
import { pictureWithSession } from "#core/session/session-bytes.ts";
import { writeSession } from "#core/session/session-file.ts";
import { runCli } from "../tools/run-cli.ts";
import { mountTinyDisk, unmount } from "../tools/tiny-disk.ts";
import { expect, test } from "./app-fixture.ts";
import { differenceOf, isHeightRed, isHollowBlue, isInk, shareOf } from "./pictures.ts";

let folder = "";
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-app-"));
});
test.afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** `render` takes Electron where there is a display, and a headless Chromium where there is none. */
function environment(): NodeJS.ProcessEnv {
  const isElectron = test.info().project.name === "electron";
  test.skip(
    isElectron && !process.env.THALWEG_TEST_ELECTRON,
    "no Electron could be had on this machine",
  );
  return isElectron ? {} : { DISPLAY: "", WAYLAND_DISPLAY: "" };
}

async function render(...args: string[]): Promise<PNG> {
  const out = join(folder, "a.png");
  const { status, stderr, stdout } = await runCli(["render", "--out", out, ...args], environment());
  expect(stderr).toContain(out);
  expect(stdout).toBe("");
  expect(status).toBe(0);
  return PNG.sync.read(await readFile(out));
}

test("thalweg render draws the descent at the size asked for", async () => {
  const picture = await render("--width", "1600", "--height", "1000");
  expect([picture.width, picture.height]).toEqual([1600, 1000]);
  expect(shareOf(picture, isHeightRed)).toBeGreaterThan(0.01);
  expect(shareOf(picture, isHollowBlue)).toBeGreaterThan(0.02);
  expect(shareOf(picture, isInk)).toBeGreaterThan(0.001);
});

test("thalweg render draws dark, scaled, from another angle, in Chinese", async () => {
  const picture = await render(
    "--width",
    "800",
    "--height",
    "500",
    "--scale",
    "2",
    "--theme",
    "dark",
    "--azimuth",
    "-60",
    "--lang",
    "zh-CN",
  );
  expect([picture.width, picture.height]).toEqual([1600, 1000]);
  expect([...picture.data.subarray(0, 3)]).toEqual([0x0f, 0x12, 0x15]);
});

test("thalweg render refuses what it cannot draw, before it starts anything", async () => {
  const cases: [string[], RegExp][] = [
    [[], /--out/],
    [["--out", "a.jpg"], /a\.jpg.*\.png/],
    [["--out", "a.png", "--width", "-5"], /--width/],
    [["--out", "a.png", "--view", "landscape"], /--view.*landscape.*descent.*network/],
    [["--out", "a.png", "--theme", "pink"], /--theme.*light, dark/],
  ];
  for (const [args, sentence] of cases) {
    const { status, stdout, stderr } = await runCli(["render", ...args], environment());
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(sentence);
  }
});

test("thalweg render says where it could not write", async () => {
  const out = join(folder, "missing/a.png");
  const { status, stderr } = await runCli(
    ["render", "--out", out, "--width", "300", "--height", "200"],
    environment(),
  );
  expect(status).toBe(1);
  expect(stderr).toContain(`${out} could not be written`);
});

/** A session that shows the network, which is of its own, and so is the table it learns from. */
function networkSession(network: Network): Session {
  const first = createSession();
  const setup = {
    ...first.network.setup,
    data: {
      kind: "csv",
      name: "数据 (1).csv",
      text: "x,y,class\n-1,-1,a\n1,-1,b\n-1,1,b\n1,1,a\n0.5,0.25,a\n",
      targetCount: 1,
    },
    hidden: [3],
    testPart: 0,
    network,
  } as const;
  return { ...first, view: "network", network: { ...first.network, setup } };
}

test("thalweg render FILE draws a session with a network and a table of its own", async () => {
  const shape = {
    sizes: [2, 3, 2],
    activations: ["sigmoid", "softmax"],
    loss: "cross-entropy",
  } as const;
  const file = join(folder, "own 网络.thalweg");
  const drawn = async (weight: number): Promise<PNG> => {
    const parameters = new Float64Array(17).fill(weight);
    await writeFile(file, writeSession(networkSession({ shape, parameters })));
    return render(file, "--width", "900", "--height", "600");
  };
  const positive = await drawn(0.75);
  const negative = await drawn(-0.75);
  expect([positive.width, positive.height]).toEqual([900, 600]);
  expect(shareOf(positive, isInk)).toBeGreaterThan(0.001);
  // Weights have the colour of their sign: those in the file were drawn, not new ones.
  expect(differenceOf(positive, negative)).toBeGreaterThan(0.003);
  // A picture carries the same session.
  const session = networkSession({ shape, parameters: new Float64Array(17).fill(-0.75) });
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const picture = join(folder, "own.png");
  await writeFile(picture, pictureWithSession(PNG.sync.write(negative), session, encode));
  const again = await render(picture, "--width", "900", "--height", "600");
  expect(differenceOf(again, negative)).toBeLessThan(0.0005);
});

test("thalweg render FILE draws every view", async () => {
  const parameters = Float64Array.from({ length: 17 }, (_, at) => Math.sin(at));
  const shape = {
    sizes: [2, 3, 2],
    activations: ["tanh", "softmax"],
    loss: "cross-entropy",
  } as const;
  const file = join(folder, "all.thalweg");
  for (const view of viewNames) {
    await writeFile(file, writeSession({ ...networkSession({ shape, parameters }), view }));
    const picture = await render(file, "--width", "480", "--height", "320");
    expect([picture.width, picture.height], view).toEqual([480, 320]);
    expect(shareOf(picture, isInk), view).toBeGreaterThan(0.0005);
  }
});

test("thalweg render leaves the old picture whole on a full disk, and says so", async () => {
  const disk = join(folder, "disk");
  await mkdir(disk);
  test.skip(!mountTinyDisk(disk), "this process may not mount a disk");
  try {
    const out = join(disk, "a.png");
    await writeFile(out, "the old picture");
    const result = await runCli(["render", "--out", out], environment());
    expect(result).toMatchObject({ status: 1, stdout: "" });
    expect(result.stderr).toContain(`${out} could not be written: the disk is full`);
    expect(await readFile(out, "utf8")).toBe("the old picture");
    expect(await readdir(disk)).toEqual(["a.png"]);
  } finally {
    unmount(disk);
  }
});

test("thalweg render draws the slope, and the learning rates side by side", async () => {
  const slope = await render("--view", "slope", "--width", "900", "--height", "600");
  expect([slope.width, slope.height]).toEqual([900, 600]);
  expect(shareOf(slope, isInk)).toBeGreaterThan(0.001);
  const rates = await render("--view", "rates", "--objective", "x^2+sin(y)^2");
  expect([rates.width, rates.height]).toEqual([1600, 1000]);
  expect(shareOf(rates, isHeightRed)).toBeGreaterThan(0.003);
  expect(shareOf(rates, isHollowBlue)).toBeGreaterThan(0.005);
});

test("thalweg render draws the network, with the colours of its weights and classes", async () => {
  const picture = await render("--view", "network", "--width", "1200", "--height", "800");
  expect([picture.width, picture.height]).toEqual([1200, 800]);
  const near =
    (...target: readonly number[]) =>
    (...colour: readonly number[]) =>
      colour.every((part, at) => Math.abs(part - target[at]) < 12);
  expect(shareOf(picture, near(0xb3, 0x59, 0x00))).toBeGreaterThan(0.001);
  expect(shareOf(picture, near(0x17, 0x4f, 0x95))).toBeGreaterThan(0.001);
});

test("thalweg render refuses a view that cannot show what is asked for", async () => {
  const out = join(folder, "a.png");
  const typed = ["render", "--out", out, "--view", "slope", "--objective", "x+y"];
  expect(await runCli(typed, environment())).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(/^thalweg: --view slope shows functions of x alone[^\n]*\n$/),
  });
  const unknown = ["render", "--out", out, "--view", "springs"];
  expect(await runCli(unknown, environment())).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/--view.*springs.*descent, slope, rates/),
  });
});
