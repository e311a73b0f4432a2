import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundledModule } from "../tools/bundled-module.ts";
import { monsters } from "./monsters.ts";
import type { MonsterReading } from "./read-monster.ts";

const run = promisify(execFile);

let folder = "";
let script = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-monsters-"));
  script = await bundledModule("test/main/read-monster.ts", folder);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** As long as files take at most, in processor time. */
const mostMs = 2000;
/** As much memory as they take at most; the file lies in it too. */
const mostBytes = 1.1e9;

describe("a file that costs too much", () => {
  it.concurrent.each(Object.keys(monsters))(
    "opens or is answered in one sentence, soon and in 1 GB: %s",
    async (title) => {
      const { stdout } = await run("node", ["--max-old-space-size=1024", script, title]);
      const { tookMs, mostBytes: bytes, sentences }: MonsterReading = JSON.parse(stdout);
      expect(tookMs).toBeLessThan(mostMs);
      expect(bytes).toBeLessThan(mostBytes);
      expect([0, 2]).toContain(sentences.length);
      for (const sentence of sentences) expect(sentence).toMatch(/^[^\n\r]{5,300}$/u);
    },
  );
});
