import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromOutside, pathFromOutside } from "#core/wording/from-outside.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { anyText } from "../arbitraries.ts";

describe("a text from outside", () => {
  it("is shown as it is when it is one short line", () => {
    for (const text of ["", "山谷 (1).csv", "Übung – “a”", "é", "👩‍🔬", "C:\\a\\nb"]) {
      expect(fromOutside({ text })).toEqual({ text });
    }
  });

  it.each([
    ["a\nb\r\tc", "a\\nb\\r\\tc"],
    ["\u0000\u001b[31mred", "\\u{0}\\u{1b}[31mred"],
    ["a\u202egpj.exe", "a\\u{202e}gpj.exe"],
    ["\u2066a\u2069\u200f\u2028", "\\u{2066}a\\u{2069}\\u{200f}\\u{2028}"],
    ["half \ud83d of one", "half \\u{d83d} of one"],
    ["\ufeffmark\u200b", "\\u{feff}mark\\u{200b}"],
  ])("shows what would not be seen, or would change the order: %j", (text, seen) => {
    expect(fromOutside(text)).toBe(seen);
  });

  it("has at most sixty letters, what a program said of itself more", () => {
    const long = "花".repeat(1_000_000);
    expect(fromOutside(long)).toBe(`${"花".repeat(59)}…`);
    expect(fromOutside("👍".repeat(61))).toBe(`${"👍".repeat(59)}…`);
    expect(fromOutside("👍".repeat(60))).toBe("👍".repeat(60));
    expect(fromOutside({ detail: long }).detail).toHaveLength(300);
  });

  it("is a path whose names are all short, shown whole, or its beginning and its end", () => {
    const deep = `/home/${"课程/".repeat(40)}三 (1).csv`;
    expect(pathFromOutside(deep)).toBe(deep);
    expect(fromOutside({ path: deep })).toEqual({ path: deep });
    const endless = `/home/${"课程/".repeat(100)}三 (1).csv`;
    expect(pathFromOutside(endless)).toMatch(/^\/home\/课程.*….*课程\/三 \(1\)\.csv$/);
    for (const path of [endless, "花".repeat(1000), `/a/${"b".repeat(61)}/c`, "\n".repeat(150)]) {
      expect(Array.from(pathFromOutside(path)).length, path).toBeLessThanOrEqual(60);
      expect(pathFromOutside(pathFromOutside(path))).toBe(pathFromOutside(path));
    }
    expect(pathFromOutside("C:\\a\nb\u202e.csv")).toBe("C:\\a\\nb\\u{202e}.csv");
  });

  it("is looked for at any depth, and nothing else changes", () => {
    const facts = { kind: "a", count: 3, none: null, inner: { texts: ["b\n", 1], is: true } };
    const inner = { texts: ["b\\n", 1], is: true };
    expect(fromOutside(facts)).toEqual({ ...facts, inner });
  });

  it("stays as it is the second time, whatever it is, and is one line", () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 4 }).map((parts) => parts.join("")),
        (text) => {
          const shown = fromOutside(text);
          expect(fromOutside(shown)).toBe(shown);
          expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202e]/u);
          expect(Array.from(shown).length).toBeLessThanOrEqual(60);
        },
      ),
    );
  });

  it.each(["en", "zh-CN"] as const)("leaves every sentence of %s one line", (language) => {
    const { fault, entryFault, objectiveFault, cli } = wordingFor(language);
    const text = "a\n\u202eb".repeat(100_000);
    const sentences = [
      fault({ kind: "not-a-document", name: text }),
      fault({ kind: "cannot-read", path: text, code: text }),
      fault({ kind: "internal", detail: text }),
      entryFault({ kind: "data-not-a-number", row: 1, column: text, text }),
      objectiveFault({ kind: "objective-unknown", text }),
      cli.fault({ kind: "not-a-number", option: "--start", text, example: "1" }),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/^[^\n\u202e]{20,700}$/);
  });
});
