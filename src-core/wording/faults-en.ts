import { assertNever } from "../common/assert-never.ts";
import type { ObjectiveFault } from "../objectives/find-objective.ts";
import type { HyperparameterName } from "../optimizers/optimizer.ts";
import type { Fault } from "../protocol/faults.ts";
import type { EntryFault } from "../session/number-entry.ts";
import type { SessionFileFault } from "../session/session-file.ts";
import type { NumberWriter } from "./numbers.ts";
import { type SystemFailure, systemFailure } from "./system-failure.ts";

const hyperparameterNames: Readonly<Record<HyperparameterName, string>> = {
  learningRate: "The learning rate",
  momentum: "Momentum",
  alpha: "Alpha",
  rho: "Rho",
  beta1: "Beta 1",
  beta2: "Beta 2",
  epsilon: "Epsilon",
  weightDecay: "Weight decay",
};

const systemReasons: Readonly<Record<SystemFailure, string>> = {
  "not-allowed": "writing or reading there is not allowed",
  missing: "there is no such file or folder",
  "is-folder": "it is a folder",
  "not-folder": "a part of the path is not a folder",
  "disk-full": "the disk is full",
  "read-only": "the disk is read-only",
  busy: "another program is using it",
  "name-too-long": "the name is too long",
  "not-a-file": "it is a device or another special file",
};

/** What went wrong with a request, and what would be right. */
export function faultEn(fault: Fault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "worker-died":
      return `The calculation stopped unexpectedly (${fault.reason}). It has been started anew; run again.`;
    case "page-died":
      return `The window’s page ended unexpectedly (${fault.reason}) and was loaded anew.`;
    case "run-cancelled":
      return "The run was stopped.";
    case "run-impossible":
      return entryFaultEn(fault.fault, numbers);
    case "unknown-objective":
      return `There is no function “${fault.id}”.`;
    case "cannot-write":
      return `${fault.path} could not be written: ${systemReason(fault.code)}. Choose another place.`;
    case "cannot-read":
      return `${fault.path} could not be read: ${systemReason(fault.code)}.`;
    case "file-too-large":
      return `${fault.path} is larger than ${numbers.count(fault.limitBytes / 1e6)} MB, too large for a session or its picture.`;
    case "bad-session-file":
      return `${fault.name} was not opened: ${sessionFault(fault.fault, numbers)}`;
    case "invalid-message":
      return `The window and the program behind it misunderstood each other: ${fault.detail}`;
    case "disconnected":
      return "The program behind this page has ended. Start Thalweg again.";
    case "internal":
      return `Something unforeseen happened: ${fault.detail}`;
    default:
      return assertNever(fault);
  }
}

/** What is wrong with a typed entry, and what would be right. */
export function entryFaultEn(fault: EntryFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "entry-empty":
      return "Type a number, such as 0.1.";
    case "entry-not-a-number":
      return `“${fault.text}” is not a number; type one such as 0.1 or 1e-3.`;
    case "entry-too-large":
      return `“${fault.text}” is larger than any number a computer calculates with.`;
    case "entry-not-whole":
      return `“${fault.text}” is not a whole number; type one such as 1000.`;
    case "start-length":
      return `The start needs ${fault.expected === 1 ? "1 coordinate" : `${fault.expected} coordinates`}, not ${fault.actual}.`;
    case "start-out-of-range":
      return `The start must lie within ±${numbers.plain(fault.bound)}.`;
    case "start-undefined":
      return Number.isFinite(fault.value)
        ? `J is ${numbers.plain(fault.value)} at this start, too high to descend from; start nearer.`
        : "The function has no value at this start; start elsewhere.";
    case "hyperparameter-out-of-range":
      return Number.isFinite(fault.below)
        ? `${hyperparameterNames[fault.name]} must be at least ${numbers.plain(fault.low)} and less than ${numbers.plain(fault.below)}.`
        : `${hyperparameterNames[fault.name]} must be ${numbers.plain(fault.low)} or more.`;
    case "stop-value-not-a-number":
      return "The bound for J must be a number.";
    case "stop-gradient-negative":
      return "The bound for the slope must be 0 or more.";
    case "maximum-steps-out-of-range":
      return `The maximum must be a whole number from 0 to ${numbers.count(fault.limit)}.`;
    default:
      return assertNever(fault);
  }
}

/** Why a text names no function, and what would. */
export function objectiveFaultEn(fault: ObjectiveFault, known: readonly string[]): string {
  const choices = known.join(", or ");
  switch (fault.kind) {
    case "objective-empty":
      return `a function is missing; give ${choices}`;
    case "objective-misplaced":
      return `“${fault.text}” at column ${fault.column} has nothing to work on; give ${choices}`;
    case "objective-unknown":
      return `“${fault.text}” is not a function Thalweg has; give ${choices}`;
    default:
      return assertNever(fault);
  }
}

function sessionFault(fault: SessionFileFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "not-a-session":
      return "it is not a Thalweg session.";
    case "picture-without-session":
      return "the picture carries no session; only pictures saved by Thalweg do.";
    case "session-too-new":
      return `it was written by a newer Thalweg (format ${fault.version}); update Thalweg to open it.`;
    case "session-damaged":
      return fault.where === null
        ? "it is damaged: a part of it is missing."
        : `it is damaged at “${fault.where}”.`;
    case "session-unknown-objective":
      return `it descends a function “${fault.id}” that this Thalweg does not have.`;
    case "session-impossible":
      return entryFaultEn(fault.fault, numbers);
    default:
      return assertNever(fault);
  }
}

function systemReason(code: string): string {
  const failure = systemFailure(code);
  return failure ? systemReasons[failure] : code;
}
