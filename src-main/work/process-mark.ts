import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { isProcessAlive, machine } from "../documents/machine.ts";

/** How often a process that runs gives a sign of life, in milliseconds. */
export const signOfLifeMs = 30_000;
/** One that has given none for so long is gone. */
const staleMs = 10 * signOfLifeMs;

/** When this process began, or, where the system does not tell, what no other process has. */
const beginning = beginningOf(process.pid) ?? `r${randomBytes(6).toString("hex")}`;

/** What a mark says. */
const markPattern = /^([0-9a-f]{6})-(\d+)-(\w+)$/;

/**
 * The name of this process, that no other has, on no machine, nor a later one with the same number.
 */
export function processMark(): string {
  return `${machine}-${process.pid}-${beginning}`;
}

/**
 * Whether the process of that name is gone; nothing that is no such name is.
 *
 * What runs on this machine can be told at once where the system says when a process began, and
 * everywhere when no process has that number. Of other machines there are only the signs of life, as
 * of a process whose number another one may have by now.
 *
 * @param lifeSign when it gave the last sign of life, in milliseconds since 1970
 * @param beginningNow when the process of a number began, as far as the system tells
 */
export function isMarkGone(mark: string, lifeSign: number, beginningNow = beginningOf): boolean {
  const [, host, digits, began] = markPattern.exec(mark) ?? [];
  if (host === undefined || mark === processMark()) return false;
  const isStale = Date.now() - lifeSign > staleMs;
  if (host !== machine) return isStale;
  const processId = Number(digits);
  if (processId === process.pid || !isProcessAlive(processId)) return true;
  const actual = beginningNow(processId);
  return actual === null ? isStale : actual !== began;
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
