import { expect, it } from "vitest";
import { assertNever } from "#core/common/assert-never.ts";

it("names the value that should not have come", () => {
  const smuggled: unknown = { kind: "from a newer version" };
  expect(() => assertNever(smuggled as never)).toThrow(
    new Error('unexpected value: {"kind":"from a newer version"}'),
  );
});
