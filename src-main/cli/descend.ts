import { assertNever } from "#core/common/assert-never.ts";
import { DescentRun } from "#core/descent/descent-run.ts";
import { diagnose } from "#core/descent/diagnose.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { RunSettings } from "#core/descent/run-settings.ts";
import type { Trajectory } from "#core/descent/trajectory.ts";
import { type Objective, variableNames } from "#core/objectives/objective.ts";
import { allRunNames } from "#core/wording/run-names.ts";
import type { Wording } from "#core/wording/wording.ts";
import { type DescentOptions, descentRequest } from "./descent-options.ts";
import { choiceOf } from "./option-values.ts";
import { exactDigits, writeOut } from "./output.ts";
import { type Column, cellText, columnWidth, displayWidth, padded } from "./printed-columns.ts";

/** Rows written at a time. */
const batchRows = 4096;

/**
 * Runs the descents asked for and prints their iterates.
 *
 * @throws CliError for wrong options
 */
export async function descend(
  options: DescentOptions & { readonly format: string },
  wording: Wording,
): Promise<void> {
  const format = choiceOf("--format", options.format, ["table", "csv", "json"]);
  const { objective, runs } = descentRequest(options);
  const descents = runs.map((settings): Descent => {
    const run = new DescentRun(objective, settings);
    const outcome = run.advance(Number.POSITIVE_INFINITY);
    if (outcome === null) throw new Error("a run without a bound on its steps has not ended");
    return { objective, settings, trajectory: run.trajectory, outcome };
  });
  switch (format) {
    case "csv":
      return printCsv(descents);
    case "json":
      return printJson(descents);
    case "table":
      return printTables(descents, wording);
    default:
      return assertNever(format);
  }
}

/** A descent that was made. */
interface Descent {
  readonly objective: Objective;
  readonly settings: RunSettings;
  readonly trajectory: Trajectory;
  readonly outcome: Outcome;
}

/** Several runs stand under one another, each row beginning with its run's number, from 0. */
async function printCsv(descents: readonly Descent[]): Promise<void> {
  const isOne = descents.length === 1;
  const [{ trajectory: first }] = descents;
  await writeOut(`${isOne ? "" : "run,"}step,${columnsOf(first).join(",")},value\n`);
  for (const [run, { trajectory }] of descents.entries()) {
    const lead = isOne ? "" : `${run},`;
    await writeRows(
      trajectory,
      (step) => `${lead}${[step, ...rowOf(trajectory, step)].join(",")}\n`,
    );
  }
}

/** One run is an object; several are a list of such. */
async function printJson(descents: readonly Descent[]): Promise<void> {
  const isOne = descents.length === 1;
  if (!isOne) await writeOut("[");
  for (const [run, descent] of descents.entries()) {
    if (run > 0) await writeOut(",\n");
    await printJsonObject(descent);
  }
  await writeOut(isOne ? "\n" : "]\n");
}

async function printJsonObject({
  objective,
  settings,
  trajectory,
  outcome,
}: Descent): Promise<void> {
  const head = {
    objective: objective.expression,
    optimizer: settings.rule.optimizer,
    outcome: outcome.kind,
    steps: outcome.steps,
  };
  const separated = (step: number, text: string): string => (step === 0 ? text : `,${text}`);
  await writeOut(`${JSON.stringify(head).slice(0, -1)},"points":[`);
  await writeRows(trajectory, (step) => {
    return separated(step, `[${trajectory.pointAt(step).map(exactDigits).join(",")}]`);
  });
  await writeOut('],"values":[');
  await writeRows(trajectory, (step) => separated(step, exactDigits(trajectory.values[step])));
  await writeOut("]}");
}

async function printTables(descents: readonly Descent[], wording: Wording): Promise<void> {
  const names = allRunNames(
    descents.map(({ settings }, id) => ({ ...settings, id, isHidden: false })),
    wording,
  );
  for (const [run, descent] of descents.entries()) {
    if (descents.length > 1) await writeOut(`${run > 0 ? "\n" : ""}${names[run].name}\n`);
    await printTable(descent, wording);
  }
}

async function printTable(
  { objective, settings, trajectory, outcome }: Descent,
  { cli, numbers, diagnosis }: Wording,
): Promise<void> {
  const heads = [...columnsOf(trajectory), "J"];
  const columns = heads.map((_, place) => columnOf(trajectory, place));
  const widths = columns.map((column) => columnWidth(column, numbers));
  const lastStep = numbers.count(trajectory.length - 1);
  const stepWidth = Math.max(displayWidth(cli.tableSteps), lastStep.length);
  const line = (first: string, cells: readonly string[]): string =>
    `${padded(first, stepWidth)}${cells.map((cell, column) => padded(cell, widths[column])).join("")}\n`;
  await writeOut(line(cli.tableSteps, heads));
  await writeRows(trajectory, (step) =>
    line(
      numbers.count(step),
      columns.map((column) => cellText(column, step, numbers)),
    ),
  );
  const found = diagnose(objective, settings, trajectory, outcome);
  const { headline, detail } = diagnosis(found, outcome, settings.stop);
  await writeOut(`${headline} ${detail}\n`);
}

async function writeRows(trajectory: Trajectory, write: (step: number) => string): Promise<void> {
  for (let first = 0; first < trajectory.length; first += batchRows) {
    const end = Math.min(trajectory.length, first + batchRows);
    let text = "";
    for (let step = first; step < end; step++) text += write(step);
    await writeOut(text);
  }
}

function columnsOf({ dimension }: Trajectory): readonly string[] {
  return variableNames(dimension === 1 ? 1 : 2);
}

/** The numbers of a column: of a coordinate, or, after them, the values of J. */
function columnOf({ dimension, points, values, length }: Trajectory, place: number): Column {
  return {
    length,
    valueAt: (row) => (place < dimension ? points[row * dimension + place] : values[row]),
  };
}

function rowOf(trajectory: Trajectory, step: number): readonly string[] {
  return [...trajectory.pointAt(step), trajectory.values[step]].map(exactDigits);
}
