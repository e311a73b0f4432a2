import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { isProcessAlive } from "../../documents/machine.ts";

const heartbeatMs = 2_000;
const staleAfterMs = 20_000;
const retryMs = 150;

/** How to wait for a lock that another start holds. */
export interface LockOptions {
  readonly signal: AbortSignal;
  /** Called once, when the lock is not free at once. */
  onWait(): void;
}

async function isAbandoned(lockFile: string): Promise<boolean> {
  try {
    const [holder, { mtimeMs }] = await Promise.all([readFile(lockFile, "utf8"), stat(lockFile)]);
    const [processId = "", host] = holder.split(" ");
    if (Date.now() - mtimeMs > staleAfterMs) return true;
    return host === hostname() && !isProcessAlive(Number(processId));
  } catch {
    return false;
  }
}

async function tryLock(lockFile: string, holder: string): Promise<boolean> {
  try {
    await writeFile(lockFile, holder, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function dropAbandoned(lockFile: string): Promise<void> {
  // Renamed first: of several who find it abandoned, one gets it.
  const aside = `${lockFile}.${randomUUID()}`;
  await rename(lockFile, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

async function acquire(lockFile: string, holder: string, options: LockOptions): Promise<void> {
  let hasWaited = false;
  while (!(await tryLock(lockFile, holder))) {
    if (await isAbandoned(lockFile)) {
      await dropAbandoned(lockFile);
      continue;
    }
    if (!hasWaited) options.onWait();
    hasWaited = true;
    await delay(retryMs, undefined, { signal: options.signal });
  }
}

async function release(lockFile: string, holder: string): Promise<void> {
  const current = await readFile(lockFile, "utf8").catch(() => "");
  if (current === holder) await rm(lockFile, { force: true });
}

/**
 * Runs `work` while holding a lock file, so that of several starts only one does the long work.
 * A lock whose process is gone (or that shows no life for 20 s) is taken over. It saves work and is
 * no more than that: what is made under it must still be put in place by one rename.
 *
 * @throws whatever `work` throws; system errors of the lock's folder; an AbortError while waiting
 */
export async function withProcessLock<T>(
  lockFile: string,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const holder = `${process.pid} ${hostname()} ${randomUUID()}`;
  await acquire(lockFile, holder, options);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(lockFile, now, now).catch(() => undefined);
  }, heartbeatMs);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await release(lockFile, holder);
  }
}
