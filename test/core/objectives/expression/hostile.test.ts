import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostNodes } from "#core/objectives/expression/expression-graph.ts";
import { readExpression } from "#core/objectives/expression/read-expression.ts";
import { findObjective, ObjectiveFinder } from "#core/objectives/find-objective.ts";
import { en } from "#core/wording/en.ts";
import { zhCn } from "#core/wording/zh-cn.ts";
import { anyText } from "../../arbitraries.ts";

const pieces = [
  ..."xyXYeπ0123456789.+-−*·×/÷^()|,，（）²³⁻ \t=%$#@!&[]{}<>?;:'\"`~_\\\\",
  "sin",
  "sin²",
  "ln",
  "sqrt(",
  "min(",
  "atan2(x,",
  "**",
  "^^",
  "1e308",
  "9^9^9^",
  "x^x^x^",
  "exp(exp(",
  "constructor",
  "__proto__",
  "prototype",
  "toString",
  "import(",
  "process.exit()",
  "globalThis",
  "eval(",
  "Function(",
  "createUnit(",
  "simplify(",
  "parse(",
  "derivative(",
  "f(x)=",
  "x=",
  "x:",
  "[1,2]",
  "'a'",
  "2 inch",
  "x.y",
  "\u202e",
  "\ud800",
  "🏔",
];
const grammatical = fc
  .array(fc.constantFrom(...pieces), { maxLength: 40 })
  .map((all) => all.join(""));
const nested = fc
  .tuple(fc.constantFrom("(", "sin(", "|", "√(", "-", "x^(", "1/(", "exp("), fc.nat(200))
  .map(([opening, depth]) => opening.repeat(depth));
const closed = fc
  .tuple(fc.constantFrom("sin", "exp", "sqrt", "tanh", "cbrt", "abs", ""), fc.nat(60))
  .map(([name, depth]) => `${`${name}(`.repeat(depth)}x*y${")".repeat(depth)}`);
const products = fc
  .nat(120)
  .map((count) => Array.from({ length: count }, (_, i) => `(x+${i}y)`).join(""));
const towers = fc.nat(80).map((count) => `x${"^x".repeat(count)}`);
const hostile = fc.oneof(anyText, grammatical, grammatical, nested, closed, products, towers);

/** Words that a generated source may consist of: numbers, its own names, and mathematics. */
const harmless = /^"use strict";(\n(const t\d+ = [^;\n]*;|out\[\d\] = [^;\n]*;|return [^;\n]*;))+$/;
const harmlessPart =
  /^(point\[[01]\]|t\d+|Math\.[a-z0-9]+|[-\d.e+ ()*/,]|<=|===|\?|:|Infinity|NaN)*$/;

describe("ten thousand random and malicious texts", () => {
  it("each give a function or one sentence, and reach nothing but mathematics", () => {
    const sources: string[] = [];
    const finder = new ObjectiveFinder((parameters, body) => {
      sources.push(body);
      return new Function(...parameters, body) as (
        point: Float64Array,
        out: Float64Array,
      ) => number;
    });
    let functions = 0;
    fc.assert(
      fc.property(hostile, (text) => {
        const search = finder.byText(text);
        if (search.ok) {
          functions++;
          const { dimension, suggested } = search.objective;
          const point = Float64Array.from(suggested.start);
          expect(point).toHaveLength(dimension);
          search.objective.hessian(point, new Float64Array(dimension ** 2));
          expect(Number.isFinite(search.objective.value(point))).toBe(true);
          return;
        }
        for (const { objectiveFault } of [en, zhCn]) {
          const sentence = objectiveFault(search.fault);
          expect(sentence).not.toBe("");
          expect(sentence).not.toContain("undefined");
          expect(sentence.split("\n")).toHaveLength(
            text.includes("\n") ? sentence.split("\n").length : 1,
          );
        }
      }),
      { numRuns: 10_000 },
    );
    expect(functions).toBeGreaterThan(300);
    for (const source of sources) {
      expect(source).toMatch(harmless);
      for (const line of source.split("\n").slice(1)) {
        expect(line.replace(/^(const t\d+ = |out\[\d\] = |return )/, "").replace(/;$/, "")).toMatch(
          harmlessPart,
        );
      }
    }
  }, 120_000);

  it("takes work that is bounded, whatever is written", () => {
    const started = performance.now();
    let slowest = 0;
    for (const text of worst()) {
      const before = performance.now();
      findObjective(text);
      slowest = Math.max(slowest, performance.now() - before);
    }
    console.log(`slowest of the worst texts: ${slowest.toFixed(1)} ms`);
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(mostNodes).toBeLessThanOrEqual(20_000);
  }, 90_000);
});

/** The longest that can be written of what multiplies when it is differentiated. */
function worst(): string[] {
  const fill = (piece: string): string => piece.repeat(Math.floor(500 / piece.length));
  return [
    fill("(x+y)"),
    fill("xy"),
    fill("sin(x)y"),
    `${fill("x^y+")}x`.slice(0, 499),
    `${"exp(sin(".repeat(19)}xy${"))".repeat(19)}`,
    `${"sqrt(x*y+".repeat(38)}x${")".repeat(38)}`,
    `x${"^x".repeat(38)}`,
    `${"min(x,max(y,".repeat(18)}x${"))".repeat(18)}`,
    `${"(".repeat(39)}x${")".repeat(39)}`,
    `${"x/(y+".repeat(39)}1${")".repeat(39)}`,
    `${"atan2(x,hypot(y,".repeat(18)}x${"))".repeat(18)}`,
  ];
}

describe("a formula that is wrong", () => {
  const sentence = (text: string): string => {
    const reading = readExpression(text);
    return reading.ok ? "" : en.objectiveFault(reading.fault);
  };

  it.each([
    ["x + foo(2)", "“foo” at column 5 is not a function; did you mean “floor”?"],
    ["x + z", "“z” at column 5 is not a variable; write the function in x, or in x and y"],
    ["x2 + 1", "“x2” at column 1 is not a variable; did you mean “x^2”?"],
    [
      "x +",
      "“+” at column 3 has nothing to work on; write something on both sides of it, or leave it out",
    ],
    ["(x + 1", "“(” at column 1 is never closed; write “)” where it ends"],
    ["x + 1)", "“)” at column 6 closes what was never opened; leave it out, or open it before"],
    ["|x", "“|” at column 1 is never closed; write “|” where it ends"],
    ["sin()", "“sin” at column 1 has nothing to be taken of; write what, as in sin(x)"],
    ["min(x)", "“min” at column 1 is taken of 2 things, not 1; separate them by commas"],
    ["x = 3", "“=” at column 3 is no part of a formula; write one such as x^2 + sin(y)^2"],
    ["1e999 x", "“1e999” at column 1 is too large for a number; the largest is about 1.8e308"],
    [
      "x * * y",
      "“*” at column 5 has nothing to work on; write something on both sides of it, or leave it out",
    ],
    ["ｘ＋ｆｏｏ（ｙ）", "“ｆｏｏ” at column 3 is not a function; did you mean “floor”?"],
  ])("%s: %s", (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });
});
