import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withPngText } from "#core/pictures/png-text.ts";
import { FaultError } from "#core/protocol/faults.ts";
import { firstSettings } from "#core/protocol/settings-file.ts";
import { createSession } from "#core/session/session.ts";
import { sessionFormat, writeSession } from "#core/session/session-file.ts";
import { decodeGuessed } from "../../src-main/documents/decode-text.ts";
import { readDocument } from "../../src-main/documents/read-document.ts";
import { readSessionFile } from "../../src-main/documents/read-session-file.ts";
import { SettingsStore } from "../../src-main/documents/settings-store.ts";
import { configFolder } from "../../src-main/documents/user-folders.ts";
import { writeDocument } from "../../src-main/documents/write-document.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function faultOfPromise(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FaultError)) throw new Error(`no fault but ${String(error)}`);
  return error.fault;
}

function png(): Uint8Array {
  return PNG.sync.write(new PNG({ width: 2, height: 2 }));
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a document", () => {
  it("is written whole, and nothing else is left beside it", async () => {
    const path = join(folder, "a.thalweg");
    await writeDocument(path, "one");
    await writeDocument(path, "two");
    expect(await readFile(path, "utf8")).toBe("two");
    expect(await readdir(folder)).toEqual(["a.thalweg"]);
  });

  it("says where it could not be written, and what was there stays", async () => {
    const missing = join(folder, "no/such/folder/a.png");
    expect(await faultOfPromise(writeDocument(missing, "x"))).toEqual({
      kind: "cannot-write",
      path: missing,
      code: "ENOENT",
    });
    const occupied = join(folder, "occupied");
    await mkdir(occupied);
    const fault = await faultOfPromise(writeDocument(occupied, "x"));
    expect(fault).toMatchObject({ kind: "cannot-write", path: occupied });
    expect(await readdir(folder)).toEqual(["occupied"]);
  });

  it("says when the disk is full", async () => {
    const fault = await faultOfPromise(writeDocument("/dev/full/a.png", "x"));
    expect(fault).toMatchObject({ kind: "cannot-write", path: "/dev/full/a.png" });
  });
});

describe("a session file", () => {
  const session = { ...createSession(), playhead: 7 };

  it("is read back equal, from its own file and from a picture that carries it", async () => {
    const own = join(folder, "a.thalweg");
    await writeFile(own, writeSession(session));
    expect(await readSessionFile(own)).toEqual(session);
    const picture = join(folder, "a.png");
    await writeFile(picture, withPngText(png(), sessionFormat, writeSession(session), encode));
    expect(await readSessionFile(picture)).toEqual(session);
  });

  it("is refused with a reason that fits", async () => {
    const cases: [string, string | Uint8Array, object][] = [
      ["plain.png", png(), { kind: "picture-without-session" }],
      ["text.txt", "hello", { kind: "not-a-session" }],
      ["empty", "", { kind: "session-damaged", where: null }],
      [
        "new.thalweg",
        '{"format":"thalweg-session","version":99}',
        { kind: "session-too-new", version: 99 },
      ],
      [
        "bad.thalweg",
        writeSession(session).replace('"playhead": 7', '"playhead": "x"'),
        { kind: "session-damaged", where: "playhead" },
      ],
      [
        "cut.thalweg",
        writeSession(session).slice(0, 200),
        { kind: "session-damaged", where: null },
      ],
      ["cut.png", png().subarray(0, 40), { kind: "session-damaged", where: null }],
    ];
    for (const [name, content, fault] of cases) {
      await writeFile(join(folder, name), content);
      const found = await faultOfPromise(readSessionFile(join(folder, name)));
      expect(found, name).toEqual({ kind: "bad-session-file", name, fault });
    }
  });

  it("is said to be missing, or a folder", async () => {
    const missing = join(folder, "none.thalweg");
    expect(await faultOfPromise(readSessionFile(missing))).toEqual({
      kind: "cannot-read",
      path: missing,
      code: "ENOENT",
    });
    expect(await faultOfPromise(readSessionFile(folder))).toMatchObject({ code: "EISDIR" });
  });
});

describe("a document of any kind", () => {
  it("is read with its name, by what is in it", async () => {
    const session = createSession();
    const text = encode("x,y\n1,2\n");
    await writeFile(join(folder, "a.thalweg"), writeSession(session));
    await writeFile(join(folder, "b.csv"), text);
    expect(await readDocument(join(folder, "a.thalweg"))).toMatchObject({
      name: "a.thalweg",
      path: join(folder, "a.thalweg"),
      isSessionFile: true,
      document: { kind: "session", session },
    });
    expect(await readDocument(join(folder, "b.csv"))).toMatchObject({
      name: "b.csv",
      document: { kind: "data", bytes: Buffer.from(text), encoding: "utf-8" },
    });
  });

  it("is refused with its name when it is none of them, and with its path when it is missing", async () => {
    await writeFile(join(folder, "c.txt"), "hello");
    expect(await faultOfPromise(readDocument(join(folder, "c.txt")))).toEqual({
      kind: "not-a-document",
      name: "c.txt",
    });
    const path = join(folder, "none.csv");
    expect(await faultOfPromise(readDocument(path))).toEqual({
      kind: "cannot-read",
      path,
      code: "ENOENT",
    });
  });
});

describe("text", () => {
  const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

  it.each([
    ["UTF-8", encode("甲,é")],
    ["UTF-16 with its mark", bytesOf(0xff, 0xfe, 0x32, 0x75, 0x2c, 0, 0xe9, 0)],
    ["UTF-16 the other way round", bytesOf(0xfe, 0xff, 0x75, 0x32, 0, 0x2c, 0, 0xe9)],
    ["GBK", bytesOf(0xbc, 0xd7, 0x2c, 0xa8, 0xa6)],
  ])("in %s is read", (_, bytes) => {
    expect(decodeGuessed(bytes)).toBe("甲,é");
  });
});

describe("the settings", () => {
  it("are those of a first start until they are written, and then kept", async () => {
    const store = new SettingsStore(join(folder, "deep/config"));
    expect(await store.read()).toEqual(firstSettings);
    await Promise.all([store.change({ language: "zh-CN" }), store.change({ theme: "dark" })]);
    expect(await store.read()).toEqual({ ...firstSettings, language: "zh-CN", theme: "dark" });
  });

  it("are those of a first start when their file is damaged", async () => {
    await writeFile(join(folder, "settings.json"), '{"language": "klingon"');
    expect(await new SettingsStore(folder).read()).toEqual(firstSettings);
  });

  it("say when they could not be kept", async () => {
    const blocked = join(folder, "blocked");
    await writeFile(blocked, "a file where the folder should be");
    const fault = await faultOfPromise(
      new SettingsStore(blocked).change({ language: "en", theme: "dark" }),
    );
    expect(fault).toMatchObject({ kind: "cannot-write" });
  });
});

describe("the folder of the settings", () => {
  it("follows the customs of each system", () => {
    expect(configFolder({ XDG_CONFIG_HOME: "/x" }, "linux")).toBe("/x/thalweg");
    expect(configFolder({}, "darwin")).toMatch(/Library\/Application Support\/thalweg$/);
    expect(configFolder({ THALWEG_CONFIG_DIR: "/mine" }, "linux")).toBe("/mine");
  });
});
