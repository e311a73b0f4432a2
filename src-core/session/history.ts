import { isEqual } from "../common/is-equal.ts";
import type { SettingsFault } from "../descent/check-run-settings.ts";
import { makesSameUpdates } from "../training/same-updates.ts";
import type { TrainingFault } from "../training/training-fault.ts";
import type { TrainingSetup } from "../training/training-setup.ts";
import type { Experiment } from "./experiment.ts";
import { keepFirstAngle } from "./first-angle.ts";
import { applyNetworkEdit, isNetworkEdit, type NetworkEditCommand } from "./network-command.ts";
import type { NetworkSession } from "./network-session.ts";
import {
  type ExperimentViewName,
  experimentOf,
  experimentViewOf,
  type Session,
  withExperiment,
} from "./session.ts";
import {
  applyEdit,
  applyViewCommand,
  type EditCommand,
  isEdit,
  type SessionCommand,
} from "./session-command.ts";

/** How many edits can be taken back. */
const depth = 200;

/** What was edited, as it was, and the view that it was edited in. */
export type PastEdit =
  | { readonly view: ExperimentViewName; readonly experiment: Experiment }
  /** `step`: the update that its training stood at. */
  | { readonly view: "network"; readonly setup: TrainingSetup; readonly step: number };

/** A session with the edits that led to it and those that were taken back. */
export interface History {
  readonly session: Session;
  /** What was before, oldest first. */
  readonly past: readonly PastEdit[];
  /** What was undone, the next to redo last. */
  readonly future: readonly PastEdit[];
  /** Edits with the same gesture (typing in one field, one drag) are undone together. */
  readonly gesture: string | null;
}

/** What a command made of a history; on a fault the history is unchanged. */
export interface CommandResult {
  readonly history: History;
  readonly fault: SettingsFault | TrainingFault | null;
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
  if (isEdit(command)) return edit(history, command, gesture);
  if (isNetworkEdit(command)) return editNetwork(history, command, gesture);
  const session = keepFirstAngle(history.session, applyViewCommand(history.session, command));
  return { history: { ...history, session }, fault: null };
}

function edit(history: History, command: EditCommand, gesture: string | null): CommandResult {
  const view = experimentViewOf(history.session);
  const before = experimentOf(history.session);
  const result = applyEdit(before, command, view);
  if (!result.ok) return { history, fault: result.fault };
  if (isEqual(before, result.experiment)) return { history, fault: null };
  const session = keepFirstAngle(
    history.session,
    withExperiment(history.session, result.experiment),
  );
  return { history: edited(history, { view, experiment: before }, session, gesture), fault: null };
}

function editNetwork(
  history: History,
  command: NetworkEditCommand,
  gesture: string | null,
): CommandResult {
  const { network } = history.session;
  const result = applyNetworkEdit(network.setup, command);
  if (!result.ok) return { history, fault: result.fault };
  if (isEqual(network.setup, result.setup)) return { history, fault: null };
  const { setup } = result;
  const session = { ...history.session, network: withSetup(network, setup, 0) };
  const before: PastEdit = { view: "network", setup: network.setup, step: network.look.step };
  return { history: edited(history, before, session, gesture), fault: null };
}

function edited(
  history: History,
  before: PastEdit,
  session: Session,
  gesture: string | null,
): History {
  // A gesture is about one thing: what was edited elsewhere meanwhile is a step of its own.
  const isSameView = history.past.at(-1)?.view === before.view;
  const continues = gesture !== null && gesture === history.gesture && isSameView;
  const past = continues ? history.past : [...history.past, before].slice(-depth);
  return { session, past, future: [], gesture };
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

/** What was edited comes back in the view that it was edited in, and that view is shown. */
function restored(session: Session, past: PastEdit): Session {
  return keepFirstAngle(session, withPast({ ...session, view: past.view }, past));
}

function withPast(session: Session, past: PastEdit): Session {
  if (past.view !== "network") return withExperiment(session, past.experiment);
  return { ...session, network: withSetup(session.network, past.setup, past.step) };
}

/** Another training stands at `step`; one that only ends otherwise stays where it is. */
function withSetup(network: NetworkSession, setup: TrainingSetup, step: number): NetworkSession {
  if (makesSameUpdates(network.setup, setup)) return { ...network, setup };
  return { setup, look: { ...network.look, step, pass: null } };
}

function replacedBy({ experiments, network }: Session, { view }: PastEdit): PastEdit {
  return view === "network"
    ? { view, setup: network.setup, step: network.look.step }
    : { view, experiment: experiments[view] };
}
