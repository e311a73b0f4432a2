import { readFile } from "node:fs/promises";
import type { RunningApp } from "./app-fixture.ts";

/** What the process that owns the training worker holds. */
export interface ProcessMemory {
  /** Memory that is really there; NaN where the system does not tell. */
  readonly residentBytes: number;
}

/** Looks at the main process of an app, worker and all. */
export async function mainMemory({ mainPid }: RunningApp): Promise<ProcessMemory> {
  const status = await readFile(`/proc/${mainPid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return { residentBytes: Number(kilobytes ?? Number.NaN) * 1024 };
}
