import type { PageStorage } from "../../../src-renderer/state/window-id.ts";

/** A tab's storage of one test alone. */
export function memoryStorage(): PageStorage {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
  };
}
