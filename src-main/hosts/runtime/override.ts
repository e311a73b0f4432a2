import { join, resolve } from "node:path";
import { firstLine, runChild } from "./child.ts";
import { type ElectronRuntime, SourceRefused } from "./facts.ts";
import { executableInDistribution, isExecutable, statedVersion } from "./installed.ts";

const answerLimitMs = 10_000;

async function askVersion(executable: string): Promise<string> {
  const notRunnable = (detail: string) =>
    new SourceRefused({ kind: "executable-not-runnable", path: executable, detail });
  const outcome = await runChild(executable, ["-p", "process.versions.electron"], {
    environment: { ELECTRON_RUN_AS_NODE: "1" },
    signal: AbortSignal.timeout(answerLimitMs),
  }).catch((error: Error) => {
    throw notRunnable(error.message);
  });
  const version = outcome.stdout.trim();
  if (/^\d+\.\d+\.\d+/.test(version)) return version;
  throw notRunnable(firstLine(outcome.stderr) || firstLine(outcome.stdout));
}

/**
 * The Electron in the distribution folder that `ELECTRON_OVERRIDE_DIST_PATH` names, the variable
 * that npm's `electron` itself obeys.
 *
 * @throws SourceRefused when the folder holds no Electron that can be started
 */
export async function overrideRuntime(distributionPath: string): Promise<ElectronRuntime> {
  const distribution = resolve(distributionPath);
  const executable = join(distribution, executableInDistribution());
  if (!(await isExecutable(executable))) {
    throw new SourceRefused({ kind: "executable-missing", path: executable });
  }
  const version = (await statedVersion(distribution)) ?? (await askVersion(executable));
  return { executable, source: "override", version };
}
