import type { SettingsFault } from "../descent/check-run-settings.ts";
import type { Experiment, Session } from "./session.ts";
import { applyEdit, applyViewCommand, isEdit, type SessionCommand } from "./session-command.ts";

/** How many edits can be taken back. */
const depth = 200;

/** A session with the edits that led to it and those that were taken back. */
export interface History {
  readonly session: Session;
  /** Earlier experiments, oldest first. */
  readonly past: readonly Experiment[];
  /** Experiments that were undone, the next to redo last. */
  readonly future: readonly Experiment[];
  /** Edits with the same gesture (typing in one field, one drag) are undone together. */
  readonly gesture: string | null;
}

/** What a command made of a history; on a fault the history is unchanged. */
export interface CommandResult {
  readonly history: History;
  readonly fault: SettingsFault | null;
}

/** A history that begins with this session. */
export function createHistory(session: Session): History {
  return { session, past: [], future: [], gesture: null };
}

/**
 * Applies a command.
 *
 * @param gesture edits of one gesture become one undo step; null: a step of its own
 */
export function perform(
  history: History,
  command: SessionCommand,
  gesture: string | null = null,
): CommandResult {
  if (!isEdit(command)) {
    return {
      history: { ...history, session: applyViewCommand(history.session, command) },
      fault: null,
    };
  }
  const before = history.session.experiment;
  const result = applyEdit(before, command);
  if (!result.ok) return { history, fault: result.fault };
  if (isSameExperiment(before, result.experiment)) return { history, fault: null };
  const continues = gesture !== null && gesture === history.gesture;
  const past = continues ? history.past : [...history.past, before].slice(-depth);
  const session = withExperiment(history.session, result.experiment);
  return { history: { session, past, future: [], gesture }, fault: null };
}

/** Takes back the last edit; the same history when there is none. */
export function undo(history: History): History {
  const experiment = history.past.at(-1);
  if (!experiment) return history;
  return {
    session: withExperiment(history.session, experiment),
    past: history.past.slice(0, -1),
    future: [...history.future, history.session.experiment],
    gesture: null,
  };
}

/** Brings back the last edit that was undone; the same history when there is none. */
export function redo(history: History): History {
  const experiment = history.future.at(-1);
  if (!experiment) return history;
  return {
    session: withExperiment(history.session, experiment),
    past: [...history.past, history.session.experiment],
    future: history.future.slice(0, -1),
    gesture: null,
  };
}

/** Ends the running gesture: the next edit is an undo step of its own. */
export function endGesture(history: History): History {
  return history.gesture === null ? history : { ...history, gesture: null };
}

function withExperiment(session: Session, experiment: Experiment): Session {
  return { ...session, experiment };
}

function isSameExperiment(left: Experiment, right: Experiment): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
