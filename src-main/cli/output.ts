import { once } from "node:events";
import { FaultError } from "#core/protocol/faults.ts";
import { visible } from "#core/wording/from-outside.ts";
import { systemCode } from "../documents/system-code.ts";

/**
 * Writes to stdout and waits while the reader is slow.
 *
 * @throws FaultError `cannot-write`, as on a full disk
 */
export async function writeOut(text: string): Promise<void> {
  try {
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
  } catch (error) {
    throw outputFault(error);
  }
}

/** Writes one line to stderr: one, whatever it was made of. */
export function writeError(line: string): void {
  process.stderr.write(`thalweg: ${visible(line)}\n`);
}

/**
 * Ends the process when stdout takes no more: quietly when its reader has gone (`| head`), as other
 * commands do, else after `report`. Call it once.
 */
export function obeyClosedOutput(report: (error: FaultError) => void): void {
  process.stdout.on("error", (error) => {
    if (systemCode(error) === "EPIPE") process.exit(0);
    report(outputFault(error));
    process.exit(1);
  });
}

/** Digits that read back to the same double, −0 included. */
export function exactDigits(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function outputFault(error: unknown): FaultError {
  return new FaultError(
    { kind: "cannot-write", path: "stdout", code: systemCode(error) },
    { cause: error },
  );
}
