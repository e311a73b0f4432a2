import type { OpenFile } from "#core/protocol/work-schema.ts";
import type { Session } from "#core/session/session.ts";
import { hasSameWork } from "#core/session/unsaved.ts";
import type { AppState } from "./app-state.ts";

/** Where the document stands. */
export interface DocumentPlace {
  /** The file that it was opened from or saved to; null: none yet. */
  readonly file: OpenFile | null;
  /** What stands there, or what a first start began with; null: nothing does. */
  readonly saved: Session | null;
}

/** The last answer of {@link isUnsaved}: the question comes with every frame that something plays. */
let last: {
  readonly experiments: Session["experiments"];
  readonly setup: Session["network"]["setup"];
  readonly saved: Session;
  readonly answer: boolean;
} | null = null;

/** Whether there is work in the document that would be lost with it. */
export function isUnsaved({ history, place }: Pick<AppState, "history" | "place">): boolean {
  const { saved } = place;
  if (saved === null) return true;
  const { session } = history;
  const { experiments, network } = session;
  const isAsked =
    last?.saved === saved && last.experiments === experiments && last.setup === network.setup;
  if (last && isAsked) return last.answer;
  const answer = !hasSameWork(session, saved);
  last = { experiments, setup: network.setup, saved, answer };
  return answer;
}

/** Whether saving would change anything: the file does not hold exactly what is shown. */
export function canSave({ history, place }: Pick<AppState, "history" | "place">): boolean {
  return typeof place.file?.id !== "number" || history.session !== place.saved;
}
