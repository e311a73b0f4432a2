import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHalfWidth } from "#core/common/half-width.ts";
import { anyText } from "../arbitraries.ts";

describe("half width", () => {
  it("writes every full-width form as its ASCII character", () => {
    const wide = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join("");
    const ascii = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join("");
    expect(toHalfWidth(wide)).toBe(ascii);
  });

  it("leaves superscripts, fractions and Chinese as they are", () => {
    expect(toHalfWidth("10² ½ ① 山谷。")).toBe("10² ½ ① 山谷。");
  });

  it("keeps every column of any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toHalfWidth(text)).toHaveLength(text.length);
      }),
    );
  });
});
