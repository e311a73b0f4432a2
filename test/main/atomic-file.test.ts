import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FaultError } from "#core/protocol/faults.ts";
import { removeAllLeftovers } from "../../src-main/documents/temporary-files.ts";
import { probeDocument, writeDocument } from "../../src-main/documents/write-document.ts";
import { bundledModule } from "../tools/bundled-module.ts";
import { mountTinyDisk, unmount } from "../tools/tiny-disk.ts";

let tools = "";
let script = "";
beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), "thalweg-tools-"));
  const module = await bundledModule("src-main/documents/write-document.ts", tools);
  script = join(tools, "save.mjs");
  await writeFile(
    script,
    `import { writeDocument, probeDocument } from ${JSON.stringify(module)};
     const [what, path, size, count] = process.argv.slice(2);
     try {
       if (what === "probe") await probeDocument(path);
       for (let save = 0; what === "save" && save < Number(count ?? 1); save++) {
         await writeDocument(path, Buffer.alloc(Number(size), 97 + (save % 26)));
         if (save === 0) console.log("saved");
       }
     } catch (error) {
       console.log(JSON.stringify(error.fault));
       process.exitCode = 1;
     }`,
  );
});
afterAll(() => rm(tools, { recursive: true }));

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof FaultError && error.fault.kind === "cannot-write") return error.fault.code;
  throw new Error(`no refusal but ${String(error)}`);
}

/** Saves in a process of its own, started by `before`, such as a limit; what it printed. */
function savedApart(path: string, sizeBytes: number, before: readonly string[] = []): string {
  const args = [...before, process.execPath, script, "save", path, String(sizeBytes)];
  return spawnSync(args[0], args.slice(1), { encoding: "utf8" }).stdout.trim();
}

function startSaving(path: string, sizeBytes: number): ChildProcess {
  const args = [script, "save", path, String(sizeBytes), "100000"];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

describe("a file that no room is left for", () => {
  it("is not written on a full disk: the old one is whole, and nothing is beside it", async (context) => {
    const disk = join(folder, "disk");
    await mkdir(disk);
    if (!mountTinyDisk(disk)) return context.skip("this process may not mount a disk");
    try {
      const path = join(disk, "a.png");
      const old = Buffer.alloc(20_000, "o");
      await writeDocument(path, old);
      // More than there is: the system takes a part of it, without an error.
      expect(await codeOf(writeDocument(path, Buffer.alloc(60_000)))).toBe("ENOSPC");
      expect(await readFile(path)).toEqual(old);
      expect(await readdir(disk)).toEqual(["a.png"]);
      expect(await codeOf(writeDocument(join(disk, "new.png"), Buffer.alloc(60_000)))).toBe(
        "ENOSPC",
      );
      expect(await readdir(disk)).toEqual(["a.png"]);
      // Once there is room it is written.
      await writeDocument(path, Buffer.alloc(30_000, "n"));
      expect((await readFile(path, "utf8")).length).toBe(30_000);
    } finally {
      unmount(disk);
    }
  });

  it("is not written beyond what a process may write, which takes a part of it too", async () => {
    const path = join(folder, "a.png");
    await writeFile(path, "old");
    const limit = ["sh", "-c", 'ulimit -f 64; exec "$0" "$@"'];
    const told: unknown = JSON.parse(savedApart(path, 1_000_000, limit));
    expect(told).toEqual({ kind: "cannot-write", path, code: "EFBIG" });
    expect(await readFile(path, "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["a.png"]);
    expect(savedApart(path, 1000, limit)).toBe("saved");
  });
});

describe("a place that cannot be written to", () => {
  it("is said to be read-only, also when it is only probed", async (context) => {
    const disk = join(folder, "disk");
    await mkdir(disk);
    if (!mountTinyDisk(disk)) return context.skip("this process may not mount a disk");
    try {
      const path = join(disk, "a.png");
      await writeDocument(path, "old");
      execFileSync("mount", ["-o", "remount,ro", disk]);
      expect(await codeOf(writeDocument(path, "new"))).toBe("EROFS");
      expect(await codeOf(probeDocument(path))).toBe("EROFS");
      expect(await codeOf(writeDocument(join(disk, "b.png"), "new"))).toBe("EROFS");
      expect(await readFile(path, "utf8")).toBe("old");
      expect(await readdir(disk)).toEqual(["a.png"]);
    } finally {
      unmount(disk);
    }
  });

  it("is a folder of somebody else, or a file that is closed to writing", async (context) => {
    const isRoot = process.getuid?.() === 0;
    const nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    const canBecome = spawnSync(nobody[0], [...nobody.slice(1), "true"]).status === 0;
    if (isRoot && !canBecome) return context.skip("this process cannot become somebody else");
    const before = isRoot ? nobody : [];
    await chmod(tools, 0o755);
    const closed = join(folder, "closed");
    await mkdir(closed);
    await writeFile(join(closed, "a.png"), "old");
    await chmod(closed, 0o555);
    await chmod(folder, 0o777);
    const own = join(folder, "own.png");
    expect(savedApart(own, 3, before)).toBe("saved");
    await chmod(own, 0o444);
    for (const path of [join(closed, "a.png"), join(closed, "b.png"), own]) {
      expect(JSON.parse(savedApart(path, 9, before))).toMatchObject({ code: "EACCES" });
    }
    expect(await readFile(own, "utf8")).toBe("aaa");
    expect((await readdir(folder)).sort()).toEqual(["closed", "own.png"]);
    await chmod(closed, 0o755);
    expect(await readdir(closed)).toEqual(["a.png"]);
  });

  it("is a folder that has gone since it was chosen", async () => {
    const drive = join(folder, "drive");
    await mkdir(drive);
    await writeDocument(join(drive, "a.png"), "one");
    await rm(drive, { recursive: true });
    expect(await codeOf(writeDocument(join(drive, "a.png"), "two"))).toBe("ENOENT");
    expect(await codeOf(probeDocument(join(drive, "a.png")))).toBe("ENOENT");
  });

  it("is a name too long, a folder, a path through a file, a device, a pipe, a socket", async () => {
    await mkdir(join(folder, "inner"));
    await writeFile(join(folder, "file"), "old");
    execFileSync("mkfifo", [join(folder, "pipe")]);
    const server = createServer().listen(join(folder, "socket"));
    const cases: [string, string][] = [
      ["n".repeat(300), "ENAMETOOLONG"],
      ["inner", "EISDIR"],
      ["file/a.png", "ENOTDIR"],
      ["pipe", "ENOTFILE"],
      ["socket", "ENOTFILE"],
    ];
    for (const [name, code] of cases) {
      expect(await codeOf(writeDocument(join(folder, name), "new")), name).toBe(code);
      expect(await codeOf(probeDocument(join(folder, name))), name).toBe(code);
    }
    expect(await codeOf(writeDocument("/dev/null", "new"))).toBe("ENOTFILE");
    expect((await readdir(folder)).sort()).toEqual(["file", "inner", "pipe", "socket"]);
    expect(await readdir(join(folder, "inner"))).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("what is written", () => {
  it("keeps the mode of the file that it replaces", async () => {
    const path = join(folder, "private.json");
    await writeFile(path, "old");
    await chmod(path, 0o640);
    await writeDocument(path, "new");
    expect((await stat(path)).mode & 0o7777).toBe(0o640);
    expect(await readFile(path, "utf8")).toBe("new");
  });

  it("goes where links lead, also to where nothing is yet", async () => {
    await mkdir(join(folder, "far/inner"), { recursive: true });
    await symlink("far/inner", join(folder, "way"));
    await writeFile(join(folder, "far/old.png"), "old");
    await symlink("../old.png", join(folder, "far/inner/link.png"));
    await symlink("way/new.png", join(folder, "dangling.png"));
    await symlink("dangling.png", join(folder, "chain.png"));
    await writeDocument(join(folder, "way/link.png"), "one");
    expect(await readFile(join(folder, "far/old.png"), "utf8")).toBe("one");
    await writeDocument(join(folder, "chain.png"), "two");
    expect(await readFile(join(folder, "far/inner/new.png"), "utf8")).toBe("two");
    expect(await readlink(join(folder, "dangling.png"))).toBe("way/new.png");
    expect((await readdir(folder)).sort()).toEqual(["chain.png", "dangling.png", "far", "way"]);
    expect((await readdir(join(folder, "far/inner"))).sort()).toEqual(["link.png", "new.png"]);
  });

  it("is refused where links lead round in a circle, or to no folder", async () => {
    await symlink("b.png", join(folder, "a.png"));
    await symlink("a.png", join(folder, "b.png"));
    await symlink("none/c.png", join(folder, "c.png"));
    expect(await codeOf(writeDocument(join(folder, "a.png"), "new"))).toBe("ELOOP");
    expect(await codeOf(writeDocument(join(folder, "c.png"), "new"))).toBe("ENOENT");
    expect((await readdir(folder)).sort()).toEqual(["a.png", "b.png", "c.png"]);
  });

  it("has any name that a file may have", async () => {
    const names = ["数".repeat(85), "n".repeat(255), " .hidden", "a\nb.png", "🙂".repeat(60)];
    for (const name of names) {
      await writeDocument(join(folder, name), name);
      expect(await readFile(join(folder, name), "utf8")).toBe(name);
    }
    expect((await readdir(folder)).sort()).toEqual([...names].sort());
  });

  it("is the last one asked for, of many at once", async () => {
    const path = join(folder, "a.json");
    await Promise.all(Array.from({ length: 20 }, (_, at) => writeDocument(path, `${at}`)));
    expect(await readFile(path, "utf8")).toBe("19");
    expect(await readdir(folder)).toEqual(["a.json"]);
  });

  it("can be written again after a refusal", async () => {
    const path = join(folder, "later/a.json");
    const first = writeDocument(path, "one");
    expect(await codeOf(first)).toBe("ENOENT");
    await mkdir(join(folder, "later"));
    await writeDocument(path, "two");
    expect(await readFile(path, "utf8")).toBe("two");
  });
});

describe("a save that is killed", () => {
  it("leaves the old file or the new one, and what it left is gone after the next save", async () => {
    const path = join(folder, "big.thalweg");
    let leftovers = 0;
    for (let kill = 0; kill < 8; kill++) {
      const child = startSaving(path, 5_000_000);
      await new Promise((resolve) => child.stdout?.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, kill * 3));
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
      const bytes = await readFile(path);
      expect(bytes.length).toBe(5_000_000);
      expect(bytes.every((byte) => byte === bytes[0])).toBe(true);
      leftovers += (await readdir(folder)).length - 1;
    }
    expect(leftovers).toBeGreaterThan(0);
    await writeDocument(path, "next");
    expect(await readdir(folder)).toEqual(["big.thalweg"]);
  });

  it("has only its own leftovers removed: not those of a save that goes on, nor other files", async () => {
    const path = join(folder, "big.thalweg");
    const other = startSaving(join(folder, "other.thalweg"), 30_000_000);
    await new Promise((resolve) => other.stdout?.once("data", resolve));
    const foreign = [".big.thalweg.thalweg-notes.tmp", "big.thalweg-1-1.tmp", ".big.thalweg.swp"];
    for (const name of foreign) await writeFile(join(folder, name), "mine");
    const oldest = join(folder, ".big.thalweg.thalweg-000000-1-1.tmp");
    const elsewhere = join(folder, ".big.thalweg.thalweg-000000-1-2.tmp");
    for (const name of [oldest, elsewhere]) await writeFile(name, "another machine’s");
    await utimes(oldest, new Date(0), new Date(0));
    await writeDocument(path, "saved");
    await removeAllLeftovers(folder);
    other.kill("SIGKILL");
    await new Promise((resolve) => other.once("exit", resolve));
    const left = await readdir(folder);
    expect(left).toEqual(expect.arrayContaining([...foreign, "big.thalweg", "other.thalweg"]));
    expect(left).toContain(".big.thalweg.thalweg-000000-1-2.tmp");
    expect(left).not.toContain(".big.thalweg.thalweg-000000-1-1.tmp");
    // The other save was not hindered: its file is whole.
    expect((await stat(join(folder, "other.thalweg"))).size).toBe(30_000_000);
    await removeAllLeftovers(folder);
    expect((await readdir(folder)).filter((name) => name.startsWith(".other"))).toEqual([]);
  });
});
