import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder, makePrivateFolder } from "../../src-main/documents/make-folder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe.each([
  ["makeFolder", makeFolder],
  ["makePrivateFolder", async (path: string) => makePrivateFolder(path)],
] as const)("a folder that is made by %s", (_, make) => {
  it("is there with those it lies in, for many who want it at once", async () => {
    const deep = join(folder, "a/b/c/d");
    await Promise.all(Array.from({ length: 20 }, () => make(deep)));
    expect((await stat(deep)).isDirectory()).toBe(true);
  });

  it("is refused with the code that fits where a file stands in its way", async () => {
    await writeFile(join(folder, "file"), "");
    await expect(make(join(folder, "file"))).rejects.toMatchObject({ code: "EEXIST" });
    await expect(make(join(folder, "file/a/b"))).rejects.toMatchObject({ code: "ENOTDIR" });
  });

  it.runIf(process.platform === "linux")("is refused soon in /proc", async () => {
    await expect(make("/proc/nope/a/b")).rejects.toMatchObject({ code: "ENOENT" });
  });
});
