import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { isLanguage, type Language } from "#core/wording/language.ts";

/** What an Electron process of ours was started for. */
export interface ElectronArguments {
  /** A session or picture to open, as given. */
  readonly file: string | null;
  readonly language: Language | null;
  /** A file that says which picture to draw instead of showing a window. */
  readonly pictureOrder: string | null;
}

/**
 * What follows the app's path on Electron's command line. Chromium's own switches stand before it,
 * as many as somebody gave; a packaged app has no path there.
 */
export function argumentsAfterApp(
  argv: readonly string[],
  app: { readonly isPackaged: boolean; getAppPath(): string },
): readonly string[] {
  if (app.isPackaged) return argv.slice(1);
  const appPath = resolve(app.getAppPath());
  const at = argv.findIndex((arg, index) => index > 0 && resolve(arg) === appPath);
  return argv.slice(at < 0 ? argv.length : at + 1);
}

/**
 * Reads what follows the app's path on Electron's command line. Switches that are not ours are
 * Chromium's business and are passed over.
 */
export function readElectronArguments(args: readonly string[]): ElectronArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { "thalweg-language": { type: "string" }, "thalweg-picture": { type: "string" } },
  });
  const language = String(values["thalweg-language"] ?? "");
  const pictureOrder = values["thalweg-picture"];
  return {
    file: positionals[0] ?? null,
    language: isLanguage(language) ? language : null,
    pictureOrder: typeof pictureOrder === "string" ? pictureOrder : null,
  };
}
