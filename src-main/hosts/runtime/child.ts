import { spawn } from "node:child_process";

/** How a child process ended, and what it said. */
export interface ChildOutcome {
  /** Exit status; null when a signal ended it. */
  readonly exitCode: number | null;
  /** The last 64 KiB of standard output. */
  readonly stdout: string;
  /** The last 64 KiB of standard error. */
  readonly stderr: string;
}

/** Where and how a child process runs. */
export interface ChildOptions {
  readonly cwd?: string;
  /** Added to our own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Ends the child (SIGKILL) when aborted. */
  readonly signal?: AbortSignal;
}

const keptCharacters = 65_536;

/**
 * Runs a program to its end, without a shell and without input.
 *
 * @throws the reason of `signal` once it is aborted and the child is gone; the system error when
 * the program cannot be started
 */
export function runChild(
  command: string,
  args: readonly string[],
  { cwd, environment, signal }: ChildOptions = {},
): Promise<ChildOutcome> {
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    ...(signal === undefined ? {} : { signal }),
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    killSignal: "SIGKILL",
    windowsHide: true,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout = (stdout + text).slice(-keptCharacters);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-keptCharacters);
  });
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    child.on("error", (error) => {
      failure = error;
    });
    // Settled at "close", not at "error": until then the child may still write into a folder that
    // our caller is about to remove.
    child.on("close", (exitCode) => {
      if (signal?.aborted) reject(signal.reason);
      else if (failure !== undefined) reject(failure);
      else resolve({ exitCode, stdout, stderr });
    });
  });
}

/** Whether an error says that a program is not installed. */
export function isProgramMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** The first line of a program's output that says something, at most 200 characters. */
export function firstLine(output: string): string {
  const line = output.split(/\r?\n/).find((text) => text.trim() !== "") ?? "";
  return line.trim().slice(0, 200);
}

/** Whether a program's output says that a host could not be reached or even found. */
export function saysUnreachable(output: string): boolean {
  return /fetch failed|\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/.test(
    output,
  );
}
