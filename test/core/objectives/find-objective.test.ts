import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "#core/objectives/catalogue.ts";
import { findObjective, type ObjectiveFault } from "#core/objectives/find-objective.ts";
import { anyText } from "../arbitraries.ts";

function foundId(text: string): string {
  const search = findObjective(text);
  return search.ok ? search.objective.id : search.fault.kind;
}

function faultOf(text: string): ObjectiveFault | null {
  const search = findObjective(text);
  return search.ok ? null : search.fault;
}

describe("an objective is found", () => {
  it.each([
    "x^2+sin(y)^2",
    "x^2 + sin(y)^2",
    "  X^2 + SIN(Y)^2  ",
    "x**2 + sin(y)**2",
    "x² + sin²(y)",
    "x²+sin²y",
    "x² + sin² y",
    "x^2+sin^2(y)",
    "x^2 + sin^2 y",
    "x² + sin(y)²",
    "x*x + sin(y)^2",
    "x·x + sin(y)^2",
    "x × x + sin²(y)",
    "J(x,y)=x^2+sin(y)^2",
    "J(x, y) = x² + sin²(y)",
    "j = x^2 + sin(y)^2",
    "J（x，y）＝ｘ＾２＋ｓｉｎ（ｙ）＾２",
    "ｘ²＋ｓｉｎ²（ｙ）",
    "x\u00a0^\u30002+sin(y)^2",
    "valley",
    " Valley ",
  ])("as the valley by “%s”", (text) => {
    expect(foundId(text)).toBe("valley");
  });

  it.each(["x^2", "x**2", "x²", "x*x", "J(x)=x^2", "J(x) = x²", "ｘ＾２", "parabola"])(
    "as the parabola by “%s”",
    (text) => {
      expect(foundId(text)).toBe("parabola");
    },
  );

  it.each([
    "(x - 1)^2 + 0.1",
    "(x-1)**2+0.1",
    "(x−1)²+0.1",
    "(x – 1)² + 0.1",
    "J(x) = (x − 1)² + 0.1",
    "（ｘ－１）²＋０．１",
    "SHIFTED-PARABOLA",
  ])("as the shifted parabola by “%s”", (text) => {
    expect(foundId(text)).toBe("shifted-parabola");
  });

  it("by its own id and its own expression, whatever the spaces", () => {
    const gap = fc.constantFrom("", " ", "  ", "\t");
    for (const objective of catalogue) {
      expect(foundId(objective.id)).toBe(objective.id);
      const signs = objective.expression.split(/\s*([+^()-])\s*/);
      fc.assert(
        fc.property(fc.array(gap, { minLength: 99, maxLength: 99 }), (gaps) => {
          const text = signs.map((sign, i) => `${sign}${gaps[i]}`).join("");
          expect(foundId(text)).toBe(objective.id);
        }),
      );
    }
  });
});

describe("an objective is not found", () => {
  it.each(["", " ", "\t\n", "\u3000", "J(x, y) =", "J ="])("in “%s”, which is empty", (text) => {
    expect(faultOf(text)).toEqual({ kind: "objective-empty" });
  });

  it.each([
    ["x^^2", "^", 3],
    ["x ^ ^ 2", "^", 5],
    ["x+*2", "*", 3],
    ["x^2 + (*y)", "*", 8],
    ["x***2", "*", 4],
    ["x****2", "**", 4],
    ["x* *3", "*", 4],
    ["x*/2", "/", 3],
    ["x^2 +", "+", 5],
    ["x^2+ ", "+", 4],
    ["x**", "**", 2],
    ["x^2 −", "−", 5],
    ["x^2 ×", "×", 5],
    ["x＾＾2", "＾", 3],
    ["x^2＋", "＋", 4],
  ])("in “%s”, whose “%s” in column %i is out of place", (text, operator, column) => {
    expect(faultOf(text)).toEqual({ kind: "objective-misplaced", text: operator, column });
  });

  it.each([
    ["sin()", "objective-no-argument"],
    ["sin(", "objective-unclosed"],
    ["x^2+sin^2(y", "objective-unclosed"],
    ["x²+sin²y)", "objective-unopened"],
    ["x2.5", "objective-unknown-name"],
    ["toString", "objective-unknown-name"],
    ["__proto__", "objective-character"],
    ["山谷", "objective-character"],
  ])("in “%s”: %s", (text, kind) => {
    expect(foundId(text)).toBe(kind);
  });

  it.each(["x^3", "x**3", "x**2 + y**2", "x*y", "-x^2", "x^2+sin(y)^2+1", "x^2.5", "x^22"])(
    "in the catalogue, but as a function of its own: “%s”",
    (text) => {
      const search = findObjective(text);
      expect(search.ok && catalogue.includes(search.objective)).toBe(false);
      expect(search.ok).toBe(true);
    },
  );

  it("by any text without an error, and the fault repeats what stands at its column", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const fault = faultOf(text);
        if (fault && "column" in fault) {
          expect(text.slice(fault.column - 1)).toContain(fault.text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("by random formulas without an error, and a misplaced sign stands in its column", () => {
    const sign = fc.constantFrom(..."xy12.+-*/^()= ²×·−＾＋", "sin", "J(x)=");
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const text = signs.join("");
        const fault = faultOf(text);
        if (fault?.kind !== "objective-misplaced") return;
        const there = text.slice(fault.column - 1, fault.column - 1 + fault.text.length);
        expect(there.normalize("NFKC")).toBe(fault.text.normalize("NFKC"));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["j", " ", ""],
    ["", "(", ""],
    ["", "* ", "x"],
    ["sin", "2", ""],
    ["J(", "x,", ""],
  ])("in 200 000 characters within a moment (%s%s…%s)", (head, filling, tail) => {
    const text = `${head}${filling.repeat(200_000 / filling.length)}${tail}`;
    expect(foundId(text)).toBe("objective-too-long");
  });
});

describe("a word that is nearly one", () => {
  it.each([
    ["sine(x)", "sine", 1, "sin"],
    ["x + cosine(x)", "cosine", 5, "cos"],
    ["sinx(y)", "sinx", 1, "sin"],
    ["sine x", "sine", 1, "sin"],
    ["gamma(x)", "gamma", 1, null],
  ])("in “%s” is not read as a product", (text, word, column, suggestion) => {
    expect(faultOf(text)).toMatchObject({
      kind: "objective-unknown-name",
      text: word,
      column,
      suggestion,
    });
  });

  it.each([
    ["1.2.3", ".3", 4],
    ["x + 1..5", ".5", 7],
  ])("“%s” is no product of numbers", (text, surplus, column) => {
    expect(faultOf(text)).toEqual({ kind: "objective-misplaced", text: surplus, column });
  });
});
