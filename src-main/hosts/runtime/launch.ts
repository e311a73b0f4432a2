import { firstLine, isProgramMissing, runChild } from "./child.ts";

/** What decides how an Electron must be started. */
export interface LaunchCircumstances {
  /** Whether we run as root. */
  readonly root: boolean;
  /** Default: this process's platform. */
  readonly platform?: NodeJS.Platform;
}

/** Whether this process runs as root; false where there is no such thing. */
export function runsAsRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * The switches that an Electron needs before the app's path: `--no-sandbox` as root on Linux, where
 * it refuses to start otherwise, and nothing anywhere else.
 */
export function electronLaunchArguments({
  root,
  platform = process.platform,
}: LaunchCircumstances): readonly string[] {
  return root && platform === "linux" ? ["--no-sandbox"] : [];
}

/**
 * Names the shared libraries that an executable needs and this Linux lacks, such as
 * `libgtk-3.so.0`; empty when none is missing, when `ldd` cannot tell, and on other systems.
 *
 * @throws Error when the executable is not there
 */
export async function missingSharedLibraries(executable: string): Promise<string[]> {
  if (process.platform !== "linux") return [];
  const outcome = await runChild("ldd", [executable], { environment: { LC_ALL: "C" } }).catch(
    (error: unknown) => {
      if (isProgramMissing(error)) return undefined;
      throw error;
    },
  );
  if (outcome === undefined) return [];
  if (/No such file/.test(outcome.stderr)) throw new Error(firstLine(outcome.stderr));
  const lines = outcome.stdout.matchAll(/^\s*(\S+) => not found$/gm);
  return [...new Set([...lines].map(([, name = ""]) => name))];
}
