import { execFileSync } from "node:child_process";
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
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultError } from "#core/protocol/faults.ts";
import { SettingsStore } from "../../src-main/documents/settings-store.ts";
import { profileFolder } from "../../src-main/hosts/profile-folder.ts";
import { fileOfSecondStart, secondStartData } from "../../src-main/hosts/second-start.ts";
import { mountTinyDisk, unmount } from "../tools/tiny-disk.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("the folder of Chromium's own things", () => {
  it("is the one preferred where that can be written to, and nothing is left in it", async () => {
    const preferred = join(folder, "deep/config/window");
    expect(profileFolder(preferred, folder)).toBe(preferred);
    expect(await readdir(preferred)).toEqual([]);
  });

  it("is else the same one of this person's at every start, closed to others", async () => {
    await writeFile(join(folder, "config"), "a file where the folder should be");
    const fallback = profileFolder(join(folder, "config/window"), folder);
    expect(fallback).toBe(join(folder, `thalweg-${process.getuid?.() ?? "window"}`));
    expect(profileFolder(join(folder, "config/window"), folder)).toBe(fallback);
    if (process.getuid) expect((await stat(fallback)).mode & 0o777).toBe(0o700);
  });

  it("is a new one where somebody else may have made that", async (context) => {
    if (!process.getuid) return context.skip("this system has no such owners");
    const open = join(folder, `thalweg-${process.getuid()}`);
    await mkdir(open);
    await chmod(open, 0o777);
    await writeFile(join(folder, "config"), "");
    const fresh = profileFolder(join(folder, "config/window"), folder);
    expect(fresh).not.toBe(open);
    expect((await stat(fresh)).mode & 0o777).toBe(0o700);
  });

  it("writes nothing into what somebody else may have made, nor along a link of theirs", async (context) => {
    if (!process.getuid) return context.skip("this system has no such owners");
    const victim = join(folder, "victim.txt");
    await writeFile(victim, "precious");
    const open = join(folder, `thalweg-${process.getuid()}`);
    await mkdir(open);
    await chmod(open, 0o777);
    await symlink(victim, join(open, `.probe-${process.pid}`));
    await writeFile(join(folder, "config"), "");
    const linked = (await stat(open)).mtimeMs;
    expect(profileFolder(join(folder, "config/window"), folder)).not.toBe(open);
    expect(await readFile(victim, "utf8")).toBe("precious");
    expect((await stat(open)).mtimeMs).toBe(linked);
  });

  it.runIf(process.platform === "linux")("is found soon where no folder can be made", () => {
    expect(profileFolder("/proc/nope/window", folder)).toContain(folder);
  });

  it("is none where nothing can be written to at all", async () => {
    await writeFile(join(folder, "file"), "");
    expect(() => profileFolder(join(folder, "file/window"), join(folder, "file"))).toThrow(
      /ENOTDIR/,
    );
  });
});

describe("settings that cannot be kept", () => {
  it("are known before there are any, with the file that would hold them", async () => {
    await writeFile(join(folder, "config"), "a file where the folder should be");
    const error = await new SettingsStore(join(folder, "config")).keepingFault();
    expect(error?.fault).toMatchObject({
      kind: "settings-not-kept",
      path: join(folder, "config/settings.json"),
    });
  });

  it("are said to lie on a read-only disk when they do", async (context) => {
    const disk = join(folder, "disk");
    await mkdir(disk);
    if (!mountTinyDisk(disk)) return context.skip("this process may not mount a disk");
    try {
      expect(await new SettingsStore(join(disk, "deep/config")).keepingFault()).toBeNull();
      execFileSync("mount", ["-o", "remount,ro", disk]);
      for (const config of ["deep/config", "deep/new", "new/config"]) {
        const error = await new SettingsStore(join(disk, config)).keepingFault();
        expect(error?.fault, config).toMatchObject({ code: "EROFS" });
        expect(profileFolder(join(disk, config, "window"), folder)).not.toContain(disk);
      }
    } finally {
      unmount(disk);
    }
  });

  it("are not spoken of where they can", async () => {
    expect(await new SettingsStore(join(folder, "new/config")).keepingFault()).toBeNull();
    expect(await readdir(join(folder, "new/config"))).toEqual([]);
  });
});

describe("settings that cannot be read", () => {
  it("are not overwritten: a circle of links, as good as a disk that fails", async () => {
    const path = join(folder, "settings.json");
    await symlink("settings.json", path);
    const store = new SettingsStore(folder);
    expect(await store.read()).toMatchObject({ theme: "system" });
    await expect(store.change({ theme: "dark" })).rejects.toBeInstanceOf(FaultError);
    expect(await readlink(path)).toBe("settings.json");
    expect((await store.keepingFault())?.fault).toMatchObject({ code: "ELOOP" });
  });

  it("are not overwritten: a file that is closed to reading", async (context) => {
    if (process.getuid?.() === 0 || process.platform === "win32")
      return context.skip("this person may read everything");
    const path = join(folder, "settings.json");
    await writeFile(path, '{"theme":"dark"}', { mode: 0o200 });
    await expect(new SettingsStore(folder).change({ language: "en" })).rejects.toMatchObject({
      fault: { kind: "cannot-read", code: "EACCES" },
    });
    await chmod(path, 0o600);
    expect(await readFile(path, "utf8")).toBe('{"theme":"dark"}');
  });

  it("are made anew when they are damaged", async () => {
    const path = join(folder, "settings.json");
    await writeFile(path, "{");
    await new SettingsStore(folder).change({ theme: "dark" });
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ theme: "dark" });
  });
});

describe("what a second start tells the first", () => {
  it.each([
    "/home/a/Übung 1 – 数据/数据 (1).csv",
    "C:\\\\Users\\\\数据 (1)\\\\a b.csv",
    "/🙂 a/\ud800 b.png",
    "/plain.png",
  ])("is the file whole, in letters of the narrowest alphabet: %j", (file) => {
    const data = secondStartData(file);
    expect(JSON.stringify(data)).toMatch(/^[\w"{}:-]+$/);
    expect(fileOfSecondStart(JSON.parse(JSON.stringify(data)))).toBe(file);
  });

  it("is nothing without a file, or from something that is not ours", () => {
    expect(fileOfSecondStart(secondStartData(null))).toBeNull();
    for (const data of [null, undefined, 7, "x", {}, { file: 7 }]) {
      expect(fileOfSecondStart(data)).toBeNull();
    }
  });
});
