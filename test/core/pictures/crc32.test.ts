import { crc32 as reference } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "#core/pictures/crc32.ts";

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("the CRC-32", () => {
  it.each([
    ["", 0],
    ["IEND", 0xae426082],
    ["123456789", 0xcbf43926],
    ["a", 0xe8b7be43],
  ])("of “%s” is the published one", (text, value) => {
    expect(crc32(ascii(text))).toBe(value);
  });

  it("is that of zlib for any bytes, wherever they lie in their buffer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, offset) => {
        expect(crc32(bytes.subarray(offset))).toBe(reference(bytes.subarray(offset)));
      }),
      { numRuns: 300 },
    );
  });
});
