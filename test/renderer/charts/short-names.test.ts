import { describe, expect, it } from "vitest";
import { shortNames } from "../../../src-renderer/charts/short-names.ts";

describe("short names", () => {
  it("are the first letters that tell the names apart", () => {
    expect(shortNames(["setosa", "versicolor", "virginica"])).toEqual(["set.", "ver.", "vir."]);
    expect(shortNames(["maple", "mapping", "map"])).toEqual(["mapl.", "mapp.", "map"]);
  });

  it("are the numbers, where numbers are what tells them apart", () => {
    expect(shortNames(["class 0", "class 1", "class 10"])).toEqual(["0", "1", "10"]);
    expect(shortNames(["a1", "b1"])).toEqual(["a1", "b1"]);
  });

  it("are the names themselves where these are short", () => {
    expect(shortNames(["A", "B"])).toEqual(["A", "B"]);
    expect(shortNames(["only one"])).toEqual(["onl."]);
  });
});
