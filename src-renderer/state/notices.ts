import { assertNever } from "#core/common/assert-never.ts";
import type { Fault } from "#core/protocol/faults.ts";

/** Something the window has to say that belongs to no field: as facts, worded when shown. */
export type NoticeContent =
  | { readonly kind: "saved"; readonly path: string }
  | { readonly kind: "downloaded"; readonly name: string }
  | { readonly kind: "opened"; readonly name: string }
  /** Null: it stands in no file yet. */
  | { readonly kind: "restored"; readonly name: string | null }
  | { readonly kind: "worker-restarted" }
  | { readonly kind: "training-restored" }
  /** Another setting began another training: so many updates of the one before are not shown. */
  | { readonly kind: "training-replaced"; readonly updates: number }
  | { readonly kind: "disconnected" }
  | { readonly kind: "trouble"; readonly fault: Fault };

/** A notice on screen. */
export interface AppNotice {
  /** Tells notices apart while they are shown. */
  readonly id: number;
  readonly content: NoticeContent;
}

/** At most this many are shown. */
const most = 2;

/**
 * Adds a notice. It takes the place of those on the same matter: what was saved or opened last is
 * what counts, and a success makes an earlier failure void.
 */
export function withNotice(
  notices: readonly AppNotice[],
  content: NoticeContent,
): readonly AppNotice[] {
  const id = Math.max(0, ...notices.map((notice) => notice.id)) + 1;
  const matter = matterOf(content);
  const kept = notices.filter((notice) => matterOf(notice.content) !== matter);
  while (kept.length >= most) kept.splice(leastOf(kept), 1);
  return [...kept, { id, content }];
}

/** The notices but for those that are true no more once that training is another one. */
export function withoutReplaced(notices: readonly AppNotice[]): readonly AppNotice[] {
  return notices.filter(({ content }) => content.kind !== "training-replaced");
}

/** The one to give up: the oldest that would have passed by itself, else the oldest. */
function leastOf(notices: readonly AppNotice[]): number {
  return Math.max(
    0,
    notices.findIndex(({ content }) => isPassing(content)),
  );
}

/**
 * The notices but for failures in a matter that has gone well since: what they say is true no more.
 */
export function withoutTrouble(
  notices: readonly AppNotice[],
  matter: TroubleMatter,
): readonly AppNotice[] {
  return notices.filter(
    ({ content }) => content.kind !== "trouble" || matterOf(content) !== matter,
  );
}

/** What can go wrong, and go well later. */
export type TroubleMatter =
  | "saving"
  | "opening"
  | "keeping work"
  | "keeping settings"
  | "running"
  | "training"
  | "showing"
  | "connection"
  | "anything";

/** What a notice is about. */
function matterOf(content: NoticeContent): TroubleMatter | NoticeContent["kind"] {
  switch (content.kind) {
    case "saved":
    case "downloaded":
      return "saving";
    case "opened":
    case "restored":
      return "opening";
    case "disconnected":
      return "connection";
    case "trouble":
      return troubleMatters[content.fault.kind];
    case "worker-restarted":
    case "training-restored":
    case "training-replaced":
      return content.kind;
    default:
      return assertNever(content);
  }
}

const troubleMatters: Readonly<Record<Fault["kind"], TroubleMatter>> = {
  "cannot-write": "saving",
  "work-damaged": "opening",
  "work-gone": "opening",
  "cannot-read": "opening",
  "file-too-large": "opening",
  "bad-session-file": "opening",
  "bad-network-file": "opening",
  "bad-data-file": "opening",
  "not-a-document": "opening",
  "cannot-keep-work": "keeping work",
  "settings-not-kept": "keeping settings",
  "run-cancelled": "running",
  "run-under-way": "running",
  "too-many-runs": "running",
  "run-impossible": "running",
  "unknown-objective": "running",
  "worker-died": "running",
  "training-impossible": "training",
  "page-died": "showing",
  "part-missing": "showing",
  disconnected: "connection",
  "invalid-message": "anything",
  internal: "anything",
};

/** Whether a notice tells of something that went wrong. */
export function isAlarm(content: NoticeContent): boolean {
  return (
    content.kind === "trouble" ||
    content.kind === "disconnected" ||
    content.kind === "worker-restarted"
  );
}

/** Whether a notice may go away by itself after a while. */
export function isPassing(content: NoticeContent): boolean {
  return !isAlarm(content);
}
