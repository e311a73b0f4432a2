import type { z } from "zod";
import type { faultSchema } from "./fault-schema.ts";

/** Why a request failed. */
export type Fault = z.infer<typeof faultSchema>;

/** An error that carries the facts of a failed request. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(`request failed: ${fault.kind}`, options);
    this.name = "FaultError";
    this.fault = fault;
  }
}

/** The facts of any error: its own when it has them, else that something unforeseen happened. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { kind: "internal", detail: error instanceof Error ? error.message : String(error) };
}
