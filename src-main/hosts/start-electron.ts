import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { packageFolder } from "../build-paths.ts";
import { type ElectronRuntime, electronLaunchArguments, runsAsRoot } from "./electron-runtime.ts";

/** A line that Chromium logs by itself, such as a missing D-Bus; of no use to a person. */
const chromiumLog = /^\[\d+:\d{4}\/\d{6}\.\d+:(INFO|WARNING|ERROR|VERBOSE\d*):/;
/** What Chromium says where the system closes user namespaces to it. */
const sandboxRefusal = /No usable sandbox|SUID sandbox helper|sandbox_host_linux/;

/** How an Electron ended. */
export interface ElectronEnd {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  /** Whether it refused to start because its sandbox is closed to it. */
  readonly sandboxRefused: boolean;
}

/** An Electron that was started on our app. */
export interface StartedElectron {
  readonly process: ChildProcess;
  readonly ended: Promise<ElectronEnd>;
}

/**
 * Starts Electron on the built app. Its stdout goes to `onLine`; its stderr to ours, without
 * Chromium's own log.
 *
 * @param args what follows the app's path
 */
export function startElectron(
  runtime: ElectronRuntime,
  args: readonly string[],
  onLine: (line: string) => void,
): StartedElectron {
  const switches = electronLaunchArguments({ root: runsAsRoot() });
  const child = spawn(runtime.executable, [...switches, packageFolder, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environment(),
  });
  let sandboxRefused = false;
  eachLine(child.stdout, onLine);
  eachLine(child.stderr, (line) => {
    if (sandboxRefusal.test(line)) sandboxRefused = true;
    else if (!chromiumLog.test(line) && line.trim() !== "") process.stderr.write(`${line}\n`);
  });
  const ended = new Promise<ElectronEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, sandboxRefused }));
  });
  return { process: child, ended };
}

/** Ours, less what would make Electron a plain Node. */
function environment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return env;
}

function eachLine(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream }).on("line", onLine);
}
