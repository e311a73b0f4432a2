import { spawnSync } from "node:child_process";
import { machine } from "../../src-main/documents/machine.ts";

/** The name of a process of this machine that is gone. */
export function deadMark(): string {
  return `${machine}-${spawnSync(process.execPath, ["-e", ""]).pid}-0`;
}
