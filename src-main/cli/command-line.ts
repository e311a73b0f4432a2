import { type Command, CommanderError } from "commander";
import { FaultError, faultOf } from "#core/protocol/faults.ts";
import { isLanguage, type Language, languageFor, languages } from "#core/wording/language.ts";
import type { Wording } from "#core/wording/wording.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { CliError, exitStatus } from "./cli-error.ts";
import { commanderSentence } from "./commander-words.ts";
import { choiceOf } from "./option-values.ts";
import { obeyClosedOutput, writeError } from "./output.ts";
import { createProgram } from "./program.ts";

/**
 * Runs one command line.
 *
 * @param args what follows the program's name
 * @returns the exit status: 0 done, 1 failed, 2 the input was wrong
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const wording = wordingFor(commandLineLanguage(args, process.env));
  obeyClosedOutput((error) => report(error, wording));
  try {
    checkLanguage(args);
    const program: Command = createProgram(wording);
    await program.parseAsync([...args], { from: "user" });
    return Number(process.exitCode ?? exitStatus.done);
  } catch (error) {
    return report(error, wording);
  }
}

/** The language that `--lang` asks for, else that of the environment, else the system's. */
export function commandLineLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const asked = askedLanguage(args);
  if (asked !== undefined && isLanguage(asked)) return asked;
  const posix = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return languageFor(posix?.replace("_", "-") ?? Intl.DateTimeFormat().resolvedOptions().locale);
}

function askedLanguage(args: readonly string[]): string | undefined {
  const at = args.indexOf("--lang");
  return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith("--lang="))?.slice(7);
}

/** Every command speaks the same languages; so `--lang` is checked once, for all of them. */
function checkLanguage(args: readonly string[]): void {
  const asked = askedLanguage(args);
  if (asked !== undefined) choiceOf("--lang", asked, languages);
}

function report(error: unknown, wording: Wording): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitStatus.done;
    writeError(commanderSentence(error, wording));
    return exitStatus.wrongInput;
  }
  if (error instanceof CliError) {
    writeError(error.sentence(wording));
    return error.status;
  }
  if (error instanceof FaultError) {
    writeError(wording.fault(error.fault));
    return isInputFault(error) ? exitStatus.wrongInput : exitStatus.failed;
  }
  writeError(wording.fault(faultOf(error)));
  return exitStatus.failed;
}

/** A file that a person named and that cannot be what they meant. */
function isInputFault({ fault }: FaultError): boolean {
  return (
    fault.kind === "bad-session-file" ||
    fault.kind === "bad-network-file" ||
    fault.kind === "bad-data-file" ||
    fault.kind === "not-a-document" ||
    fault.kind === "cannot-read" ||
    fault.kind === "file-too-large"
  );
}
