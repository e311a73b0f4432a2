import { assertNever } from "#core/common/assert-never.ts";
import { DescentRun } from "#core/descent/descent-run.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { Trajectory } from "#core/descent/trajectory.ts";
import { variableNames } from "#core/objectives/objective.ts";
import type { Wording } from "#core/wording/wording.ts";
import { type DescentOptions, type DescentRequest, descentRequest } from "./descent-options.ts";
import { choiceOf } from "./option-values.ts";
import { writeOut } from "./output.ts";

/** Rows written at a time. */
const batchRows = 4096;

/**
 * Runs a descent and prints its iterates.
 *
 * @throws CliError for wrong options
 */
export async function descend(
  options: DescentOptions & { readonly format: string },
  wording: Wording,
): Promise<void> {
  const format = choiceOf("--format", options.format, ["table", "csv", "json"]);
  const request = descentRequest(options);
  const run = new DescentRun(request.objective, request.settings);
  const outcome = run.advance(Number.POSITIVE_INFINITY);
  if (outcome === null) throw new Error("a run without a bound on its steps has not ended");
  switch (format) {
    case "csv":
      return printCsv(run.trajectory);
    case "json":
      return printJson(request, run.trajectory, outcome);
    case "table":
      return printTable(request, run.trajectory, outcome, wording);
    default:
      return assertNever(format);
  }
}

async function printCsv(trajectory: Trajectory): Promise<void> {
  await writeOut(`step,${columnsOf(trajectory).join(",")},value\n`);
  await writeRows(trajectory, (step) => `${[step, ...rowOf(trajectory, step)].join(",")}\n`);
}

async function printJson(
  { objective, settings }: DescentRequest,
  trajectory: Trajectory,
  outcome: Outcome,
): Promise<void> {
  const head = {
    objective: objective.expression,
    optimizer: settings.rule.optimizer,
    outcome: outcome.kind,
    steps: outcome.steps,
  };
  const separated = (step: number, text: string): string => (step === 0 ? text : `,${text}`);
  await writeOut(`${JSON.stringify(head).slice(0, -1)},"points":[`);
  await writeRows(trajectory, (step) => {
    return separated(step, `[${trajectory.pointAt(step).map(exact).join(",")}]`);
  });
  await writeOut('],"values":[');
  await writeRows(trajectory, (step) => separated(step, exact(trajectory.values[step])));
  await writeOut("]}\n");
}

async function printTable(
  { settings }: DescentRequest,
  trajectory: Trajectory,
  outcome: Outcome,
  { cli, numbers, status }: Wording,
): Promise<void> {
  const columns = [...columnsOf(trajectory), "J"];
  const width = 14;
  const stepWidth = Math.max(cli.tableSteps.length, String(trajectory.length).length);
  await writeOut(
    `${cli.tableSteps.padStart(stepWidth)}${columns.map((name) => name.padStart(width)).join("")}\n`,
  );
  await writeRows(trajectory, (step) => {
    const cells = [...trajectory.pointAt(step), trajectory.values[step]].map((value) =>
      numbers.fixed(value),
    );
    return `${String(step).padStart(stepWidth)}${cells.map((cell) => cell.padStart(width)).join("")}\n`;
  });
  const { headline, detail } = status.outcome(outcome, settings.stop.value);
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

function rowOf(trajectory: Trajectory, step: number): readonly string[] {
  return [...trajectory.pointAt(step), trajectory.values[step]].map(exact);
}

/** Digits that read back to the same double, −0 included. */
function exact(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
