import type { Session } from "#core/session/session.ts";
import { readSession, writeSession } from "#core/session/session-file.ts";
import { sessionOf } from "./app-state.ts";
import type { Store } from "./store.ts";

const key = "thalweg-session";
/** How long changes are gathered before they are kept, in milliseconds. */
const gatheringMs = 300;

/** What the keeper needs of the browser's storage; that of a tab outlives a reload, not the tab. */
export type PageStorage = Pick<Storage, "getItem" | "setItem">;

/** The session that this tab showed before it was loaded again, or null. */
export function keptSession(storage: PageStorage): Session | null {
  const reading = readSession(storage.getItem(key) ?? "");
  return reading.ok ? reading.session : null;
}

/** Keeps the store's session in the tab, so that a reload or a crash of the page loses nothing. */
export function keepSession(store: Store, storage: PageStorage, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let kept: Session | null = null;
  const keep = (): void => {
    timer = null;
    const session = sessionOf(store.state);
    if (session === kept) return;
    kept = session;
    storage.setItem(key, writeSession(session));
  };
  store.subscribe(() => {
    timer ??= setTimeout(keep, gatheringMs);
  }, signal);
  window.addEventListener("pagehide", keep, { signal });
  signal.addEventListener("abort", () => {
    if (timer !== null) clearTimeout(timer);
  });
}
