import { describe, expect, it } from "vitest";
import type { ChangesAnswer } from "#core/protocol/work-schema.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { WindowClosing } from "../../src-main/window-closing.ts";

const patienceMs = 40;

/** The page has saved everything. */
function saved(closing: WindowClosing, document: { isUnsaved: boolean }): void {
  document.isUnsaved = false;
  closing.saveAnswered(true);
}

/** A window that answers as it is told to, and a page that does `onSave` when it is to save. */
function closingWith(
  answer: ChangesAnswer,
  onSave: (closing: WindowClosing, document: { isUnsaved: boolean }) => void = () => undefined,
  { isUnsaved = true, silence = ["close"] as ("close" | "wait")[] } = {},
) {
  const asked: string[] = [];
  const document = { name: "a.thalweg", isUnsaved };
  const closing: WindowClosing = new WindowClosing(
    {
      dialogs: {
        askAboutChanges: async (words, name) => {
          asked.push(words.unsavedQuestion(name));
          return answer;
        },
        askAboutSilence: async (words) => {
          asked.push(words.silentQuestion);
          return silence.shift() ?? "close";
        },
      },
      words: () => wordingFor("en").work,
      document,
      requestSave: () => onSave(closing, document),
    },
    patienceMs,
  );
  return { closing, asked };
}

const question = "Save the changes to “a.thalweg”?";
const silent = "The window does not answer.";

describe("closing a window", () => {
  it("asks nothing when nothing is unsaved", async () => {
    const { closing, asked } = closingWith("cancel", undefined, { isUnsaved: false });
    expect(await closing.ask()).toBe("discard");
    expect(asked).toEqual([]);
  });

  it.each([
    ["cancel", "stay"],
    ["discard", "discard"],
  ] as const)("does what is answered: %s, so it is to %s", async (answer, fate) => {
    const { closing, asked } = closingWith(answer);
    expect(await closing.ask()).toBe(fate);
    expect(asked).toEqual([question]);
  });

  it.each([
    [true, "discard"],
    [false, "stay"],
  ] as const)("waits for the page to save: %s, so it is to %s", async (isSaved, fate) => {
    const { closing } = closingWith("save", (asking, document) => {
      document.isUnsaved = !isSaved;
      asking.saveAnswered(isSaved);
    });
    expect(await closing.ask()).toBe(fate);
  });

  it("asks again about what was edited while the file was written", async () => {
    let times = 0;
    const { closing, asked } = closingWith("save", (asking, document) => {
      document.isUnsaved = ++times < 3;
      asking.saveAnswered(true);
    });
    expect(await closing.ask()).toBe("discard");
    expect(asked).toEqual([question, question, question]);
  });

  it("leaves a dialog of the page open as long as it likes", async () => {
    const { closing, asked } = closingWith("save", (asking, document) => {
      asking.saveBegun();
      setTimeout(() => {
        asking.saveEnded();
        saved(asking, document);
      }, 5 * patienceMs);
    });
    expect(await closing.ask()).toBe("discard");
    expect(asked).toEqual([question]);
  });

  it("asks what to do with a page that does not answer, and keeps its work", async () => {
    const { closing, asked } = closingWith("save");
    expect(await closing.ask()).toBe("keep");
    expect(asked).toEqual([question, silent]);
  });

  it("does so too when the page falls silent after it has written", async () => {
    const { closing, asked } = closingWith("save", (asking) => {
      asking.saveBegun();
      asking.saveEnded();
    });
    expect(await closing.ask()).toBe("keep");
    expect(asked).toEqual([question, silent]);
  });

  it("waits longer when that is wanted, and takes an answer that comes late", async () => {
    const { closing, asked } = closingWith(
      "save",
      (asking, document) => setTimeout(() => saved(asking, document), 2.5 * patienceMs),
      { silence: ["wait", "wait", "wait"] },
    );
    expect(await closing.ask()).toBe("discard");
    expect(asked.slice(0, 2)).toEqual([question, silent]);
  });

  it("asks once, however often it is asked for, and anew afterwards", async () => {
    const { closing, asked } = closingWith("cancel");
    expect(await Promise.all([closing.ask(), closing.ask()])).toEqual(["stay", "stay"]);
    expect(asked).toHaveLength(1);
    await closing.ask();
    expect(asked).toHaveLength(2);
  });
});
