import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Wording } from "#core/wording/wording.ts";
import type { WindowContent } from "../app-service.ts";
import { hasDisplay } from "../hosts/display.ts";
import { type ElectronRuntime, runsAsRoot } from "../hosts/electron-runtime.ts";
import { findInstalledBrowser } from "../hosts/installed-browser.ts";
import { startElectron } from "../hosts/start-electron.ts";
import { CliError, exitStatus, wrongInput } from "./cli-error.ts";
import { choiceOf } from "./option-values.ts";
import { writeError, writeOut } from "./output.ts";
import { findUsableElectron } from "./runtime-lines.ts";
import { contentFor, startServing } from "./serve.ts";

/** What can be asked for, as people type it. */
const commandNames: readonly string[] = ["open", "serve", "descend", "train", "render"];

/**
 * Opens the app: in Electron where there is one and a display, else in an installed browser, else
 * it prints the address. It says in one line which it chose and why.
 *
 * @throws CliError for wrong options, or when the host asked for cannot be had; FaultError for a
 *   wrong file
 */
export async function open(
  file: string | null,
  options: { readonly host: string; readonly lang?: string },
  wording: Wording,
): Promise<void> {
  const host = choiceOf("--host", options.host, ["auto", "electron", "browser"]);
  refuseUnknownCommand(file);
  const content = await contentFor(file, options.lang);
  if (host === "browser") return openBrowser(content, wording, wording.cli.asked(host));
  if (!hasDisplay()) {
    if (host === "electron")
      throw new CliError(exitStatus.failed, ({ cli }) => cli.electronNeedsDisplay);
    return openBrowser(content, wording, wording.cli.noDisplay);
  }
  const electron = await findUsableElectron(wording);
  if (electron.ok) return openElectron(electron.runtime, file, content, wording);
  if (host === "electron") throw new CliError(exitStatus.failed, () => electron.why);
  return openBrowser(content, wording, electron.why);
}

/** A bare word that names no file was meant as a command. */
function refuseUnknownCommand(file: string | null): void {
  if (file === null || !/^[\w-]+$/.test(file) || existsSync(file)) return;
  throw wrongInput({ kind: "unknown-command", text: file, commands: commandNames });
}

async function openElectron(
  runtime: ElectronRuntime,
  file: string | null,
  { language }: WindowContent,
  { cli }: Wording,
): Promise<void> {
  writeError(cli.choseElectron(runtime.version, cli.runtimeSources[runtime.source]));
  if (runsAsRoot() && process.platform === "linux") writeError(cli.noSandboxAsRoot);
  const args = [
    ...(language ? [`--thalweg-language=${language}`] : []),
    ...(file === null ? [] : [resolve(file)]),
  ];
  const electron = startElectron(runtime, args, (line) => process.stdout.write(`${line}\n`));
  const stop = (): void => void electron.process.kill();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const { code, sandboxRefused } = await electron.ended;
  if (sandboxRefused) throw new CliError(exitStatus.failed, (words) => words.cli.noUserNamespaces);
  if (code !== 0 && code !== null) {
    throw new CliError(exitStatus.failed, (words) => words.cli.electronEnded(code));
  }
}

async function openBrowser(content: WindowContent, wording: Wording, why: string): Promise<void> {
  const { cli } = wording;
  const browser = hasDisplay() ? findInstalledBrowser() : null;
  const app = await startServing(0, content, wording);
  if (browser) {
    writeError(cli.choseBrowser(browser.name, why));
    const switches = runsAsRoot() && process.platform === "linux" ? ["--no-sandbox"] : [];
    const child = spawn(browser.executable, [...switches, `--app=${app.createTicketAddress()}`], {
      stdio: "ignore",
      detached: true,
    });
    child.on("error", () => void writeOut(`${app.address}\n`));
    child.unref();
  } else {
    await writeOut(`${app.address}\n`);
    writeError(`${cli.choseAddress(why)}. ${cli.servingUntil}.`);
  }
  await app.ended;
}
