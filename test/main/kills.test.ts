import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Random } from "#core/network/random.ts";
import { readSession } from "#core/session/session-file.ts";
import { writeDocument } from "../../src-main/documents/write-document.ts";
import { WorkStore } from "../../src-main/work/work-store.ts";
import { bundledModule } from "../tools/bundled-module.ts";

const kills = 100;
/** A process is killed at the latest so long after its first save and edit, in milliseconds. */
const longestLifeMs = 60;

let folder = "";
let script = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-kills-"));
  script = await bundledModule("test/main/save-and-edit.ts", folder);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** The last save and the last edit that a process told of before it was killed. */
interface Told {
  readonly saved: number;
  readonly kept: number;
}

/** Lets a process save and edit until it is killed. */
function killedAfter(place: string, lifeMs: number): Promise<Told> {
  const child = spawn(process.execPath, [script, place], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  let isDoomed = false;
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
    if (isDoomed || !/saved/.test(text) || !/kept/.test(text)) return;
    isDoomed = true;
    setTimeout(() => child.kill("SIGKILL"), lifeMs);
  });
  const last = (what: string): number =>
    Number([...text.matchAll(new RegExp(`${what} (\\d+)\\n`, "g"))].at(-1)?.[1]);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (_code, signal) => {
      if (signal === "SIGKILL") resolve({ saved: last("saved"), kept: last("kept") });
      else reject(new Error(`ended by itself: ${text.slice(-200)}`));
    });
  });
}

/** What stands in the document after a kill: whole, the last that was told of or the one after it. */
async function checkDocument(place: string, { saved }: Told): Promise<void> {
  const path = join(place, "a.thalweg");
  const reading = readSession(await readFile(path, "utf8"));
  if (!reading.ok) throw new Error(`after ${saved} saves: ${reading.fault.kind}`);
  const { playhead } = reading.session;
  expect([saved, saved + 1]).toContain(playhead);
  // The next save takes what the killed one left.
  await writeDocument(path, "next");
  expect((await readdir(place)).sort()).toEqual(["a.thalweg", "config"]);
}

/** What the next start offers: the last edit that was told of or the one after it, whole. */
async function checkOffer(place: string, { kept }: Told): Promise<void> {
  const store = new WorkStore(join(place, "config"));
  const { works, damaged } = await store.left();
  expect(damaged).toEqual([]);
  expect(works.map(({ name }) => name)).toEqual(["a.thalweg"]);
  const { session, path } = await store.find(works[0].id);
  expect([kept, kept + 1]).toContain(session.playhead);
  expect(session.network.setup.data).toMatchObject({ kind: "placed" });
  expect(path).toBe(join(place, "a.thalweg"));
  await store.discard(works[0].id);
  await store.close();
  expect(await readdir(join(place, "config"))).toEqual([]);
}

describe("kill -9 in the middle of saving and editing", () => {
  it(`leaves a whole document and the last edit, ${kills} times`, async () => {
    const random = new Random(20_261_125, "kills");
    const lives = Array.from({ length: kills }, () => random.next() * longestLifeMs);
    let saves = 0;
    let edits = 0;
    const place = join(folder, "place");
    await mkdir(place);
    for (const lifeMs of lives) {
      const told = await killedAfter(place, lifeMs);
      await checkDocument(place, told);
      await checkOffer(place, told);
      saves += told.saved;
      edits += told.kept;
    }
    expect(saves).toBeGreaterThan(kills);
    expect(edits).toBeGreaterThan(kills);
  }, 120_000);
});
