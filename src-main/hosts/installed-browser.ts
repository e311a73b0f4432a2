import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** A browser of the Chromium family on this machine. */
export interface InstalledBrowser {
  readonly name: string;
  readonly executable: string;
}

const linuxNames: readonly (readonly [string, string])[] = [
  ["Chromium", "chromium"],
  ["Chromium", "chromium-browser"],
  ["Chrome", "google-chrome"],
  ["Chrome", "google-chrome-stable"],
  ["Edge", "microsoft-edge"],
  ["Edge", "microsoft-edge-stable"],
  ["Brave", "brave-browser"],
  ["Brave", "brave"],
];

const macApps: readonly (readonly [string, string])[] = [
  ["Chrome", "Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["Chromium", "Chromium.app/Contents/MacOS/Chromium"],
  ["Edge", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
  ["Brave", "Brave Browser.app/Contents/MacOS/Brave Browser"],
];

const windowsApps: readonly (readonly [string, string])[] = [
  ["Chrome", "Google\\Chrome\\Application\\chrome.exe"],
  ["Edge", "Microsoft\\Edge\\Application\\msedge.exe"],
  ["Chromium", "Chromium\\Application\\chrome.exe"],
  ["Brave", "BraveSoftware\\Brave-Browser\\Application\\brave.exe"],
];

/** The first browser of the Chromium family that is installed, or null. */
export function findInstalledBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): InstalledBrowser | null {
  for (const [name, executable] of candidates(env, platform)) {
    if (isExecutable(executable)) return { name, executable };
  }
  return null;
}

function candidates(env: NodeJS.ProcessEnv, platform: string): (readonly [string, string])[] {
  switch (platform) {
    case "darwin":
      return inFolders(["/Applications", join(env.HOME ?? "", "Applications")], macApps);
    case "win32": {
      const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
      return inFolders(
        folders.filter((folder) => folder !== undefined),
        windowsApps,
      );
    }
    default:
      return inFolders((env.PATH ?? "").split(delimiter).filter(Boolean), linuxNames);
  }
}

function inFolders(
  folders: readonly string[],
  apps: readonly (readonly [string, string])[],
): (readonly [string, string])[] {
  return apps.flatMap(([name, path]) =>
    folders.map((folder) => [name, join(folder, path)] as const),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
