import type { SettingsFault } from "../descent/check-run-settings.ts";
import type { Experiment } from "./experiment.ts";
import { experimentOf, type Session, type ViewName, withExperiment } from "./session.ts";
import { applyEdit, applyViewCommand, isEdit, type SessionCommand } from "./session-command.ts";

/** How many edits can be taken back. */
const depth = 200;

/** An experiment as it was, and the view that it was edited in. */
export interface PastExperiment {
  readonly view: ViewName;
  readonly experiment: Experiment;
}

/** A session with the edits that led to it and those that were taken back. */
export interface History {
  readonly session: Session;
  /** Earlier experiments, oldest first. */
  readonly past: readonly PastExperiment[];
  /** Experiments that were undone, the next to redo last. */
  readonly future: readonly PastExperiment[];
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
  const { view } = history.session;
  const before = experimentOf(history.session);
  const result = applyEdit(before, command, view);
  if (!result.ok) return { history, fault: result.fault };
  if (isSameExperiment(before, result.experiment)) return { history, fault: null };
  const continues = gesture !== null && gesture === history.gesture;
  const past = continues
    ? history.past
    : [...history.past, { view, experiment: before }].slice(-depth);
  const session = withExperiment(history.session, result.experiment);
  return { history: { session, past, future: [], gesture }, fault: null };
}

/** Takes back the last edit; the same history when there is none. */
export function undo(history: History): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    session: restored(history.session, last),
    past: history.past.slice(0, -1),
    future: [...history.future, replacedBy(history.session, last)],
    gesture: null,
  };
}

/** Brings back the last edit that was undone; the same history when there is none. */
export function redo(history: History): History {
  const next = history.future.at(-1);
  if (!next) return history;
  return {
    session: restored(history.session, next),
    past: [...history.past, replacedBy(history.session, next)],
    future: history.future.slice(0, -1),
    gesture: null,
  };
}

/**
 * The history as it was before the running gesture, when it is this one; else the history itself. An
 * edit that is made anew with every keystroke begins there, so that what was typed on the way leaves
 * no trace.
 */
export function beforeGesture(history: History, gesture: string): History {
  const start = history.past.at(-1);
  if (history.gesture !== gesture || !start) return history;
  return {
    ...history,
    session: restored(history.session, start),
    past: history.past.slice(0, -1),
    gesture: null,
  };
}

/** Ends the running gesture: the next edit is an undo step of its own. */
export function endGesture(history: History): History {
  return history.gesture === null ? history : { ...history, gesture: null };
}

/** The experiment comes back in the view that it was edited in, and that view is shown. */
function restored(session: Session, { view, experiment }: PastExperiment): Session {
  return withExperiment({ ...session, view }, experiment);
}

function replacedBy({ experiments }: Session, { view }: PastExperiment): PastExperiment {
  return { view, experiment: experiments[view] };
}

function isSameExperiment(left: Experiment, right: Experiment): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
