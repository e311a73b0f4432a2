import type { Store } from "./store.ts";

/** Tells the store whether the system is light or dark, now and whenever it changes. */
export function followSystemTheme(store: Store): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const tell = (): void => store.patch({ systemTheme: dark.matches ? "dark" : "light" });
  dark.addEventListener("change", tell);
  tell();
}
