// The whole test suite, from types to journeys, with what it needs from the system.
// Plain JavaScript: it runs before anything is built.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const isLinux = process.platform === "linux";
const folder = mkdtempSync(join(tmpdir(), "thalweg-tests-"));
const appCounts = join(folder, "app.jsonl");
const unitReport = join(folder, "unit.json");

/** What Electron and its invisible display need from a bare Debian. */
function systemPackages() {
  return ["libgtk-3-0", "libnss3", "libgbm1", soundPackage(), "xvfb", "xauth"];
}

try {
  const steps = [
    ["types", ["npx", "tsc", "-b"]],
    ["lint and format", ["npx", "biome", "check", "--error-on-warnings", "."]],
    ["build", ["npx", "electron-vite", "build"]],
    [
      "core, main process and renderer",
      [
        "npx",
        "vitest",
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${unitReport}`,
      ],
    ],
    ["journeys", journeyCommand()],
  ];
  const failed = steps.find(([title, command]) => !perform(title, command));
  const { passed, failed: failures, skipped, electron } = counts();
  if (failed) console.log(`\nThe tests stopped at: ${failed[0]}`);
  console.log(
    `\n${passed} passed, ${failed ? Math.max(1, failures) : failures} failed, ${skipped} skipped`,
  );
  console.log(`The journeys ran on Electron ${electron ?? "not at all"}.`);
  process.exitCode = failed ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs one step; true when it succeeded. */
function perform(title, [program, ...args]) {
  console.log(`\n── ${title}`);
  const env = { ...process.env, THALWEG_TEST_COUNTS: appCounts };
  const { status, error } = spawnSync(program, args, {
    stdio: "inherit",
    env,
    shell: process.platform === "win32",
  });
  if (error) console.log(error.message);
  return status === 0;
}

/** The journeys, on an invisible display where there is none. */
function journeyCommand() {
  const command = ["npx", "playwright", "test"];
  if (!isLinux) return command;
  const isReady = hasSystemPackages() || installSystemPackages();
  if (process.env.DISPLAY) return command;
  if (isReady) return ["xvfb-run", "-a", "-s", "-screen 0 1920x1200x24", ...command];
  console.log(
    `SKIPPED: the journeys in Electron, which need: sudo apt-get install ${systemPackages().join(" ")}`,
  );
  if (process.env.CI) process.exit(1);
  return [...command, "--project=browser"];
}

/** Newer Debians and Ubuntus call it otherwise. */
function soundPackage() {
  const found = spawnSync("apt-cache", ["show", "libasound2t64"], { stdio: "ignore" });
  return found.status === 0 ? "libasound2t64" : "libasound2";
}

function hasSystemPackages() {
  // ldconfig is not on every user's path.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  const libraries = spawnSync("ldconfig", ["-p"], { encoding: "utf8", env }).stdout ?? "";
  const hasLibraries = ["libgtk-3.so.0", "libnss3.so", "libgbm.so.1", "libasound.so.2"].every(
    (name) => libraries.includes(name),
  );
  return hasLibraries && spawnSync("which", ["xvfb-run"]).status === 0;
}

/** Installs what is missing where this process may; true when it is there afterwards. */
function installSystemPackages() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  spawnSync("apt-get", ["update", "-qq"], options);
  console.log(`installing ${systemPackages().join(" ")}`);
  spawnSync(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", ...systemPackages()],
    options,
  );
  return hasSystemPackages();
}

/** Tests of all steps that ran. */
function counts() {
  const sum = { passed: 0, failed: 0, skipped: 0, electron: null };
  if (existsSync(unitReport)) {
    const report = JSON.parse(readFileSync(unitReport, "utf8"));
    sum.passed += report.numPassedTests;
    sum.failed += report.numFailedTests;
    sum.skipped += report.numPendingTests + report.numTodoTests;
  }
  if (existsSync(appCounts)) {
    for (const line of readFileSync(appCounts, "utf8").trim().split("\n")) {
      const app = JSON.parse(line);
      sum.passed += app.passed;
      sum.failed += app.failed;
      sum.skipped += app.skipped;
      sum.electron = app.electron;
    }
  }
  return sum;
}
