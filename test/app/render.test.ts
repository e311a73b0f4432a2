import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { runCli } from "../tools/run-cli.ts";
import { expect, test } from "./app-fixture.ts";
import { isHeightRed, isHollowBlue, isInk, shareOf } from "./pictures.ts";

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
