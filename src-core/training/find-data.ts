import { assertNever } from "../common/assert-never.ts";
import { type LastColumnsReading, readLastColumns } from "../data/table/last-columns.ts";
import { readTable } from "../data/table/read-table.ts";
import { builtInData, tasksOf } from "./built-in-data.ts";
import { classifiedData } from "./classified-data.ts";
import type { DataReference } from "./data-reference.ts";
import { type DataSet, mostPlacedPoints, type PlacedPoint, type Task } from "./data-set.ts";
import type { TrainingFault } from "./training-fault.ts";

/** The data a session refers to, or why there is none. */
export type DataSearch =
  | { readonly ok: true; readonly data: DataSet; readonly leftOut?: LeftOut }
  | { readonly ok: false; readonly fault: TrainingFault };

/** What of a table its plan leaves out. */
export interface LeftOut {
  /** The names of the columns. */
  readonly columns: readonly string[];
  /** Rows that lack a value. */
  readonly rows: number;
}

type Search = DataSearch | LastColumnsReading;

/** Fewer samples than this are no data. */
const fewestSamples = 2;

const known = new WeakMap<DataReference, Map<string, DataSearch>>();

/** The samples that a reference means, for a task; the same object for the same reference. */
export function resolveData(reference: DataReference, task: Task): DataSearch {
  const searches = known.get(reference) ?? new Map<string, DataSearch>();
  known.set(reference, searches);
  const search = searches.get(task) ?? enough(findData(reference, task));
  searches.set(task, search);
  return search;
}

function findData(reference: DataReference, task: Task): Search {
  switch (reference.kind) {
    case "built-in":
      return tasksOf(reference.name).includes(task)
        ? { ok: true, data: builtInData(reference.name, task) }
        : { ok: false, fault: { kind: "task-impossible", task } };
    case "table":
      return reference.plan.task === task
        ? plannedTable(reference)
        : { ok: false, fault: { kind: "task-impossible", task } };
    case "csv":
      return readLastColumns(reference.text, task, reference.targetCount);
    case "placed":
      return placedPoints(reference.points, task);
    default:
      return assertNever(reference);
  }
}

function plannedTable({ text, plan }: Extract<DataReference, { kind: "table" }>): DataSearch {
  const reading = readTable(text, plan);
  if (!reading.ok) return reading;
  const { data, skippedRows, leftOutColumns } = reading;
  return { ok: true, data, leftOut: { columns: leftOutColumns, rows: skippedRows } };
}

function enough(search: Search): DataSearch {
  if (!search.ok || search.data.sampleCount >= fewestSamples) return search;
  const count = search.data.sampleCount;
  return { ok: false, fault: { kind: "data-too-few-samples", count, needed: fewestSamples } };
}

/** Classes of placed points, as letters; at least two, so that there is something to tell apart. */
const letters = ["A", "B", "C", "D", "E", "F"];

function placedPoints(points: readonly PlacedPoint[], task: Task): DataSearch {
  if (points.length > mostPlacedPoints) {
    return { ok: false, fault: { kind: "data-too-large", what: "rows", limit: mostPlacedPoints } };
  }
  return canBePlaced(points, task)
    ? { ok: true, data: placedData(points, task) }
    : { ok: false, fault: { kind: "task-impossible", task } };
}

/** Whether all points have as many coordinates, and classes are numbers of letters. */
function canBePlaced(points: readonly PlacedPoint[], task: Task): boolean {
  const isAlike = points.every(({ input }) => input.length === points[0].input.length);
  const isClass = (target: number): boolean => letters[target] !== undefined;
  return isAlike && (task === "regression" || points.every(({ target }) => isClass(target)));
}

function placedData(points: readonly PlacedPoint[], task: Task): DataSet {
  const inputCount = points[0]?.input.length ?? (task === "classification" ? 2 : 1);
  const inputNames = inputCount === 1 ? ["x"] : ["x₁", "x₂"];
  const inputs = Float64Array.from(points.flatMap(({ input }) => input));
  const targets = Float64Array.from(points, ({ target }) => target);
  if (task === "classification") {
    const most = targets.reduce((left, right) => Math.max(left, right), 1);
    return classifiedData(inputNames, letters.slice(0, most + 1), inputs, Int32Array.from(targets));
  }
  return {
    task,
    inputNames,
    outputNames: ["t"],
    sampleCount: points.length,
    inputs,
    targets,
    classes: null,
  };
}
