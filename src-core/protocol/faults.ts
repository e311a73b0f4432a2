import type { z } from "zod";
import { longestQuote } from "../common/schema.ts";
import type { faultSchema } from "./fault-schema.ts";

/** Why a request failed. */
export type Fault = z.infer<typeof faultSchema>;

/** A fault whose texts, which may come from anywhere, are as long as they may be on the port. */
function quotable<Value>(value: Value): Value {
  const cut = (part: unknown): unknown => {
    if (typeof part === "string") return part.slice(0, longestQuote);
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, cut(member)]));
  };
  return cut(value) as Value;
}

/** An error that carries the facts of a failed request. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(`request failed: ${fault.kind}`, options);
    this.name = "FaultError";
    this.fault = quotable(fault);
  }
}

/** The facts of any error: its own when it has them, else that something unforeseen happened. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  const detail = error instanceof Error ? error.message : String(error);
  return quotable<Fault>({ kind: "internal", detail });
}
