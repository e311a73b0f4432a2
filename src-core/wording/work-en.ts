import { fromOutside } from "./from-outside.ts";
import { pageEndEn } from "./page-ends.ts";
import type { WorkWording } from "./work-wording.ts";

const times = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" });

/** The words about work that is not saved, in English. */
export const workEn: WorkWording = {
  nameOf: (name) => (name === null ? "Untitled" : fromOutside(name)),
  title: (name, isUnsaved) => {
    if (name === null && !isUnsaved) return "Thalweg";
    return `${isUnsaved ? "• " : ""}${workEn.nameOf(name)} — Thalweg`;
  },
  unsavedQuestion: (name) =>
    name === null ? "Save this session?" : `Save the changes to “${fromOutside(name)}”?`,
  unsavedDetail: "What is not saved will be lost.",
  save: "Save",
  dontSave: "Don’t save",
  cancel: "Cancel",
  changedQuestion: (name) => `“${fromOutside(name)}” has been changed by another program.`,
  changedDetail:
    "It has changed since it was opened or saved here. Overwriting it replaces what is in it now.",
  overwrite: "Overwrite",
  saveAs: "Save as…",
  silentQuestion: "The window does not answer.",
  silentDetail:
    "Its unsaved work cannot be written to a file now. It has been kept as it was a moment ago, and will be offered at the next start.",
  closeAnyway: "Close anyway",
  wait: "Wait",
  crashQuestion: (reason) =>
    `The window’s page ended unexpectedly, twice in a row: ${pageEndEn(reason)}.`,
  crashDetail: (isUnsaved) =>
    isUnsaved
      ? "Your unsaved work has been kept. Try again with it, or start with a new session, where it will be offered again."
      : "Try again, or start with a new session.",
  tryAgain: "Try again",
  startFresh: "New session",
  close: "Close",
  leftTitle: "Unsaved work was found",
  leftDetail: (count) =>
    count === 1
      ? "Thalweg ended before this was saved."
      : "Thalweg ended before these sessions were saved.",
  leftTime: (time) => `Last changed ${times.format(time)}`,
  restore: "Restore",
  discard: "Discard",
  later: "Decide later",
  restored: (name) =>
    name === null
      ? "Restored, and not saved yet."
      : `Restored: ${fromOutside(name)}, with its changes not saved yet.`,
};
