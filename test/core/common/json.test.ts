import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson, writeJson } from "#core/common/json.ts";

const overfull = { ok: false, reason: "overfull" };
const unreadable = { ok: false, reason: "unreadable" };

describe("JSON", () => {
  it("is read as it is written, −0 too, whatever its texts look like", () => {
    const value = {
      a: [-0, 0, 1e-320, -1e300],
      b: "negative zero",
      c: { d: Float64Array.of(-0, 1) },
      e: '"negative zero!"\\',
    };
    const read = { ...value, c: { d: [-0, 1] } };
    expect(readJson(writeJson(value))).toEqual({ ok: true, value: read });
    expect(readJson(writeJson(value, 2))).toEqual({ ok: true, value: read });
  });

  it("is what the parser says, as long as it is small", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const value: unknown = JSON.parse(text);
        expect(readJson(text)).toEqual({ ok: true, value });
        expect(readJson(writeJson(value))).toEqual({ ok: true, value });
      }),
      { numRuns: 500 },
    );
  });

  it.each(["", " ", "[", '"', '"\\', '{"a":}', "[1,]", "\ud800", '["\\"'])(
    "is unreadable when it is none: %j",
    (text) => {
      expect(readJson(text)).toEqual(unreadable);
    },
  );

  it.each([
    ["brackets", "[".repeat(1e6)],
    ["braces", '{"a":'.repeat(40)],
    ["empty arrays", `[${"[],".repeat(1e6)}1]`],
    ["names", `{${'"a":1,'.repeat(1e6)}"b":1}`],
    ["texts", `[${'"",'.repeat(4e6)}1]`],
    ["numbers", `[${"1,".repeat(4e6)}1]`],
    ["brackets behind an escaped quote", `["\\\\",${"[".repeat(100)}`],
  ])("is not looked into when it holds too much: %s", (_, text) => {
    expect(readJson(text)).toEqual(overfull);
  });

  it("may hold any of these in a text", () => {
    const value = [`\\"${"[{:,".repeat(1e6)}\\`];
    expect(readJson(JSON.stringify(value))).toEqual({ ok: true, value });
  });
});
