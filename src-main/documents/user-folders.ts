import { homedir } from "node:os";
import { join } from "node:path";

/** Where settings are kept, by the customs of the system; `THALWEG_CONFIG_DIR` overrules it. */
export function configFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): string {
  if (env.THALWEG_CONFIG_DIR) return env.THALWEG_CONFIG_DIR;
  switch (platform) {
    case "darwin":
      return join(homedir(), "Library/Application Support/thalweg");
    case "win32":
      return join(env.APPDATA ?? join(homedir(), "AppData/Roaming"), "thalweg");
    default:
      return join(env.XDG_CONFIG_HOME ?? join(homedir(), ".config"), "thalweg");
  }
}
