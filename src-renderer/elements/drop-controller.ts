import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { App } from "../state/app.ts";

/** Opens a session, or a picture that carries one, that is dropped anywhere on the window. */
export class DropController implements ReactiveController {
  private readonly host: ReactiveControllerHost & { readonly app: App | null };
  private listening: AbortController | null = null;

  constructor(host: ReactiveControllerHost & { readonly app: App | null }) {
    host.addController(this);
    this.host = host;
  }

  hostConnected(): void {
    this.listening = new AbortController();
    const { signal } = this.listening;
    window.addEventListener("dragover", this.allow, { signal });
    window.addEventListener("drop", this.open, { signal });
  }

  hostDisconnected(): void {
    this.listening?.abort();
    this.listening = null;
  }

  private readonly allow = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  };

  private readonly open = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.host.app?.documents.openDropped(file);
  };
}
