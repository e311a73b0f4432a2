import { languages } from "#core/wording/language.ts";
import type { Wording } from "#core/wording/wording.ts";
import type { WindowContent } from "../app-service.ts";
import { systemCode } from "../documents/system-code.ts";
import { type ServedApp, serveBrowser } from "../hosts/serve-browser.ts";
import { openedContent } from "../opened-content.ts";
import { CliError, exitStatus } from "./cli-error.ts";
import { choiceOf, countOf } from "./option-values.ts";
import { writeError, writeOut } from "./output.ts";

/**
 * Serves the app to browsers on this machine; the first line on stdout is its address.
 *
 * @throws CliError for wrong options or a port that is taken; FaultError for a wrong file
 */
export async function serve(
  file: string | null,
  options: { readonly port?: string; readonly lang?: string },
  wording: Wording,
): Promise<void> {
  const port = options.port === undefined ? 0 : countOf("--port", options.port, 1, 65_535);
  const content = await contentFor(file, options.lang);
  const app = await startServing(port, content, wording);
  await writeOut(`${app.address}\n`);
  await app.ended;
}

/**
 * What a window begins with.
 *
 * @throws CliError for a language that there is not; FaultError for a wrong file
 */
export async function contentFor(
  file: string | null,
  lang: string | undefined,
): Promise<WindowContent> {
  const language = lang === undefined ? null : choiceOf("--lang", lang, languages);
  return { ...(await openedContent(file)), language };
}

/** @throws CliError when the port is taken */
export async function startServing(
  port: number,
  content: WindowContent,
  wording: Wording,
): Promise<ServedApp> {
  try {
    const app = await serveBrowser(port, content);
    const unkept = await app.settings.keepingFault();
    if (unkept) writeError(wording.fault(unkept.fault));
    return app;
  } catch (error) {
    if (systemCode(error) !== "EADDRINUSE") throw error;
    throw new CliError(exitStatus.failed, ({ cli }) => cli.portTaken(port), { cause: error });
  }
}
