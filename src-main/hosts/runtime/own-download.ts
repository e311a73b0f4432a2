import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type ChildOutcome, firstLine, runChild, saysUnreachable } from "./child.ts";
import type { ElectronRuntime, RuntimeRefusalReason, RuntimeReport } from "./facts.ts";
import { SourceRefused } from "./facts.ts";
import { fileFailureIn, refusingFileFailures } from "./file-failures.ts";
import { type ElectronPackage, fetchedElectron, locateElectronPackage } from "./installed.ts";
import { electronMirrorSettings } from "./npm.ts";
import { withProcessLock } from "./process-lock.ts";

/** How long a download may take, ms. */
export interface DownloadLimits {
  readonly overallMs: number;
  /** Without a further byte for this long, nobody is taken to be there. */
  readonly stallMs: number;
  readonly reportEveryMs: number;
}

/** The usual limits. */
export const patientLimits: DownloadLimits = {
  overallMs: 900_000,
  stallMs: 25_000,
  reportEveryMs: 2_000,
};

/** The limits when another Electron is at hand, so that a silent network does not delay each start. */
export const hastyLimits: DownloadLimits = {
  ...patientLimits,
  stallMs: 4_000,
  reportEveryMs: 1_000,
};

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries.map(async (entry) => {
    if (!entry.isFile()) return 0;
    const { size } = await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }));
    return size;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Reports the bytes received so far, and gives up (by aborting) when nothing moves any more. */
function watchProgress(
  received: string,
  unpacked: string,
  limits: DownloadLimits,
  report: RuntimeReport,
): { readonly stalled: AbortSignal; stop(): void } {
  const stall = new AbortController();
  const startedAt = Date.now();
  let movedAt = startedAt;
  let lastBytes = -1;
  const timer = setInterval(async () => {
    const [receivedBytes, unpackedBytes] = await Promise.all([
      folderBytes(received),
      folderBytes(unpacked),
    ]);
    if (receivedBytes + unpackedBytes !== lastBytes) movedAt = Date.now();
    lastBytes = receivedBytes + unpackedBytes;
    report({ kind: "download-progressed", receivedBytes, elapsedMs: Date.now() - startedAt });
    if (Date.now() - movedAt > limits.stallMs) {
      stall.abort(new SourceRefused({ kind: "download-stalled", afterMs: limits.stallMs }));
    }
  }, limits.reportEveryMs);
  return { stalled: stall.signal, stop: () => clearInterval(timer) };
}

function reasonOfFailure(outcome: ChildOutcome, folder: string): RuntimeRefusalReason {
  const output = `${outcome.stderr}\n${outcome.stdout}`;
  const detail = firstLine(output);
  if (saysUnreachable(output)) return { kind: "host-unreachable", detail };
  return fileFailureIn(output, folder) ?? { kind: "download-failed", detail };
}

/** Everything that one run of Electron's installer needs. */
interface InstallerRun {
  readonly electronPackage: ElectronPackage;
  readonly limits: DownloadLimits;
  readonly report: RuntimeReport;
  readonly signal: AbortSignal;
}

async function runInstaller(run: InstallerRun, temporary: string): Promise<void> {
  const { electronPackage, limits, report, signal } = run;
  const { folder, version } = electronPackage;
  report({ kind: "download-started", version, limitMs: limits.overallMs });
  const mirrors = await electronMirrorSettings(join(folder, "..", ".."), signal);
  const progress = watchProgress(temporary, join(folder, "dist"), limits, report);
  const overall = AbortSignal.timeout(limits.overallMs);
  const installer = join(folder, "install.js");
  try {
    const outcome = await runChild(process.execPath, [installer], {
      cwd: folder,
      // Its temporary files land where we can count their bytes and clear them after a kill.
      environment: {
        ...mirrors,
        TMPDIR: temporary,
        TEMP: temporary,
        TMP: temporary,
        ELECTRON_RUN_AS_NODE: "1",
      },
      signal: AbortSignal.any([signal, overall, progress.stalled]),
    });
    if (outcome.exitCode !== 0) throw new SourceRefused(reasonOfFailure(outcome, folder));
  } catch (error) {
    if (!overall.aborted || error !== overall.reason) throw error;
    throw new SourceRefused({ kind: "time-limit-passed", afterMs: limits.overallMs });
  } finally {
    progress.stop();
  }
}

async function installUnderLock(run: InstallerRun): Promise<ElectronRuntime> {
  const { electronPackage, report, signal } = run;
  const temporary = join(electronPackage.folder, ".thalweg-download");
  const lockFile = `${temporary}.lock`;
  const onWait = () => report({ kind: "waiting-for-another-start" });
  return withProcessLock(lockFile, { signal, onWait }, async () => {
    const already = await fetchedElectron(electronPackage, "downloaded");
    if (already !== undefined) return already;
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary);
    try {
      await runInstaller(run, temporary);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
    const runtime = await fetchedElectron(electronPackage, "downloaded");
    if (runtime !== undefined) return runtime;
    throw new SourceRefused({ kind: "download-failed", detail: "" });
  });
}

/**
 * Lets npm's `electron` fetch its own runtime, from its own host or the mirror that the user's
 * environment or npm configuration names.
 *
 * @throws SourceRefused when it cannot be had; the reason of `signal` when aborted
 */
export async function downloadedRuntime(
  report: RuntimeReport,
  signal: AbortSignal,
  limits: DownloadLimits,
): Promise<ElectronRuntime> {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) {
    const variable = "ELECTRON_SKIP_BINARY_DOWNLOAD";
    throw new SourceRefused({ kind: "download-switched-off", variable });
  }
  const electronPackage = await locateElectronPackage();
  return refusingFileFailures(electronPackage.folder, () =>
    installUnderLock({ electronPackage, limits, report, signal }),
  );
}
