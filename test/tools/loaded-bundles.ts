import { execFile } from "node:child_process";
import { cliPath } from "./run-cli.ts";

/** The bundles that a command line loads, by their file names. */
export function loadedBundles(args: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_DEBUG: "esm", LC_ALL: "C" };
    execFile(
      process.execPath,
      [cliPath, ...args],
      { env, maxBuffer: 64e6 },
      (error, _out, stderr) => {
        if (error) reject(error);
        const names = [...stderr.matchAll(/out\/main\/([\w.-]+\.js)/g)].map((match) => match[1]);
        resolve([...new Set(names)]);
      },
    );
  });
}
