import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../tools/run-cli.ts";

/** Another line that looks like ours, a colour, letters from right to left, and very many of them. */
const hostile = `a\nthalweg: saved\r\u001b[31m\u202egnp.exe\u2066${"甲🙂".repeat(500)}`;
const raw = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;

const commandLines: readonly (readonly string[])[] = [
  [hostile],
  [`--${hostile}`],
  ["open", hostile, hostile],
  ["open", "--host", hostile],
  ["open", `--host=${hostile}`],
  ["serve", "--port", hostile],
  ["--lang", hostile],
  ["descend", hostile],
  ["descend", "--objective", hostile],
  ["descend", "--start", hostile],
  ["descend", "--learning-rate", hostile],
  ["descend", "--optimizer", hostile],
  ["descend", "--schedule", hostile],
  ["descend", "--format", hostile],
  ["descend", `--optimizer${hostile}`],
  ["train", "--dataset", hostile],
  ["train", "--dataset", "iris", "--hidden", hostile],
  ["train", "--dataset", "iris", "--batch-size", hostile],
  ["train", "--dataset", "iris", "--network", hostile],
  ["train", "--dataset", "iris", "--epochs", "1", "--save", join("/proc", hostile)],
  ["render", "--out", hostile],
  ["render", hostile, "--out", "a.png"],
];

describe.each(["en", "zh-CN"])("text from the command line in %s", (language) => {
  it("is shown in one line of stderr, and cut", async () => {
    const env = { LC_ALL: "", LC_MESSAGES: "", LANG: language === "en" ? "C" : "zh_CN.UTF-8" };
    // Every sentence is tried in both languages elsewhere; here, that the terminal shows it.
    const tried = language === "en" ? commandLines : commandLines.filter((_, at) => at % 4 === 0);
    for (let first = 0; first < tried.length; first += 4) {
      const some = tried.slice(first, first + 4);
      const results = await Promise.all(some.map((args) => runCli(args, env)));
      for (const [at, { status, stdout, stderr }] of results.entries()) {
        const typed = JSON.stringify(some[at].map((arg) => arg.slice(0, 12)));
        expect([1, 2], typed).toContain(status);
        expect(stdout, typed).toBe("");
        expect(stderr.endsWith("\n"), typed).toBe(true);
        expect(stderr.slice(0, -1), typed).not.toMatch(raw);
        expect(stderr, typed).toMatch(/^thalweg: /);
        expect(Array.from(stderr).length, typed).toBeLessThan(330);
      }
    }
  });
});

describe("text in a file", () => {
  it("is shown in one line of stderr, and cut: its name, its columns, its cells", async () => {
    const folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
    try {
      const name = `a\n\u202eb ${"c".repeat(100)}.csv`;
      const rows = Array.from({ length: 6 }, (_, at) => `${at},${2 * at}\n`).join("");
      const cell = `"7\u001b[31m\u202e${"z".repeat(3000)}",9\n`;
      await writeFile(join(folder, name), `"x\n${"名".repeat(200)}\u202e",y\n${rows}${cell}`);
      const { status, stdout, stderr } = await runCli(["train", "--dataset", join(folder, name)]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr.slice(0, -1)).not.toMatch(raw);
      expect(Array.from(stderr).length).toBeLessThan(400);
      expect(stderr).toContain("\\u{202e}");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
