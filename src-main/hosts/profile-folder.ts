import { randomUUID } from "node:crypto";
import { lstatSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePrivateFolder } from "../documents/make-folder.ts";

/**
 * A folder in which Chromium can keep its own things and the lock that makes a second start find the
 * first: the one preferred, else one of this person's among the temporary files, else a new one.
 *
 * @throws Error of the system when there is none to write to at all
 */
export function profileFolder(preferred: string, temporary = tmpdir()): string {
  if (canWrite(preferred, () => true)) return preferred;
  const own = join(temporary, `thalweg-${process.getuid?.() ?? "window"}`);
  return canWrite(own, isPrivate) ? own : mkdtempSync(join(temporary, "thalweg-"));
}

/** Nothing is written before the folder is known to be fit. */
function canWrite(folder: string, isFit: (folder: string) => boolean): boolean {
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    makePrivateFolder(folder);
    if (!isFit(folder)) return false;
    // It follows no link, and overwrites nothing.
    writeFileSync(probe, "probe", { flag: "wx" });
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}

/** Among the temporary files anybody could have made a folder of that name. */
function isPrivate(folder: string): boolean {
  const facts = lstatSync(folder);
  if (process.getuid === undefined) return facts.isDirectory();
  return facts.isDirectory() && facts.uid === process.getuid() && (facts.mode & 0o077) === 0;
}
