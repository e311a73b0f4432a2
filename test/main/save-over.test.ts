import { mkdtemp, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSession } from "#core/session/session.ts";
import { writeSession } from "#core/session/session-file.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { readDocument } from "../../src-main/documents/read-document.ts";
import type { OverwriteAnswer } from "../../src-main/hosts/host.ts";
import { WindowDocuments } from "../../src-main/window-documents.ts";
import { WindowWork } from "../../src-main/work/window-work.ts";
import { quietWindow } from "./quiet-window.ts";

let folder = "";
let path = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
  path = join(folder, "a.thalweg");
  await writeFile(path, writeSession(createSession()));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const silentPort = {
  send: () => undefined,
  onMessage: () => undefined,
  onClose: () => undefined,
  close: () => undefined,
};

/** A window in which the file was opened; it answers the question as it is told to. */
async function opened(answer: OverwriteAnswer = "cancel") {
  const asked: string[] = [];
  const work = new WindowWork("k", join(folder, "unsaved"), folder);
  const window = quietWindow(silentPort, {
    askAboutOverwriting: async (words, name) => {
      asked.push(words.changedQuestion(name));
      return answer;
    },
    chooseSavePath: async () => join(folder, "b.thalweg"),
  });
  const documents = new WindowDocuments(window, work, () => wordingFor("en"));
  const { fileId } = documents.named(await readDocument(path));
  const save = (text: string) =>
    documents.saveSession({
      kind: "save-session",
      file: fileId,
      asks: false,
      suggestedName: "a.thalweg",
      bytes: new TextEncoder().encode(text),
    });
  const readAgain = async () => documents.named(await readDocument(path)).fileId;
  return { asked, save, fileId, readAgain };
}

const question = "“a.thalweg” has been changed by another program.";

describe("a name without an ending", () => {
  /** Where what is saved under that name comes to stand. */
  async function savedAs(name: string, content: "session" | "picture" | "network" = "session") {
    const window = quietWindow(silentPort, { chooseSavePath: async () => join(folder, name) });
    const work = new WindowWork("k", join(folder, "unsaved"), folder);
    const documents = new WindowDocuments(window, work, () => wordingFor("en"));
    const request = { suggestedName: "a", bytes: new Uint8Array(1) } as const;
    const reply = await (content === "session"
      ? documents.saveSession({ kind: "save-session", file: null, asks: true, ...request })
      : documents.save({ kind: "save-file", content, ...request }));
    return reply.kind === "saved" ? basename(reply.path) : null;
  }

  it("gets the one of what it is", async () => {
    expect(await savedAs("b")).toBe("b.thalweg");
    expect(await savedAs("rate 0.1")).toBe("rate 0.1.thalweg");
    expect(await savedAs("b", "picture")).toBe("b.png");
    expect(await savedAs("b", "network")).toBe("b.json");
    for (const name of ["c.thalweg", "c.THALWEG", "c.json"]) expect(await savedAs(name)).toBe(name);
  });

  it("stays without where the file with it is there already, which nobody was asked about", async () => {
    await writeFile(join(folder, "b.thalweg"), "somebody's");
    expect(await savedAs("b")).toBe("b");
    expect(await readFile(join(folder, "b.thalweg"), "utf8")).toBe("somebody's");
  });

  it("stays where that file is there, and was asked about", async () => {
    await writeFile(join(folder, "d"), "old");
    expect(await savedAs("d")).toBe("d");
    expect(await savedAs("d", "picture")).toBe("d");
  });
});

describe("a session's file", () => {
  it("is written without a question while nobody else changes it, also twice at once", async () => {
    const { asked, save } = await opened();
    expect(await save("one")).toMatchObject({ kind: "saved", path });
    await Promise.all([save("two"), save("three")]);
    expect(await readFile(path, "utf8")).toBe("three");
    expect(asked).toEqual([]);
  });

  it("that others changed is not written over unless that is wanted", async () => {
    const { asked, save } = await opened("cancel");
    await writeFile(path, "somebody else's");
    expect(await save("mine")).toEqual({ kind: "cancelled" });
    expect(await readFile(path, "utf8")).toBe("somebody else's");
    expect(asked).toEqual([question]);
  });

  it("is written over once that was said, and then is this window's again", async () => {
    const { asked, save } = await opened("overwrite");
    await writeFile(path, "somebody else's");
    await save("mine");
    await save("mine, later");
    expect(await readFile(path, "utf8")).toBe("mine, later");
    expect(asked).toEqual([question]);
  });

  it("is left as it is when the session is to stand elsewhere", async () => {
    const { save } = await opened("elsewhere");
    await writeFile(path, "somebody else's");
    const other = join(folder, "b.thalweg");
    expect(await save("mine")).toMatchObject({ kind: "saved", path: other });
    expect(await readFile(path, "utf8")).toBe("somebody else's");
    expect(await readFile(other, "utf8")).toBe("mine");
  });

  it("is another when one of the same length and time has taken its place", async () => {
    const { asked, save } = await opened();
    const { atime, mtime } = await stat(path);
    await writeFile(`${path}.new`, await readFile(path));
    await utimes(`${path}.new`, atime, mtime);
    await rename(`${path}.new`, path);
    await save("mine");
    expect(asked).toEqual([question]);
  });

  it("that others changed is still so when it was looked at again, but not taken", async () => {
    const { asked, save, fileId, readAgain } = await opened();
    expect(await readAgain()).toBe(fileId);
    await writeFile(path, writeSession({ ...createSession(), playhead: 9 }));
    expect(await readAgain()).not.toBe(fileId);
    expect(await save("mine")).toEqual({ kind: "cancelled" });
    expect(asked).toEqual([question]);
  });

  it("that is gone is written anew", async () => {
    const { asked, save } = await opened();
    await rm(path);
    expect(await save("mine")).toMatchObject({ kind: "saved", path });
    expect(await readFile(path, "utf8")).toBe("mine");
    expect(asked).toEqual([]);
  });
});
