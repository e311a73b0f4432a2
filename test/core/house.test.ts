import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

// What neither the compiler nor the linter can hold: lists of what is allowed, and words that would
// switch either of them off.

const root = fileURLToPath(new URL("../..", import.meta.url));

function sourcesIn(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, "utf8") }));
}

/** What a source imports, in whichever way: static, dynamic, as a type, or by require. */
function importsOf(text: string): string[] {
  const statements = text.matchAll(
    /^(?:import|export)\b(?:[^;"'=]*\bfrom)?\s*["']([^"'\n]+)["'];/gm,
  );
  const calls = text.matchAll(/\b(?:import|require)\(\s*["']([^"'\n]+)["']/g);
  const found = [...statements, ...calls];
  return found.map((match) => match[1]);
}

function offences(folder: string, isAllowed: (specifier: string) => boolean): string[] {
  return sourcesIn(folder).flatMap(({ path, text }) =>
    importsOf(text)
      .filter((specifier) => !isAllowed(specifier))
      .map((specifier) => `${path} imports ${specifier}`),
  );
}

function lines(folder: string, pattern: RegExp): string[] {
  return sourcesIn(folder).flatMap(({ path, text }) =>
    text
      .split("\n")
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}

describe("the house", () => {
  it("lets the core import only itself and four pure libraries", () => {
    const allowed = new Set(["zod", "@msgpack/msgpack", "mathjs/number", "d3-dsv"]);
    expect(offences("src-core", (name) => /^\.{1,2}\//.test(name) || allowed.has(name))).toEqual(
      [],
    );
  });

  it("passes randomness and clocks into the core", () => {
    expect(lines("src-core", /Math\.random\(|Date\.now\(|new Date\(|performance\.now\(/)).toEqual(
      [],
    );
  });

  it("makes every schema of parts that are strict and bounded", () => {
    const isForeign =
      /\bz\s*\.\s*(object|looseObject|interface|array|string|record|map|set|any|instanceof|custom)\(/;
    const offending = ["src-core", "src-main", "src-renderer"]
      .flatMap(sourcesIn)
      .filter(({ path }) => path !== "src-core/common/schema.ts")
      .filter(({ text }) => isForeign.test(text) || /\.(passthrough|catchall|loose)\(/.test(text));
    expect(offending.map(({ path }) => path)).toEqual([]);
  });

  it("lets three files import Electron, in any way", () => {
    const ours = ["src-main/hosts/electron-host.ts", "src-main/index.ts", "src-main/preload.ts"];
    const importing = sourcesIn("src-main").filter(({ text }) => {
      return importsOf(text).some((name) => /^electron(\/|$)/.test(name));
    });
    expect(importing.map(({ path }) => path).sort()).toEqual(ours);
  });

  it.each(["scenes", "charts"])("lets %s know nothing of Lit, state and elements", (room) => {
    const isForeign = (name: string): boolean =>
      /^(lit|@lit|@awesome\.me)\b/.test(name) || /\/(elements|state|styles)\//.test(name);
    expect(offences(`src-renderer/${room}`, (name) => !isForeign(name))).toEqual([]);
  });

  it("lets one element alone make dialogs, so that each hears only its own closing", () => {
    const ours = "src-renderer/elements/modal-dialog.ts";
    const making = sourcesIn("src-renderer").filter(({ text }) =>
      /components\/dialog\/|@wa-(after-)?hide=/.test(text),
    );
    expect(making.map(({ path }) => path)).toEqual([ours]);
  });

  it("has no element that would go on updating once it was taken away", () => {
    expect(lines("src-renderer", /extends LitElement\b/)).toEqual([
      "src-renderer/elements/live-element.ts: export abstract class LiveElement extends LitElement {",
    ]);
  });

  it.each(["src-core", "src-main", "src-renderer"])("has no rule switched off in %s", (folder) => {
    expect(
      lines(folder, /@ts-(ignore|expect-error|nocheck)|biome-ignore|\/\/\/ <reference/),
    ).toEqual([]);
  });

  it("writes numbers for people in one place", () => {
    // Rounding, what the writer looks at, and coordinates in paths and shaders.
    const others = [
      "src-core/wording/numbers.ts",
      "src-core/wording/telling-digits.ts",
      "src-core/common/rounding.ts",
      "src-renderer/charts/class-marks.ts",
      "src-renderer/scenes/marker-material.ts",
      "src-renderer/scenes/run-marks.ts",
    ];
    const writing = /\.to(Fixed|Precision|Exponential|LocaleString)\(|NumberFormat/;
    const found = ["src-core", "src-main", "src-renderer"].flatMap((folder) =>
      lines(folder, writing),
    );
    expect(found.filter((line) => !others.some((path) => line.includes(path)))).toEqual([]);
    expect(found.length).toBeGreaterThan(others.length);
  });

  it("cites no document that is not in it", () => {
    const cited = ["src-core", "src-main", "src-renderer", "test"]
      .flatMap((folder) => lines(folder, /\u00a7|\bDESIGN\b|\b(LOOK|STYLE)\.md/))
      .filter((line) => !line.startsWith("test/core/house.test.ts"));
    expect(cited).toEqual([]);
  });
});
