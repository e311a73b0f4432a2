import { vi } from "vitest";
import type { Hello } from "#core/protocol/messages.ts";
import { registerIcons } from "../../../src-renderer/elements/web-awesome.ts";
import { App } from "../../../src-renderer/state/app.ts";
import { selectedView } from "../../../src-renderer/state/run-list.ts";
import { createThemeSheet } from "../../../src-renderer/styles/theme-sheet.ts";
import "../../../src-renderer/styles/page.css";
import { InPageMain } from "../state/in-page-main.ts";
import { memoryStorage } from "../state/memory-storage.ts";

registerIcons();
document.adoptedStyleSheets.push(createThemeSheet());
document.documentElement.dataset.theme = "light";

/** An element of the window on the page, with the app behind it and the other side in the page. */
export interface Mounted<E extends HTMLElement> {
  readonly element: E;
  readonly app: App;
  readonly main: InPageMain;
  /** Takes everything away. */
  unmount(): void;
}

/** Puts an element of the window on the page; its first run has ended. */
export async function mount<E extends HTMLElement & { app: App | null }>(
  name: string,
  hello: Partial<Hello> = {},
): Promise<Mounted<E>> {
  const main = new InPageMain(hello);
  const app = await App.connect(main.port, undefined, memoryStorage());
  await vi.waitFor(() => {
    if (selectedView(app.store.state).status.kind !== "ended") throw new Error("still running");
  });
  const element = document.createElement(name) as E;
  element.app = app;
  document.body.append(element);
  return {
    element,
    app,
    main,
    unmount() {
      element.remove();
      app.dispose();
    },
  };
}
