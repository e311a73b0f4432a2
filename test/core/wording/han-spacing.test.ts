import { describe, expect, it } from "vitest";
import { spaced } from "#core/wording/han-spacing.ts";

describe("Chinese beside Latin letters and digits", () => {
  it.each([
    ["Softmax", "等", "Softmax 等"],
    ["使用", "344 行", "使用 344 行"],
    ["50%", "的", "50% 的"],
    ["类别", "等", "类别等"],
    ["“a”", "列", "“a”列"],
    ["a", "b", "ab"],
    ["", "等", "等"],
    ["列2名", "等", "列2名等"],
  ])("%s and %s are %s", (before, after, text) => {
    expect(spaced(before, after)).toBe(text);
  });
});
