import type { ChangesAnswer } from "#core/protocol/work-schema.ts";
import type { WorkWording } from "#core/wording/work-wording.ts";
import type { OverwriteAnswer } from "./host.ts";

/** A question as a message box of the system shows it, of the shape that Electron takes. */
export interface SystemQuestion {
  readonly type: "warning";
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: string[];
  readonly defaultId: number;
  readonly cancelId: number;
  readonly noLink: boolean;
}

/** Shows a question; the answer is the number of the button. */
export type ShowQuestion = (question: SystemQuestion) => Promise<number>;

/** What became of a window whose page died twice: once more, without what it showed, or the end. */
export type CrashAnswer = "again" | "fresh" | "close";

/** Asks what is to become of unsaved work. */
export function askAboutChanges(
  show: ShowQuestion,
  words: WorkWording,
  name: string | null,
): Promise<ChangesAnswer> {
  return ask(show, words.unsavedQuestion(name), words.unsavedDetail, "cancel", [
    ["save", words.save],
    ["discard", words.dontSave],
    ["cancel", words.cancel],
  ]);
}

/** Asks whether to save over a file that others have changed; what loses nothing is at hand. */
export function askAboutOverwriting(
  show: ShowQuestion,
  words: WorkWording,
  name: string,
): Promise<OverwriteAnswer> {
  return ask(show, words.changedQuestion(name), words.changedDetail, "cancel", [
    ["elsewhere", words.saveAs],
    ["overwrite", words.overwrite],
    ["cancel", words.cancel],
  ]);
}

/** Asks whether to wait longer for a page that does not answer. */
export function askAboutSilence(show: ShowQuestion, words: WorkWording): Promise<"close" | "wait"> {
  return ask(show, words.silentQuestion, words.silentDetail, "wait", [
    ["wait", words.wait],
    ["close", words.closeAnyway],
  ]);
}

/** Asks how to go on after a page that died twice. */
export function askAboutCrash(
  show: ShowQuestion,
  words: WorkWording,
  reason: string,
  isUnsaved: boolean,
): Promise<CrashAnswer> {
  return ask(show, words.crashQuestion(reason), words.crashDetail(isUnsaved), "again", [
    ["again", words.tryAgain],
    ["fresh", words.startFresh],
    ["close", words.close],
  ]);
}

/**
 * Asks by one button an answer; the first is at hand.
 *
 * @param away what the Escape key and closing the question mean
 */
async function ask<Answer extends string>(
  show: ShowQuestion,
  message: string,
  detail: string,
  away: Answer,
  answers: readonly (readonly [Answer, string])[],
): Promise<Answer> {
  const button = await show({
    type: "warning",
    title: "Thalweg",
    message,
    detail,
    buttons: answers.map(([, text]) => text),
    defaultId: 0,
    cancelId: answers.findIndex(([answer]) => answer === away),
    noLink: true,
  });
  return answers[button]?.[0] ?? away;
}
