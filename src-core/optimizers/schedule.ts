import { assertNever } from "../common/assert-never.ts";

/**
 * How the learning rate changes from update to update, t = 1, 2, …, with η the rule's own rate:
 *
 * - `constant`: η
 * - `step-decay`: η · factor^⌊(t − 1)/every⌋
 * - `exponential`: η · decay^(t − 1)
 * - `cosine`: η · (floor + (1 − floor) · (1 + cos(π · min(t − 1, steps)/steps))/2), so from η to
 *   floor · η (Loshchilov and Hutter, 2017, without restarts)
 * - `warm-up`: η · min(1, t/steps)
 */
export type Schedule =
  | { readonly kind: "constant" }
  | { readonly kind: "step-decay"; readonly factor: number; readonly every: number }
  | { readonly kind: "exponential"; readonly decay: number }
  | { readonly kind: "cosine"; readonly steps: number; readonly floor: number }
  | { readonly kind: "warm-up"; readonly steps: number };

/** The names of the schedules, as on the command line. */
export type ScheduleKind = Schedule["kind"];

/** The numbers that schedules are given. */
export type ScheduleParameterName = "factor" | "every" | "decay" | "steps" | "floor";

/** A number that a schedule is given: `low` ≤ value ≤ `high`. */
export interface ScheduleParameter {
  readonly name: ScheduleParameterName;
  readonly default: number;
  readonly low: number;
  readonly high: number;
  readonly isWhole: boolean;
}

/** Why a schedule's number cannot be used. */
export type ScheduleFault = {
  readonly kind: "schedule-out-of-range";
  readonly name: ScheduleParameterName;
  readonly low: number;
  readonly high: number;
  readonly isWhole: boolean;
};

const mostSteps = 5_000_000;

function part(name: ScheduleParameterName, value: number): ScheduleParameter {
  return { name, default: value, low: 0, high: 1, isWhole: false };
}

function count(name: ScheduleParameterName, value: number): ScheduleParameter {
  return { name, default: value, low: 1, high: mostSteps, isWhole: true };
}

/** What each schedule is given, in the order of the command line. */
export const scheduleTable: Readonly<Record<ScheduleKind, readonly ScheduleParameter[]>> = {
  constant: [],
  "step-decay": [part("factor", 0.5), count("every", 10)],
  exponential: [part("decay", 0.95)],
  cosine: [count("steps", 50), part("floor", 0)],
  "warm-up": [count("steps", 10)],
};

/** The names of all schedules, in the order in which they are offered. */
export const scheduleKinds = Object.keys(scheduleTable) as readonly ScheduleKind[];

/** The schedule of a rule that has none of its own. */
export const constantSchedule: Schedule = { kind: "constant" };

/** A schedule with its defaults. */
export function defaultSchedule(kind: ScheduleKind): Schedule {
  return scheduleWith(kind, {});
}

/** A schedule with these numbers, and defaults for those left out. */
export function scheduleWith(
  kind: ScheduleKind,
  numbers: Readonly<Partial<Record<ScheduleParameterName, number>>>,
): Schedule {
  const [first, second] = scheduleTable[kind].map(
    (parameter) => numbers[parameter.name] ?? parameter.default,
  );
  switch (kind) {
    case "constant":
      return constantSchedule;
    case "step-decay":
      return { kind, factor: first, every: second };
    case "exponential":
      return { kind, decay: first };
    case "cosine":
      return { kind, steps: first, floor: second };
    case "warm-up":
      return { kind, steps: first };
    default:
      return assertNever(kind);
  }
}

/** The numbers of a schedule by their names. */
export function scheduleNumbers(
  schedule: Schedule,
): Readonly<Partial<Record<ScheduleParameterName, number>>> {
  const { kind: _, ...numbers } = schedule;
  return numbers;
}

/** The learning rate of update number `time` (from 1), for a rule whose rate is `learningRate`. */
export function scheduledRate(schedule: Schedule, learningRate: number, time: number): number {
  switch (schedule.kind) {
    case "constant":
      return learningRate;
    case "step-decay":
      return learningRate * schedule.factor ** Math.floor((time - 1) / schedule.every);
    case "exponential":
      return learningRate * schedule.decay ** (time - 1);
    case "cosine": {
      const { steps, floor } = schedule;
      const turn = Math.cos((Math.PI * Math.min(time - 1, steps)) / steps);
      return learningRate * (floor + ((1 - floor) * (1 + turn)) / 2);
    }
    case "warm-up":
      return learningRate * Math.min(1, time / schedule.steps);
    default:
      return assertNever(schedule);
  }
}

/** The first number of a schedule that cannot be used, or null. */
export function checkSchedule(schedule: Schedule): ScheduleFault | null {
  const numbers = scheduleNumbers(schedule);
  for (const { name, low, high, isWhole } of scheduleTable[schedule.kind]) {
    const value = numbers[name] ?? Number.NaN;
    const isFine = value >= low && value <= high && (!isWhole || Number.isInteger(value));
    if (!isFine) return { kind: "schedule-out-of-range", name, low, high, isWhole };
  }
  return null;
}

/** A schedule read from a command line, or what is wrong with it. */
export type ScheduleReading =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly fault: ScheduleFault | UnreadableSchedule };

/** A text that is no schedule. */
export type UnreadableSchedule = { readonly kind: "schedule-unreadable"; readonly text: string };

/** Reads `constant`, `step-decay:0.5,10`, `exponential:0.95`, `cosine:50,0.1`, `warm-up:10`. */
export function readSchedule(text: string): ScheduleReading {
  const [name, rest, ...more] = text.trim().split(":");
  const kind = scheduleKinds.find((candidate) => candidate === name);
  const parts = rest === undefined ? [] : rest.split(",").map((part) => part.trim());
  const parameters = kind ? scheduleTable[kind] : [];
  const isReadable = kind && more.length === 0 && parts.length <= parameters.length;
  const numbers = parts.map((part) => (part === "" ? Number.NaN : Number(part)));
  if (!isReadable || numbers.some(Number.isNaN)) {
    return { ok: false, fault: { kind: "schedule-unreadable", text } };
  }
  const given = Object.fromEntries(numbers.map((value, place) => [parameters[place].name, value]));
  const schedule = scheduleWith(kind, given);
  const fault = checkSchedule(schedule);
  return fault ? { ok: false, fault } : { ok: true, schedule };
}

/** A schedule as {@link readSchedule} reads it. */
export function writeSchedule(schedule: Schedule): string {
  const numbers = scheduleNumbers(schedule);
  const parts = scheduleTable[schedule.kind].map(({ name }) => String(numbers[name]));
  return parts.length === 0 ? schedule.kind : `${schedule.kind}:${parts.join(",")}`;
}
