import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, open, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Fault, faultOf } from "#core/protocol/faults.ts";
import { documentLimitsBytes } from "#core/session/document-limits.ts";
import { createSession } from "#core/session/session.ts";
import { writeSession } from "#core/session/session-file.ts";
import { readBytes } from "../../src-main/documents/read-bytes.ts";
import { readDocument } from "../../src-main/documents/read-document.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function faultOfReading(path: string): Promise<Fault> {
  const begun = performance.now();
  const fault = await readBytes(path).then(
    () => {
      throw new Error(`${path} was read`);
    },
    (error: unknown) => faultOf(error),
  );
  expect(performance.now() - begun).toBeLessThan(2000);
  return fault;
}

/** A file that is as large as it says and takes no room: holes read as zeros. */
async function sparseFile(name: string, head: string | Uint8Array, bytes: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, head);
  await truncate(path, bytes);
  return path;
}

describe("what is no ordinary file", () => {
  it("is refused at once: pipes, devices without an end, sockets, folders", async () => {
    const pipe = join(folder, "pipe.thalweg");
    execFileSync("mkfifo", [pipe]);
    const socket = createServer().listen(join(folder, "socket"));
    await once(socket, "listening");
    await mkdir(join(folder, "folder.csv"));
    await symlink("/dev/zero", join(folder, "zero.csv"));
    const cases: [string, string][] = [
      [pipe, "ENOTFILE"],
      ["/dev/zero", "ENOTFILE"],
      [join(folder, "zero.csv"), "ENOTFILE"],
      [join(folder, "socket"), "ENOTFILE"],
      [join(folder, "folder.csv"), "EISDIR"],
      [join(folder, "none.csv"), "ENOENT"],
      [join(folder, "n".repeat(300)), "ENAMETOOLONG"],
    ];
    for (const [path, code] of cases) {
      expect(await faultOfReading(path)).toEqual({ kind: "cannot-read", path, code });
    }
    socket.close();
  });
});

describe("a file larger than its format can be", () => {
  const signature = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

  it.each([
    ["huge.png", signature, documentLimitsBytes.picture],
    ["huge.thalweg", '{"format":"thalweg-session"', documentLimitsBytes.session],
    ["huge.json", '{"format":"thalweg-network"', documentLimitsBytes.network],
    ["huge.csv", "x,y\n", documentLimitsBytes.table],
    ["huge", "", documentLimitsBytes.table],
  ])("is refused before it is read: %s", async (name, head, limitBytes) => {
    const most = await sparseFile(name, head, limitBytes);
    expect((await readBytes(most)).length).toBe(limitBytes);
    const path = await sparseFile(name, head, limitBytes + 1);
    expect(await faultOfReading(path)).toEqual({ kind: "file-too-large", path, limitBytes });
    const enormous = await sparseFile(name, head, 1e12);
    const before = process.memoryUsage().rss;
    expect(await faultOfReading(enormous)).toMatchObject({ kind: "file-too-large", limitBytes });
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
  });

  it("is refused also when it says that it is empty", async () => {
    // Files of the system's own are of no size and have an end all the same.
    const bytes = await readBytes("/proc/self/status");
    expect(new TextDecoder().decode(bytes)).toContain("VmRSS");
  });
});

describe("a file that changes while it is read", () => {
  it("is read to the end that it has by then, or refused", async () => {
    const path = join(folder, "growing.csv");
    await writeFile(path, "x,y\n");
    const writer = await open(path, "a");
    const row = Buffer.alloc(1_000_000, "1,2\n");
    const growing = (async () => {
      for (let part = 0; part < 20; part++) await writer.write(row);
      await writer.close();
    })();
    const fault = await readBytes(path).then(
      (bytes) => bytes.length <= documentLimitsBytes.table,
      (error: unknown) => faultOf(error).kind,
    );
    expect([true, "file-too-large"]).toContain(fault);
    await growing;
    expect((await faultOfReading(path)).kind).toBe("file-too-large");
  });
});

it("a session is still read through a link, by any name", async () => {
  const session = createSession();
  await writeFile(join(folder, "数据 (1).thalweg"), writeSession(session));
  await symlink("数据 (1).thalweg", join(folder, "link"));
  expect(await readDocument(join(folder, "link"))).toMatchObject({
    name: "link",
    document: { kind: "session", session },
  });
});
