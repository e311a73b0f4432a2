const key = "thalweg-window";

/** What is needed of the browser's storage; that of a tab outlives a reload, not the tab. */
export type PageStorage = Pick<Storage, "getItem" | "setItem">;

/** By what the browser host knows this tab again when it is loaded anew; null: it is a new one. */
export function windowId(storage: PageStorage): string | null {
  try {
    const id = storage.getItem(key);
    return id !== null && /^[\w-]{1,100}$/.test(id) ? id : null;
  } catch {
    return null;
  }
}

/** Keeps that for the next time. Where nothing can be kept, the tab begins anew then. */
export function keepWindowId(storage: PageStorage, id: string): void {
  try {
    storage.setItem(key, id);
  } catch {
    // The store is full or closed.
  }
}
