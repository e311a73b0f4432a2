/**
 * The app that an Electron without one starts: takes `[-r module]… path [args]` as the `electron`
 * command does, and runs the app at that path. A string, because it runs inside another program.
 *
 * It reads the arguments before it loads the `-r` modules, since they may change them. It awaits
 * the app's main module at its own top level, since otherwise `ready` comes before the app's own
 * code has run.
 */
const mainModule = `import { app } from "electron";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

function readArguments(args) {
  const required = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    if (argument === "-r" || argument === "--require") required.push(args[++index]);
    else if (argument === "-v" || argument === "--version") return { required, showVersion: true };
    else if (!argument.startsWith("-")) return { required, path: resolve(argument) };
  }
  return { required };
}

function describeApp(path) {
  if (!existsSync(path)) throw new Error("no app at " + path);
  if (!statSync(path).isDirectory()) return { folder: dirname(path), main: path, manifest: {} };
  const manifestFile = join(path, "package.json");
  const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, "utf8")) : {};
  return { folder: path, main: createRequire(manifestFile).resolve(path), manifest };
}

function takeIdentity({ folder, manifest }) {
  Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  app.setDesktopName(manifest.desktopName ?? app.getName() + ".desktop");
  if (!app.commandLine.hasSwitch("user-data-dir")) {
    app.setPath("userData", join(app.getPath("appData"), app.getName()));
  }
  app.setAppPath(folder);
}

try {
  const { required, showVersion, path } = readArguments(process.argv.slice(1));
  if (showVersion) {
    console.log("v" + process.versions.electron);
    process.exit(0);
  }
  if (path === undefined) throw new Error("usage: electron [-r module]… path [arguments]");
  const requireHere = createRequire(join(process.cwd(), "arguments.cjs"));
  for (const module of required) requireHere(module);
  const described = describeApp(path);
  takeIdentity(described);
  await import(pathToFileURL(described.main).href);
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}
`;

const manifest = { name: "electron", productName: "Electron", main: "main.mjs", private: true };

/** A text file of the default app; `path` is relative to the distribution. */
export interface DefaultAppFile {
  readonly path: string;
  readonly text: string;
}

/** The files of the default app, below `resources/app`. */
export const defaultAppFiles: readonly DefaultAppFile[] = [
  { path: "resources/app/package.json", text: `${JSON.stringify(manifest, undefined, 2)}\n` },
  { path: "resources/app/main.mjs", text: mainModule },
];
