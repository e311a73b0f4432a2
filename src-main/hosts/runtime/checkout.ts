import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function isOurCheckout(folder: string): boolean {
  const manifestFile = join(folder, "package.json");
  if (!existsSync(manifestFile) || !existsSync(join(folder, "src-main"))) return false;
  const manifest: { name?: unknown } = JSON.parse(readFileSync(manifestFile, "utf8"));
  return manifest.name === "thalweg";
}

/**
 * Whether this code runs from a checkout of the sources (also as its built output), in contrast to
 * an installed package or a shipped app.
 */
export function runsFromCheckout(): boolean {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isOurCheckout(folder)) {
    if (folder === dirname(folder)) return false;
    folder = dirname(folder);
  }
  return true;
}
