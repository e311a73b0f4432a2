import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isProcessAlive } from "../hosts/runtime/process-lock.ts";

/**
 * The name of this process, that no other has, nor a later one with the same number: its number and,
 * where the system tells, when it began.
 */
export function processMark(): string {
  return `${process.pid}-${beginningOf(process.pid) ?? "0"}`;
}

/**
 * Whether the process of that name runs. Where the system does not tell when a process began, one
 * that now has its number is taken for it.
 */
export function isMarkAlive(mark: string): boolean {
  const [processId, beginning] = mark.split("-");
  if (!isProcessAlive(Number(processId))) return false;
  const actual = beginningOf(Number(processId));
  if (actual === null) return Number(processId) !== process.pid || mark === processMark();
  return actual === beginning;
}

/** When a process began, in ticks since the system did, and which start of the system; Linux only. */
function beginningOf(processId: number): string | null {
  try {
    const start = readFileSync("/proc/sys/kernel/random/boot_id", "utf8");
    const facts = readFileSync(`/proc/${processId}/stat`, "utf8");
    // The name of the program, in brackets, may hold blanks and brackets itself.
    const ticks = facts.slice(facts.lastIndexOf(")") + 2).split(" ")[19];
    return `${ticks}${createHash("sha256").update(start).digest("hex").slice(0, 8)}`;
  } catch {
    return null;
  }
}
