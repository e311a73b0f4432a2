import { type ChildProcess, spawn } from "node:child_process";
import { runsAsRoot } from "./electron-runtime.ts";
import { findInstalledBrowser } from "./installed-browser.ts";
import { packagedChromium } from "./packaged-chromium.ts";
import { runsFromCheckout } from "./runtime/checkout.ts";

/** A browser that draws without a window. */
export interface HeadlessBrowser {
  readonly name: string;
  readonly executable: string;
  readonly switches: readonly string[];
}

/** WebGL in software, and no WebRTC past the page's own program. */
const ownSwitches = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
];

/**
 * An installed browser of the Chromium family; without one, in a checkout on Linux, the headless
 * Chromium inside an npm package that the tests use. Null when there is neither.
 */
export async function findHeadlessBrowser(): Promise<HeadlessBrowser | null> {
  const installed = findInstalledBrowser();
  if (installed)
    return { ...installed, switches: ["--headless=new", ...ownSwitches, ...sandboxSwitches()] };
  const isLinux = process.platform === "linux" && process.arch === "x64";
  return isLinux && runsFromCheckout() ? fromPackage() : null;
}

/** Opens an address in a headless browser with a profile of its own. The caller ends the process. */
export function startHeadlessBrowser(
  browser: HeadlessBrowser,
  address: string,
  profileFolder: string,
): ChildProcess {
  const args = [...browser.switches, "--no-first-run", `--user-data-dir=${profileFolder}`, address];
  return spawn(browser.executable, args, { stdio: "ignore" });
}

async function fromPackage(): Promise<HeadlessBrowser | null> {
  const executable = await packagedChromium();
  if (executable === null) return null;
  const switches = ["--headless", ...ownSwitches, ...sandboxSwitches()];
  return { name: "Chromium (@sparticuz/chromium)", executable, switches };
}

function sandboxSwitches(): readonly string[] {
  return runsAsRoot() && process.platform === "linux" ? ["--no-sandbox"] : [];
}
