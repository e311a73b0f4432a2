import { lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A folder in which Chromium can keep its own things and the lock that makes a second start find the
 * first: the one preferred, else one of this person's among the temporary files, else a new one.
 *
 * @throws Error of the system when there is none to write to at all
 */
export function profileFolder(preferred: string, temporary = tmpdir()): string {
  if (canWrite(preferred)) return preferred;
  const own = join(temporary, `thalweg-${process.getuid?.() ?? "window"}`);
  return canWrite(own) && isPrivate(own) ? own : mkdtempSync(join(temporary, "thalweg-"));
}

function canWrite(folder: string): boolean {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, "probe");
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
