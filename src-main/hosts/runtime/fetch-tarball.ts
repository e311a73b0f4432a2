import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type ChildOutcome, isProgramMissing, saysUnreachable } from "./child.ts";
import { type RuntimeReport, SourceRefused } from "./facts.ts";
import { fileFailureIn } from "./file-failures.ts";
import { runNpm } from "./npm.ts";

const fetchLimitMs = 900_000;
const reportEveryMs = 5_000;

/** npm's first line that is a sentence; before it come lines with a code, a system call, a path. */
function npmComplaint(stderr: string): string {
  const lines = [...stderr.matchAll(/^npm (?:error|ERR!) (.+)$/gm)].map(([, text = ""]) => text);
  const sentence = lines.find((text) => !/^(?:code|syscall|errno|path|dest) /.test(text));
  return (sentence ?? lines[0] ?? "").slice(0, 200);
}

function refusalOf({ stderr }: ChildOutcome, folder: string): SourceRefused {
  const detail = npmComplaint(stderr);
  if (saysUnreachable(stderr)) return new SourceRefused({ kind: "host-unreachable", detail });
  return new SourceRefused(fileFailureIn(stderr, folder) ?? { kind: "npm-failed", detail });
}

async function npmPack(packageName: string, folder: string, signal: AbortSignal) {
  // Said outright, because the user's npm configuration may say otherwise; and few retries, so that
  // a missing network is noticed in seconds.
  const settings = [
    "--dry-run=false",
    "--json=false",
    "--loglevel=error",
    "--workspaces=false",
    "--prefer-offline",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=3000",
  ];
  return runNpm(["pack", packageName, "--pack-destination", folder, ...settings], { signal });
}

/**
 * Fetches a package's tarball with the user's own npm and registry settings.
 *
 * @returns the tarball's path inside `folder`
 * @throws SourceRefused when npm is missing or fails; the reason of `signal` when aborted
 */
export async function fetchTarballWithNpm(
  packageName: string,
  folder: string,
  report: RuntimeReport,
  signal: AbortSignal,
): Promise<string> {
  const startedAt = Date.now();
  report({ kind: "package-fetch-started", package: packageName, limitMs: fetchLimitMs });
  const timer = setInterval(() => {
    report({ kind: "package-fetch-continues", elapsedMs: Date.now() - startedAt });
  }, reportEveryMs);
  const limit = AbortSignal.timeout(fetchLimitMs);
  try {
    const outcome = await npmPack(packageName, folder, AbortSignal.any([signal, limit]));
    // npm's output depends on its settings; the file it leaves does not.
    const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
    if (outcome.exitCode === 0 && tarball !== undefined) return join(folder, tarball);
    throw refusalOf(outcome, folder);
  } catch (error) {
    if (isProgramMissing(error)) throw new SourceRefused({ kind: "tool-missing", tool: "npm" });
    if (!limit.aborted || error !== limit.reason) throw error;
    throw new SourceRefused({ kind: "time-limit-passed", afterMs: fetchLimitMs });
  } finally {
    clearInterval(timer);
  }
}
