import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { type IsExact, list, numberList, readBySchema, strict, text } from "#core/common/schema.ts";

describe("a type and a schema", () => {
  // Held by the compiler: a wrong one ends the suite at its types.
  it("are the same only when they have the same members, optional ones too", () => {
    expectTypeOf<IsExact<{ readonly a: number }, { a: number }>>().toEqualTypeOf<true>();
    expectTypeOf<IsExact<{ a: readonly number[] }, { a: number[] }>>().toEqualTypeOf<true>();
    expectTypeOf<IsExact<{ a: number; b?: number }, { a: number }>>().toEqualTypeOf<false>();
    expectTypeOf<IsExact<{ a: number }, { a?: number }>>().toEqualTypeOf<false>();
    expectTypeOf<IsExact<{ a: { b: 1; c?: 2 } }, { a: { b: 1 } }>>().toEqualTypeOf<false>();
    expectTypeOf<IsExact<{ k: 1 } | { k: 2; m?: 1 }, { k: 1 } | { k: 2 }>>().toEqualTypeOf<false>();
    expectTypeOf<IsExact<"a" | "b", "a">>().toEqualTypeOf<false>();
  });
});

describe("a strict object", () => {
  const schema = strict({ a: z.number(), inner: strict({ b: text(3) }) });

  it("names what it does not know, with its place", () => {
    expect(readBySchema(schema, { a: 1, inner: { b: "x" } })).toEqual({
      ok: true,
      value: { a: 1, inner: { b: "x" } },
    });
    expect(readBySchema(schema, { a: 1, inner: { b: "x" }, c: 1 })).toEqual({
      ok: false,
      fault: { where: "", unknownName: "c" },
    });
    for (const name of ["c", "__proto__", "constructor", "toString", "花"]) {
      const value: unknown = JSON.parse(`{"a":1,"inner":{"b":"x","${name}":{"d":1}}}`);
      expect(readBySchema(schema, value)).toEqual({
        ok: false,
        fault: { where: "inner", unknownName: name },
      });
    }
    expect(Object.hasOwn(Object.prototype, "d")).toBe(false);
  });

  it("says where a text is too long", () => {
    expect(readBySchema(schema, { a: 1, inner: { b: "xxxx" } })).toEqual({
      ok: false,
      fault: { where: "inner.b", unknownName: null },
    });
  });
});

describe("a list", () => {
  const points = list(strict({ x: z.number() }), 3, 1);

  it("names the first wrong element, and what is unknown in it", () => {
    expect(readBySchema(points, [{ x: 1 }, { x: 2 }])).toEqual({
      ok: true,
      value: [{ x: 1 }, { x: 2 }],
    });
    expect(readBySchema(points, [{ x: 1 }, { x: "2" }, { x: "3" }])).toEqual({
      ok: false,
      fault: { where: "1.x", unknownName: null },
    });
    expect(readBySchema(list(points, 9), [[{ x: 1 }], [{ x: 1, y: 2 }]])).toEqual({
      ok: false,
      fault: { where: "1.0", unknownName: "y" },
    });
  });

  it.each([[undefined], [null], ["text"], [{ length: 2 }], [[]], [[1, 2, 3, 4]]])(
    "has at least and at most so many elements: not %j",
    (value) => {
      const refused = { ok: false, fault: { where: "a", unknownName: null } };
      const holder = value === undefined ? {} : { a: value };
      expect(readBySchema(strict({ a: points }), holder)).toEqual(refused);
      expect(readBySchema(strict({ a: numberList(3, 1) }), holder)).toEqual(refused);
    },
  );

  it("is measured before its elements are looked at", () => {
    const many: unknown[] = new Array(100);
    Object.defineProperty(many, 0, {
      get: () => {
        throw new Error("looked at");
      },
    });
    expect(readBySchema(points, many).ok).toBe(false);
    expect(readBySchema(numberList(3), many).ok).toBe(false);
  });

  it("of numbers takes finite ones alone, and says which is none", () => {
    const numbers = numberList(4);
    expect(readBySchema(numbers, [1, -0, 1e300])).toEqual({ ok: true, value: [1, -0, 1e300] });
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, "1", null, [1], undefined]) {
      expect(readBySchema(numbers, [1, wrong, wrong])).toEqual({
        ok: false,
        fault: { where: "1", unknownName: null },
      });
    }
  });
});
