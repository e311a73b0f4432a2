import { Command } from "commander";
import { textEncodings } from "#core/data/text-encoding.ts";
import { optimizerNames } from "#core/optimizers/optimizer-table.ts";
import { viewNames } from "#core/session/session.ts";
import { tasks } from "#core/training/data-set.ts";
import type { Wording } from "#core/wording/wording.ts";
import { appVersion } from "../app-version.ts";
import type { DescentOptions } from "./descent-options.ts";
import type { RenderOptions } from "./render.ts";
import type { TrainOptions } from "./train-options.ts";
import { hiddenActivationNames, networkOptimizerNames } from "./training-names.ts";

/** The options that say what is descended; each a plain text until it is checked. */
const descentOptionNames = [
  ["objective", "EXPRESSION"],
  ["start", "X,Y"],
  ["optimizer", "NAME"],
  ["learning-rate", "N"],
  ["momentum", "N"],
  ["alpha", "N"],
  ["beta1", "N"],
  ["beta2", "N"],
  ["rho", "N"],
  ["epsilon", "N"],
  ["weight-decay", "N"],
  ["schedule", "NAME"],
  ["stop-value", "J"],
  ["stop-gradient", "G"],
  ["max-steps", "N"],
] as const;

/** The options that say what is trained; those without a value are there or not. */
const trainingOptionNames = [
  ["dataset", "NAME|FILE.csv"],
  ["task", "TASK"],
  ["targets", "N"],
  ["target", "COLUMN"],
  ["inputs", "COLUMNS"],
  ["skip-missing", null],
  ["separator", "MARK"],
  ["decimal", "MARK"],
  ["encoding", "NAME"],
  ["header", null],
  ["no-header", null],
  ["hidden", "N,N"],
  ["activation", "NAME"],
  ["network", "FILE.json"],
  ["optimizer", "NAME"],
  ["learning-rate", "N"],
  ["momentum", "N"],
  ["alpha", "N"],
  ["beta1", "N"],
  ["beta2", "N"],
  ["rho", "N"],
  ["epsilon", "N"],
  ["weight-decay", "N"],
  ["schedule", "NAME"],
  ["epochs", "N"],
  ["batch-size", "N|full"],
  ["seed", "N"],
  ["standardise", null],
  ["l2", "N"],
  ["test-part", "P"],
  ["stop-loss", "E"],
  ["patience", "N"],
  ["save", "FILE.json"],
  ["report-every", "N"],
] as const;

/**
 * The commands and their options. Each command's code is loaded when it is carried out: `descend`
 * loads nothing of the window.
 */
export function createProgram(wording: Wording): Command {
  const { cli } = wording;
  const program = silent(new Command("thalweg"), wording)
    .helpCommand(false)
    .description(cli.summary)
    .enablePositionalOptions()
    .version(appVersion(), "--version", cli.options.version)
    .helpOption("--help", cli.options.help);
  addOpen(program, wording);
  addServe(program, wording);
  addDescend(program, wording);
  addTrain(program, wording);
  addRender(program, wording);
  return program;
}

function addOpen(program: Command, wording: Wording): void {
  const { cli } = wording;
  subcommand(program, wording, "open", { isDefault: true })
    .description(cli.open)
    .argument("[FILE]", cli.options.file)
    .option("--host <HOST>", cli.options.host, "auto")
    .option("--lang <LANG>", cli.options.lang)
    .action(async (file: string | undefined, options: { host: string; lang?: string }) => {
      const { open } = await import("./open.ts");
      await open(file ?? null, options, wording);
    });
}

function addServe(program: Command, wording: Wording): void {
  const { cli } = wording;
  subcommand(program, wording, "serve")
    .description(cli.serve)
    .argument("[FILE]", cli.options.file)
    .option("--port <N>", cli.options.port)
    .option("--lang <LANG>", cli.options.lang)
    .action(async (file: string | undefined, options: { port?: string; lang?: string }) => {
      const { serve } = await import("./serve.ts");
      await serve(file ?? null, options, wording);
    });
}

function addDescend(program: Command, wording: Wording): void {
  const { cli } = wording;
  withDescentOptions(subcommand(program, wording, "descend"), wording)
    .description(cli.descend)
    .option("--format <FORMAT>", cli.options.format, "table")
    .option("--lang <LANG>", cli.options.lang)
    .action(async (options: DescentOptions & { format: string }) => {
      const { descend } = await import("./descend.ts");
      await descend(options, wording);
    });
}

function addTrain(program: Command, wording: Wording): void {
  const { cli, training } = wording;
  const command = subcommand(program, wording, "train").description(cli.train);
  const help = { ...cli.options, ...cli.trainingOptions, ...cli.table.options };
  const choices: Readonly<Record<string, readonly string[]>> = {
    dataset: Object.keys(training.dataSets),
    task: tasks,
    activation: hiddenActivationNames,
    optimizer: networkOptimizerNames,
    encoding: textEncodings,
  };
  for (const [name, value] of trainingOptionNames) {
    const text = name in choices ? cli.withChoices(help[name], choices[name]) : help[name];
    const flags = value === null ? `--${name}` : `--${name} <${value}>`;
    if (name === "target" || name === "inputs") command.option(flags, text, collected);
    else command.option(flags, text);
  }
  command
    .option("--format <FORMAT>", cli.options.format, "table")
    .option("--lang <LANG>", cli.options.lang)
    .action(async (options: TrainOptions & { format: string }) => {
      const { train } = await import("./train.ts");
      await train(options, wording);
    });
}

function addRender(program: Command, wording: Wording): void {
  const { cli } = wording;
  withDescentOptions(subcommand(program, wording, "render"), wording)
    .description(cli.render)
    .argument("[FILE]", cli.options.file)
    .option("--out <FILE>", cli.options.out)
    .option("--view <VIEW>", cli.withChoices(cli.options.view, viewNames))
    .option("--width <PX>", cli.options.width, "1600")
    .option("--height <PX>", cli.options.height, "1000")
    .option("--scale <N>", cli.options.scale, "1")
    .option("--azimuth <DEG>", cli.options.azimuth)
    .option("--elevation <DEG>", cli.options.elevation)
    .option("--theme <THEME>", cli.options.theme, "light")
    .option("--lang <LANG>", cli.options.lang)
    .action(async (file: string | undefined, options: RenderOptions) => {
      const { render } = await import("./render.ts");
      await render(file ?? null, options, wording);
    });
}

function withDescentOptions(command: Command, { cli }: Wording): Command {
  for (const [name, value] of descentOptionNames) {
    const help = cli.options[name];
    const flags = `--${name} <${value}>`;
    if (name === "start" || name === "learning-rate") command.option(flags, help, collected);
    else command.option(flags, name === "optimizer" ? cli.withChoices(help, optimizerNames) : help);
  }
  return command;
}

/** An option that may be given several times. */
function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function subcommand(
  program: Command,
  wording: Wording,
  name: string,
  options: { isDefault?: boolean } = {},
): Command {
  return silent(program.command(name, options), wording).helpOption(
    "--help",
    wording.cli.options.help,
  );
}

/** Errors come out of `parseAsync` instead of going to stderr and ending the process. */
function silent(command: Command, { cli }: Wording): Command {
  return command
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => helpTitle(title, cli) })
    .showSuggestionAfterError();
}

/** Our words for commander's heads, which are English whatever the language. */
function helpTitle(title: string, { helpTitles }: Wording["cli"]): string {
  const name = title.replace(/:$/, "").toLowerCase();
  const ours = Object.entries(helpTitles).find(([key]) => key === name);
  return ours ? `${ours[1]}:` : title;
}
