import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cliPath } from "../tools/run-cli.ts";
import { expect, test } from "./app-fixture.ts";

interface Opened {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs `thalweg open` until it has said what it chose, then ends it as Ctrl+C would. */
async function openAndEnd(env: NodeJS.ProcessEnv, said: RegExp): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), "thalweg-app-"));
  const child = spawn(process.execPath, [cliPath, "open"], {
    env: { ...process.env, LC_ALL: "C", THALWEG_CONFIG_DIR: folder, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await expect.poll(() => stdout + stderr, { timeout: 30_000 }).toMatch(said);
  // Time to start, so that what is ended is a running app.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  child.kill("SIGINT");
  const status = await ended;
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return { stdout, stderr, status };
}

test("thalweg open says what it opens in, and why, and ends at Ctrl+C", async () => {
  if (test.info().project.name === "electron") {
    test.skip(!process.env.THALWEG_TEST_ELECTRON, "no Electron could be had on this machine");
    const { stderr, status } = await openAndEnd({}, /opening in Electron/);
    expect(stderr).toMatch(/thalweg: opening in Electron [\d.]+ \(.+\)\n/);
    expect(status).toBe(0);
    return;
  }
  const without = { DISPLAY: "", WAYLAND_DISPLAY: "" };
  const { stdout, stderr, status } = await openAndEnd(without, /because/);
  expect(stdout.split("\n")[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
  expect(stderr).toMatch(/^thalweg: open the address above .* because there is no display/);
  expect(status).toBe(0);
});

test("thalweg open says that settings are not kept where their folder cannot be written", async () => {
  const isElectron = test.info().project.name === "electron";
  test.skip(
    isElectron && !process.env.THALWEG_TEST_ELECTRON,
    "no Electron could be had on this machine",
  );
  const folder = await mkdtemp(join(tmpdir(), "thalweg-app-"));
  const file = join(folder, "config");
  await writeFile(file, "a file where the folder should be");
  const display = isElectron ? {} : { DISPLAY: "", WAYLAND_DISPLAY: "" };
  const env = { ...display, THALWEG_CONFIG_DIR: file };
  const { stderr, status } = await openAndEnd(env, /Settings will not be kept/);
  expect(stderr).toContain(`thalweg: Settings will not be kept, for ${file}/settings.json`);
  expect(status).toBe(0);
  await rm(folder, { recursive: true });
});
