import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./build-paths.ts";

/** The version in package.json. */
export function appVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
    return String(manifest.version);
  }
  throw new Error("package.json has no version");
}
