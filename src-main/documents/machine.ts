import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { systemCode } from "./system-code.ts";

/**
 * Tells machines apart that share a folder, and containers on one machine: the number of a process
 * says nothing beyond its own.
 */
export const machine = createHash("sha256")
  .update([hostname(), machineId(), processNumbering()].join("\n"))
  .digest("hex")
  .slice(0, 6);

/** Whether a process of this machine is alive, also when it belongs to somebody else. */
export function isProcessAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** Two machines may bear one name; Linux gives each a number besides. */
function machineId(): string {
  try {
    return readFileSync("/etc/machine-id", "utf8");
  } catch {
    return "";
  }
}

/** The numbers of processes count anew in every container; Linux only. */
function processNumbering(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
