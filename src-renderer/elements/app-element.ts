import { nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { property } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import type { AppState } from "../state/app-state.ts";
import { LiveElement } from "./live-element.ts";

/**
 * An element that shows a part of the window's state. It is given the app before it is connected,
 * and updates when what it watches has changed.
 */
export abstract class AppElement extends LiveElement {
  /** The window behind what is seen. */
  @property({ attribute: false })
  app: App | null = null;

  constructor() {
    super();
    this.addController(new StoreWatcher(this, (state) => this.watched(state)));
  }

  /** What the element is made from; it updates when one of these is another than before. */
  protected abstract watched(state: AppState): readonly unknown[];

  /** The element's content. */
  protected abstract renderState(app: App, state: AppState): unknown;

  protected override render(): unknown {
    return this.app ? this.renderState(this.app, this.app.store.state) : nothing;
  }
}

/** Subscribes its host to the store while it is connected. */
class StoreWatcher implements ReactiveController {
  private readonly host: ReactiveControllerHost & { readonly app: App | null };
  private readonly select: (state: AppState) => readonly unknown[];
  private watching: AbortController | null = null;
  private seen: readonly unknown[] = [];

  constructor(
    host: ReactiveControllerHost & { readonly app: App | null },
    select: (state: AppState) => readonly unknown[],
  ) {
    this.host = host;
    this.select = select;
  }

  hostConnected(): void {
    this.watch();
  }

  hostUpdate(): void {
    this.watch();
  }

  hostDisconnected(): void {
    this.watching?.abort();
    this.watching = null;
  }

  private watch(): void {
    const { app } = this.host;
    if (this.watching || !app) return;
    this.watching = new AbortController();
    this.seen = this.select(app.store.state);
    app.store.subscribe(() => this.look(app.store.state), this.watching.signal);
    this.host.requestUpdate();
  }

  private look(state: AppState): void {
    const now = this.select(state);
    const isSame = now.every((value, index) => Object.is(value, this.seen[index]));
    this.seen = now;
    if (!isSame) this.host.requestUpdate();
  }
}
