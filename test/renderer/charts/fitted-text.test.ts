import { describe, expect, it } from "vitest";
import { fittedName, fittedText } from "../../../src-renderer/charts/fitted-text.ts";

describe("a text that is too long for its place", () => {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("there is no canvas");
  context.font = "10px monospace";
  const letter = context.measureText("m").width;

  it("ends in three dots where it is cut", () => {
    expect(fittedText(context, "flipper length", letter * 8)).toBe("flipper…");
    expect(fittedText(context, "mass", letter * 8)).toBe("mass");
  });

  it("keeps the class of an input that a class became, and loses of its column's name", () => {
    expect(fittedName(context, "island=Biscoe", letter * 20)).toBe("island=Biscoe");
    expect(fittedName(context, "island=Biscoe", letter * 11)).toBe("isl…=Biscoe");
    expect(fittedName(context, "island=Biscoe", letter * 7)).toBe("=Biscoe");
    expect(fittedName(context, "island=Biscoe", letter * 4)).toBe("=Bi…");
    expect(fittedName(context, "=Biscoe", letter * 4)).toBe("=Bi…");
  });
});
