import { join } from "node:path";
import { makePrivateFolder } from "../documents/make-folder.ts";
import { defaultCacheFolder } from "./electron-runtime.ts";
import { withProcessLock } from "./runtime/process-lock.ts";

/**
 * The executable of the headless Chromium inside the npm package `@sparticuz/chromium`, a
 * development dependency; null where it is not installed. The package unpacks itself into the
 * temporary folder and takes what already lies there; so it is given one of our own, which nobody
 * else can write to, one process at a time.
 */
export async function packagedChromium(): Promise<string | null> {
  const folder = join(defaultCacheFolder(), "chromium");
  makePrivateFolder(folder);
  const lock = { signal: AbortSignal.timeout(120_000), onWait: () => undefined };
  return withProcessLock(join(folder, "lock"), lock, () => unpackedIn(folder));
}

async function unpackedIn(folder: string): Promise<string | null> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")
      return null;
    throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
