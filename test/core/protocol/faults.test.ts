import { describe, expect, it } from "vitest";
import { faultSchema } from "#core/protocol/fault-schema.ts";
import { FaultError, faultOf } from "#core/protocol/faults.ts";

describe("the facts of an error", () => {
  it("are its own when it has them", () => {
    const fault = { kind: "unknown-objective", fault: { kind: "objective-empty" } } as const;
    expect(faultOf(new FaultError(fault))).toEqual(fault);
  });

  it("quote texts from outside only as far as they cross the port", () => {
    const long = "a".repeat(1e6);
    const faults = [
      faultOf(new FaultError({ kind: "cannot-read", path: long, code: long })),
      faultOf(
        new FaultError({
          kind: "bad-session-file",
          name: long,
          fault: { kind: "session-unknown-member", where: long, name: long },
        }),
      ),
      faultOf(new Error(long)),
    ];
    for (const fault of faults) expect(faultSchema.parse(fault)).toEqual(fault);
  });

  it("are that something unforeseen happened when it has none", () => {
    expect(faultOf(new TypeError("no such thing"))).toEqual({
      kind: "internal",
      detail: "no such thing",
    });
    expect(faultOf("a text")).toEqual({ kind: "internal", detail: "a text" });
    expect(faultOf(undefined)).toEqual({ kind: "internal", detail: "undefined" });
    expect(faultOf({ fault: { kind: "disconnected" } })).toMatchObject({ kind: "internal" });
  });

  it("stand in its message, with what caused it", () => {
    const cause = new Error("deeper");
    const error = new FaultError({ kind: "run-cancelled" }, { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("FaultError");
    expect(error.message).toBe("request failed: run-cancelled");
    expect(error.cause).toBe(cause);
  });
});
