import { assertNever } from "../common/assert-never.ts";
import { closingOf } from "../objectives/expression/token-faults.ts";
import type { ObjectiveFault } from "../objectives/find-objective.ts";
import type { Fault } from "../protocol/faults.ts";
import type { SessionFileFault } from "../session/session-file.ts";
import { entryFaultEn } from "./entry-faults-en.ts";
import { memberPath } from "./member-path.ts";
import type { NumberWriter } from "./numbers.ts";
import { pageEndEn } from "./page-ends.ts";
import { type SystemFailure, systemFailure } from "./system-failure.ts";
import { dataFaultEn, networkFileFaultEn, trainingFaultEn } from "./training-faults-en.ts";

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
  "file-too-large": "so large a file is not allowed there",
  "links-in-circle": "its symbolic links lead round in a circle",
  "drive-failed": "the drive does not answer as it should, or is gone",
};

/** What went wrong with a request, and what would be right. */
export function faultEn(fault: Fault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "worker-died":
      return `The calculation stopped unexpectedly (${fault.reason}). It has been started anew; run again.`;
    case "page-died":
      return `The window’s page ended unexpectedly and was loaded anew: ${pageEndEn(fault.reason)}.`;
    case "part-missing":
      return `A part of the window could not be loaded (${fault.detail}). Save your work and start Thalweg again.`;
    case "run-cancelled":
      return "The run was stopped.";
    case "run-under-way":
      return "That run is under way already.";
    case "too-many-runs":
      return `${numbers.count(fault.limit)} runs are under way; a window can have no more at a time. Wait until some have ended, or stop them.`;
    case "run-impossible":
      return entryFaultEn(fault.fault, numbers);
    case "unknown-objective":
      return `The function cannot be used: ${objectiveFaultEn(fault.fault, numbers)}.`;
    case "training-impossible":
      return trainingFaultEn(fault.fault, numbers);
    case "cannot-write":
      return `${fault.path} could not be written: ${systemReason(fault.code)}. Choose another place.`;
    case "settings-not-kept":
      return `Settings will not be kept, for ${fault.path} cannot be written: ${systemReason(fault.code)}.`;
    case "cannot-keep-work":
      return `Your unsaved work cannot be kept for the case of a crash: ${fault.path} could not be written: ${systemReason(fault.code)}. Save it to a file.`;
    case "work-damaged":
      return `Unsaved work of an earlier start was found, but it is damaged and cannot be restored. What there is of it was put aside as ${fault.path}.`;
    case "work-gone":
      return "This unsaved work is not there any more: another window has restored or discarded it.";
    case "cannot-read":
      return `${fault.path} could not be read: ${systemReason(fault.code)}.`;
    case "file-too-large":
      return `${fault.path} is larger than ${numbers.count(fault.limitBytes / 1e6)} MB, more than a file of its kind can have.`;
    case "bad-session-file":
      return `${fault.name} was not opened: ${sessionFault(fault.fault, numbers)}`;
    case "bad-network-file":
      return `${fault.name} was not opened: ${lowerFirst(networkFileFaultEn(fault.fault, numbers))}`;
    case "bad-data-file":
      return `${fault.name} was not opened: ${lowerFirst(dataFaultEn(fault.fault, numbers))}`;
    case "not-a-document":
      return `${fault.name} was not opened: it is not a Thalweg session, nor a picture that carries one, a network or a table (CSV).`;
    case "invalid-message":
      return fault.unknownName === null
        ? `The window and the program behind it misunderstood each other (at “${fault.where}”).`
        : `The window and the program behind it misunderstood each other: “${memberPath(fault.where, fault.unknownName)}” is unknown.`;
    case "disconnected":
      return "The program behind this page has ended. Start Thalweg again.";
    case "internal":
      return `Something unforeseen happened: ${fault.detail}`;
    default:
      return assertNever(fault);
  }
}

/** Why a text is no function, where, and what would be one. */
export function objectiveFaultEn(fault: ObjectiveFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "objective-empty":
      return "a function is missing; write one in x, or in x and y, such as x^2 + sin(y)^2";
    case "objective-too-long":
      return `a function of ${numbers.count(fault.length)} characters is too long; ${numbers.count(fault.limit)} are the most`;
    case "objective-too-deep":
      return `the function is too large to be calculated: more than ${numbers.count(fault.limit)} brackets or operations within one another; write a simpler one`;
    case "objective-character":
      return `“${fault.text}” at column ${fault.column} is no part of a formula; write ${fault.suggestion === null ? "one such as x^2 + sin(y)^2" : fault.suggestion}`;
    case "objective-unknown-name":
      return unknownName(fault);
    case "objective-misplaced":
      return `“${fault.text}” at column ${fault.column} has nothing to work on; write something on both sides of it, or leave it out`;
    case "objective-unclosed":
      return `“${fault.text}” at column ${fault.column} is never closed; write “${closingOf(fault.text)}” where it ends`;
    case "objective-unopened":
      return `“${fault.text}” at column ${fault.column} closes what was never opened; leave it out, or open it before`;
    case "objective-no-argument":
      return `“${fault.text}” at column ${fault.column} has nothing to be taken of; write what, as in ${fault.text}(x)`;
    case "objective-argument-count":
      return `“${fault.text}” at column ${fault.column} is taken of ${fault.expected === 1 ? "1 thing" : `${numbers.count(fault.expected)} things`}, not ${numbers.count(fault.actual)}; separate them by commas`;
    case "objective-split-number": {
      const digits = fault.text.slice(1);
      return `“${fault.text}” at column ${fault.column} breaks a number; write ${fault.first}${digits} without a sign in it, or ${fault.first}.${digits} with a point`;
    }
    case "objective-two-numbers": {
      const one = fault.together === null ? "" : `${fault.together} for one number, or `;
      return `“${fault.text}” at column ${fault.column} stands beside another number; write ${one}${fault.first}·${fault.text} for a product`;
    }
    case "objective-long-power":
      return `“${fault.text}” at column ${fault.column} is too long for a power; write at most ${numbers.count(fault.limit)} digits`;
    case "objective-no-inverse":
      return `“${fault.text}” at column ${fault.column} has no inverse function; if you mean its reciprocal, write 1/${fault.text}(x)`;
    case "objective-number":
      return `“${fault.text}” at column ${fault.column} is too large for a number; the largest is about 1.8e308`;
    case "objective-never-defined":
      return "the function has a finite value nowhere near the origin; write one that has, such as x^2 + sin(y)^2";
    case "objective-unknown":
      return `there is no function “${fault.text}” in the catalogue; write a formula such as x^2 + sin(y)^2`;
    default:
      return assertNever(fault);
  }
}

function unknownName(fault: Extract<ObjectiveFault, { kind: "objective-unknown-name" }>): string {
  const what = fault.isCall ? "a function" : "a variable";
  const remedy =
    fault.suggestion === null
      ? "; write the function in x, or in x and y"
      : `; did you mean “${fault.suggestion}”?`;
  return `“${fault.text}” at column ${fault.column} is not ${what}${remedy}`;
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
    case "session-overfull":
      return "it is damaged: it holds more than any session can.";
    case "session-unknown-member":
      return `it holds “${memberPath(fault.where, fault.name)}”, which this version of Thalweg does not know; update Thalweg, or take it out of the file.`;
    case "session-unknown-objective":
      return `it descends a function “${fault.id}” that this Thalweg does not have.`;
    case "session-bad-expression":
      return `its function “${fault.text}” cannot be read: ${objectiveFaultEn(fault.fault, numbers)}`;
    case "session-impossible":
      return entryFaultEn(fault.fault, numbers);
    case "session-training-impossible":
      return `its network cannot be trained: ${lowerFirst(trainingFaultEn(fault.fault, numbers))}`;
    default:
      return assertNever(fault);
  }
}

function systemReason(code: string): string {
  const failure = systemFailure(code);
  return failure ? systemReasons[failure] : code;
}

/** A sentence as it goes on after a colon. */
function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
