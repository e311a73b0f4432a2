import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FaultError } from "#core/protocol/faults.ts";
import type { PictureJob } from "#core/protocol/messages.ts";
import type { Session } from "#core/session/session.ts";
import type { Wording } from "#core/wording/wording.ts";
import { freshContent, type WindowContent } from "../app-service.ts";
import { hasDisplay } from "../hosts/display.ts";
import type { ElectronRuntime } from "../hosts/electron-runtime.ts";
import {
  findHeadlessBrowser,
  type HeadlessBrowser,
  startHeadlessBrowser,
} from "../hosts/headless-browser.ts";
import {
  type PictureAnswer,
  type PictureOrderFile,
  readPictureAnswerLine,
  writePictureOrderFile,
} from "../hosts/picture-order-file.ts";
import { serveBrowser } from "../hosts/serve-browser.ts";
import { startElectron } from "../hosts/start-electron.ts";
import { CliError, exitStatus } from "./cli-error.ts";
import { findUsableElectron } from "./runtime-lines.ts";

/** Drawing takes a few seconds; beyond this something is wrong. */
const patienceSeconds = 60;

/** A PNG and what drew it. */
export interface DrawnPicture {
  readonly bytes: Uint8Array;
  readonly means: string;
}

/**
 * Draws a picture in a hidden Electron where there is a display, else in a headless browser.
 *
 * @throws CliError when there is nothing to draw with or it takes too long; FaultError when the
 *   drawing fails
 */
export async function drawPicture(
  job: PictureJob,
  session: Session,
  wording: Wording,
): Promise<DrawnPicture> {
  const folder = await mkdtemp(join(tmpdir(), "thalweg-picture-"));
  try {
    const electron = hasDisplay() ? await findUsableElectron(wording) : null;
    if (electron?.ok) return await drawInElectron(electron.runtime, job, session, folder);
    const browser = await findHeadlessBrowser();
    if (browser) return await drawInBrowser(browser, job, session, folder);
    throw new CliError(exitStatus.failed, ({ cli }) => cli.noRenderer);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function drawInElectron(
  runtime: ElectronRuntime,
  job: PictureJob,
  session: Session,
  folder: string,
): Promise<DrawnPicture> {
  const order: PictureOrderFile = { job, session, output: join(folder, "picture.png") };
  const orderPath = join(folder, "order");
  await writePictureOrderFile(orderPath, order);
  const answers: PictureAnswer[] = [];
  const electron = startElectron(runtime, [`--thalweg-picture=${orderPath}`], (line) => {
    const answer = readPictureAnswerLine(line);
    if (answer) answers.push(answer);
  });
  const end = await withPatience(electron.ended, () => electron.process.kill("SIGKILL"));
  if (end.sandboxRefused) throw new CliError(exitStatus.failed, ({ cli }) => cli.noUserNamespaces);
  const [answer] = answers;
  if (answer === undefined)
    throw new CliError(exitStatus.failed, ({ cli }) => cli.electronEnded(end.code ?? 1));
  if (answer.kind === "failed") throw new FaultError(answer.fault);
  return { bytes: await readFile(order.output), means: `Electron ${runtime.version}` };
}

async function drawInBrowser(
  browser: HeadlessBrowser,
  job: PictureJob,
  session: Session,
  folder: string,
): Promise<DrawnPicture> {
  let close = (): Promise<void> => Promise.resolve();
  const drawn = new Promise<Uint8Array>((deliver, fail) => {
    const content: WindowContent = {
      ...freshContent,
      session,
      pictureOrder: { job, deliver, fail },
    };
    serveBrowser(0, content)
      .then((app) => {
        const child = startHeadlessBrowser(
          browser,
          app.createTicketAddress(),
          join(folder, "profile"),
        );
        child.once("error", fail);
        child.once("exit", (code) => {
          fail(
            new CliError(exitStatus.failed, ({ cli }) => cli.browserEnded(browser.name, code ?? 1)),
          );
        });
        close = async () => {
          child.removeAllListeners("exit");
          child.kill("SIGKILL");
          await app.stop();
        };
      })
      .catch(fail);
  });
  try {
    return { bytes: await withPatience(drawn, () => undefined), means: browser.name };
  } finally {
    await close();
  }
}

async function withPatience<Result>(result: Promise<Result>, giveUp: () => void): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      giveUp();
      reject(new CliError(exitStatus.failed, ({ cli }) => cli.drawingTimedOut(patienceSeconds)));
    }, patienceSeconds * 1000);
  });
  try {
    return await Promise.race([result, limit]);
  } finally {
    clearTimeout(timer);
  }
}
