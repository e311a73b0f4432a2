import { basename } from "node:path";
import { type ChildOptions, type ChildOutcome, runChild } from "./child.ts";

function npmCommand(): readonly [command: string, ...args: string[]] {
  const running = process.env.npm_execpath;
  // Under yarn or pnpm the same variable names their own program.
  if (running !== undefined && /^npm-cli\.c?js$/.test(basename(running))) {
    return [process.execPath, running];
  }
  return ["npm"];
}

/**
 * Runs the user's own npm, with the user's own settings: the one that runs us, else the one on PATH.
 *
 * @throws as {@link runChild}; ENOENT when there is no npm
 */
export function runNpm(args: readonly string[], options: ChildOptions): Promise<ChildOutcome> {
  const [command, ...leading] = npmCommand();
  return runChild(command, [...leading, ...args], {
    ...options,
    // Inside Electron, process.execPath is Electron; a Node does not mind.
    environment: { ...options.environment, ELECTRON_RUN_AS_NODE: "1" },
  });
}

const mirrorKeys = ["electron_mirror", "electron_custom_dir"];
const configLimitMs = 15_000;

/**
 * The mirror settings for Electron in the user's npm configuration, as the environment variables
 * that npm itself would pass to a script; empty when there are none or npm does not answer.
 *
 * @throws the reason of `signal` when aborted
 */
export async function electronMirrorSettings(
  cwd: string,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(configLimitMs)]);
  const outcome = await runNpm(["config", "get", ...mirrorKeys], { cwd, signal: limited }).catch(
    () => undefined,
  );
  signal.throwIfAborted();
  const settings = (outcome?.stdout ?? "").matchAll(/^(electron_\w+)=(.+)$/gm);
  return Object.fromEntries(
    [...settings]
      .map(([, key = "", value = ""]) => [`npm_config_${key}`, value.trim()] as const)
      .filter(([, value]) => !["", "undefined", "null"].includes(value)),
  );
}
