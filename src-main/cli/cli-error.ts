import type { CliFault } from "#core/wording/cli-wording.ts";
import type { TableCliFault } from "#core/wording/table-cli-wording.ts";
import type { Wording } from "#core/wording/wording.ts";

/** Exit statuses of the command line. */
export const exitStatus = { done: 0, failed: 1, wrongInput: 2 } as const;

/**
 * An error that ends the command with one line on stderr. Its sentence is made when it is shown,
 * in the language of the moment.
 */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly status: 1 | 2;
  readonly sentence: (wording: Wording) => string;

  constructor(status: 1 | 2, sentence: (wording: Wording) => string, options?: ErrorOptions) {
    super("the command line was refused or failed", options);
    this.status = status;
    this.sentence = sentence;
  }
}

/** The error for a table that was refused, or an option about tables. */
export function wrongTable(fault: TableCliFault): CliError {
  return new CliError(exitStatus.wrongInput, (wording) => wording.cli.table.fault(fault));
}

/** The error for input that was refused. */
export function wrongInput(fault: CliFault): CliError {
  return new CliError(exitStatus.wrongInput, (wording) => wording.cli.fault(fault));
}
