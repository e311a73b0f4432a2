import type { CommanderError } from "commander";
import { fromOutside } from "#core/wording/from-outside.ts";
import type { Wording } from "#core/wording/wording.ts";

/** One line for what commander refused, in our words; its own message where we have none. */
export function commanderSentence(error: CommanderError, { cli }: Wording): string {
  const [, quoted = ""] = /'([^']*)'/.exec(error.message) ?? [];
  const option = /--[\w-]+/.exec(quoted)?.[0] ?? quoted;
  switch (error.code) {
    case "commander.unknownOption": {
      const suggestion = /Did you mean (?:one of )?([^?,)]+)/.exec(error.message)?.[1] ?? null;
      return cli.fault({ kind: "unknown-option", option, suggestion });
    }
    case "commander.optionMissingArgument":
      return cli.fault({ kind: "missing-value", option });
    case "commander.excessArguments":
      return cli.fault({ kind: "too-many-arguments", command: quoted || "thalweg" });
    default:
      return fromOutside({ detail: error.message.replace(/^error: /, "") }).detail;
  }
}
