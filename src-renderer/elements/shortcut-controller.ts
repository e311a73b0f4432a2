import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { App } from "../state/app.ts";
import type { AppState } from "../state/app-state.ts";
import { commandsOfKey } from "../state/shortcuts.ts";

/** Whether a dialog is open that keys belong to. */
function hasQuestion({ dialog, asksAboutChanges, leftWork }: AppState): boolean {
  return dialog !== null || asksAboutChanges || leftWork.length > 0;
}

/** Does the commands of the keys pressed in the window while its host is connected. */
export class ShortcutController implements ReactiveController {
  private readonly host: ReactiveControllerHost & { readonly app: App | null };
  private listening: AbortController | null = null;

  constructor(host: ReactiveControllerHost & { readonly app: App | null }) {
    host.addController(this);
    this.host = host;
  }

  hostConnected(): void {
    this.listening = new AbortController();
    const { signal } = this.listening;
    window.addEventListener("keydown", this.keyPressed, { signal });
    window.addEventListener("keydown", this.keyComes, { signal, capture: true });
  }

  hostDisconnected(): void {
    this.listening?.abort();
    this.listening = null;
  }

  /** A select lets no key out again, so that what is no typing has to be heard on its way in. */
  private readonly keyComes = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isSelect = target instanceof Element && target.getAttribute("role") === "combobox";
    if (isSelect) this.keyPressed(event);
  };

  private readonly keyPressed = (event: KeyboardEvent): void => {
    const { app } = this.host;
    if (!app || event.defaultPrevented || event.isComposing) return;
    if (hasQuestion(app.store.state)) return;
    const ids = commandsOfKey(event, app.hello.platform === "mac");
    if (ids.length === 0) return;
    // Also a command that is not enabled now keeps its key: nothing else may happen instead.
    event.preventDefault();
    const enabled = ids.find((id) => app.commands.isEnabled(id));
    if (enabled) app.commands.run(enabled);
  };
}
