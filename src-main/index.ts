import { dirname, join, resolve } from "node:path";
import { app } from "electron";
import { FaultError, faultOf } from "#core/protocol/faults.ts";
import { type Language, languageFor } from "#core/wording/language.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { createAppParts } from "./app-parts.ts";
import { type AppParts, freshContent, type WindowContent } from "./app-service.ts";
import { writeError } from "./cli/output.ts";
import { configFolder } from "./documents/user-folders.ts";
import { writeDocument } from "./documents/write-document.ts";
import {
  argumentsAfterApp,
  type ElectronArguments,
  readElectronArguments,
} from "./hosts/electron-arguments.ts";
import {
  bringToFront,
  ElectronWindow,
  prepareElectron,
  secureElectron,
} from "./hosts/electron-host.ts";
import { IncomingFiles } from "./hosts/incoming-files.ts";
import {
  type PictureAnswer,
  pictureAnswerLine,
  readPictureOrderFile,
} from "./hosts/picture-order-file.ts";
import { profileFolder } from "./hosts/profile-folder.ts";
import { fileOfSecondStart, secondStartData } from "./hosts/second-start.ts";
import { openedContent } from "./opened-content.ts";

// The entry of the Electron main process.

prepareElectron();
const args = readElectronArguments(argumentsAfterApp(process.argv, app));
if (args.pictureOrder !== null) void drawPicture(args.pictureOrder);
else {
  try {
    beAnApp(args);
  } catch (error) {
    endWith(error);
  }
}

function beAnApp(first: ElectronArguments): void {
  app.setPath("userData", profileFolder(join(configFolder(), "window")));
  const file = first.file ? resolve(first.file) : null;
  if (!app.requestSingleInstanceLock(secondStartData(file))) {
    app.quit();
    return;
  }
  let opened: ElectronWindow | null = null;
  const files = new IncomingFiles();
  app.on("second-instance", (_event, _argv, _folder, data) => {
    const file = fileOfSecondStart(data);
    if (opened) bringToFront(opened.window);
    if (file) files.open(file);
  });
  app.on("window-all-closed", () => app.quit());
  void app
    .whenReady()
    .then(async () => {
      secureElectron();
      endAtSignals(() => opened);
      const parts = createAppParts((reason) => {
        opened?.tell({ kind: "worker-restarted", reason });
      });
      app.on("will-quit", () => void parts.training.dispose());
      await sayWhatIsNotKept(parts, first.language);
      const content = { ...(await contentOf(file)), language: first.language };
      opened = new ElectronWindow({
        parts,
        content,
        systemLanguage: systemLanguage(),
        isHidden: false,
        files,
      });
    })
    .catch(endWith);
}

/**
 * Who ends a program so does not wait for an answer: unsaved work is kept for the next start. Only
 * when Electron is ready are its own ways with signals in place, which would ask.
 */
function endAtSignals(opened: () => ElectronWindow | null): void {
  const end = (): void => {
    const window = opened();
    if (window) void window.end("keep");
    else app.quit();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
}

/** For who started the app in a terminal; the window says it too. */
async function sayWhatIsNotKept({ settings }: AppParts, language: Language | null): Promise<void> {
  const unkept = await settings.keepingFault();
  if (unkept === null) return;
  const wording = wordingFor(language ?? languageFor(systemLanguage()));
  writeError(wording.fault(unkept.fault));
}

/** Without a window there is nothing to go on with. */
function endWith(error: unknown): void {
  writeError(error instanceof Error ? error.message : String(error));
  app.exit(1);
}

async function drawPicture(orderPath: string): Promise<void> {
  // A profile of its own, where who ordered the picture cleans up: a window may be open meanwhile.
  app.setPath("userData", join(dirname(orderPath), "profile"));
  await app.whenReady();
  const answer = await pictureAnswer(orderPath).catch(
    (error: unknown): PictureAnswer => ({ kind: "failed", fault: faultOf(error) }),
  );
  process.stdout.write(`${pictureAnswerLine(answer)}\n`);
  app.exit(0);
}

async function pictureAnswer(orderPath: string): Promise<PictureAnswer> {
  secureElectron();
  const order = await readPictureOrderFile(orderPath);
  const bytes = await new Promise<Uint8Array>((deliver, fail) => {
    const parts = createAppParts((reason) => fail(new FaultError({ kind: "worker-died", reason })));
    const content: WindowContent = {
      ...freshContent,
      session: order.session,
      pictureOrder: { job: order.job, deliver, fail },
    };
    new ElectronWindow({
      parts,
      content,
      systemLanguage: systemLanguage(),
      isHidden: true,
      files: new IncomingFiles(),
    });
  });
  await writeDocument(order.output, bytes);
  return { kind: "drawn" };
}

async function contentOf(file: string | null): Promise<WindowContent> {
  try {
    return await openedContent(file);
  } catch (error) {
    return { ...freshContent, trouble: new FaultError(faultOf(error)) };
  }
}

function systemLanguage(): string {
  return app.getPreferredSystemLanguages()[0] ?? app.getLocale();
}
