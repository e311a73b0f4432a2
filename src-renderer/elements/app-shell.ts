import { css, html, type PropertyValues } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { assertNever } from "#core/common/assert-never.ts";
import type { ViewName } from "#core/session/session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, themeOf, wordingOf } from "../state/app-state.ts";
import { isUnsaved } from "../state/document-place.ts";
import { isNetworkShown } from "../state/training-view.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { icon } from "./icons.ts";
import "./inspector-panel.ts";
import "./notice-list.ts";
import { DropController } from "./drop-controller.ts";
import { SceneKeeper } from "./scene-keeper.ts";
import { loadRest, loadView } from "./shell-parts.ts";
import { ShortcutController } from "./shortcut-controller.ts";
import type { KeptScene } from "./surface-scene-controller.ts";
import "./surface-view.ts";
import "./timeline-bar.ts";
import "./view-rail.ts";

/** The window: rail, picture, inspector, timeline, and three hairlines between them. */
@customElement("app-shell")
export class AppShell extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        position: relative;
        display: grid;
        grid-template: minmax(0, 1fr) 148px / 76px minmax(0, 1fr) 324px;
        height: 100vh;
        overflow: hidden;
        background: var(--paper);
      }

      view-rail {
        grid-area: 1 / 1 / 3 / 2;
        border-inline-end: 1px solid var(--hairline);
      }

      main {
        position: relative;
        display: grid;
        grid-area: 1 / 2 / 2 / 3;
        min-width: 0;
        min-height: 0;
      }

      /* Still to come: what it will show in its slots is not for here. */
      main > :not(:defined) {
        visibility: hidden;
      }

      timeline-bar,
      training-bar {
        grid-area: 2 / 2 / 3 / 3;
        min-width: 0;
        border-top: 1px solid var(--hairline);
      }

      aside {
        grid-area: 1 / 3 / 3 / 4;
        min-height: 0;
        border-inline-start: 1px solid var(--hairline);
      }

      .toggle {
        display: none;
        width: 34px;
        padding: 0 7px;
      }

      notice-list {
        position: absolute;
        z-index: 5;
        inset: auto 324px 164px 76px;
      }

      @media (max-width: 1099.98px) {
        :host {
          grid-template-columns: 76px minmax(0, 1fr);
        }

        .toggle {
          display: block;
        }

        .toggle[aria-expanded="true"] {
          background: var(--wash);
          color: var(--water);
        }

        notice-list {
          inset-inline-end: 0;
        }

        aside {
          position: absolute;
          z-index: 4;
          inset: 64px 0 148px auto;
          width: 324px;
          border-block: 1px solid var(--hairline);
          transition:
            translate var(--swift),
            visibility var(--swift);
        }

        @media (max-width: 856px) {
          aside {
            top: 104px;
          }
        }

        /* Visible at once, so that it can take the focus. */
        aside.open {
          transition: translate var(--swift);
        }

        aside:focus-visible {
          outline: none;
        }

        aside:not(.open) {
          visibility: hidden;
          translate: 100% 0;
        }
      }
    `,
  ];

  /** Whether the drawer that the inspector becomes in a narrow window is open. */
  @reactive()
  private isDrawerOpen = false;

  /** The view whose parts were asked for last. */
  private loadedView: ViewName | null = null;

  /** Ends what is loaded ahead; null: nothing is. */
  private loading: AbortController | null = null;

  /** Has the surface's scene while another view is shown. */
  private keptScene: KeptScene = new SceneKeeper();

  constructor() {
    super();
    new ShortcutController(this);
    new DropController(this);
    this.addEventListener("keydown", this.shellKeyPressed);
  }

  protected override watched(state: AppState): readonly unknown[] {
    const { place } = state;
    return [languageOf(state), themeOf(state), sessionOf(state).view, place, isUnsaved(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { inspector, appName } = wordingOf(state);
    const isNetwork = isNetworkShown(state);
    return html`
      <view-rail .app=${app}></view-rail>
      <main>
        <h1 class="visually-hidden">${appName}</h1>
        ${this.renderView(app, state)}
      </main>
      ${
        isNetwork
          ? html`<training-bar .app=${app}></training-bar>`
          : html`<timeline-bar .app=${app}></timeline-bar>`
      }
      <aside
        class=${this.isDrawerOpen ? "open" : ""}
        tabindex="-1"
        aria-label=${inspector.label}
      >
        ${
          isNetwork
            ? html`<network-inspector .app=${app}></network-inspector>`
            : html`<inspector-panel .app=${app}></inspector-panel>`
        }
      </aside>
      <notice-list .app=${app}></notice-list>
      <app-dialogs .app=${app}></app-dialogs>
      <table-preview .app=${app}></table-preview>
      <changes-dialog .app=${app}></changes-dialog>
      <left-work-dialog .app=${app}></left-work-dialog>
    `;
  }

  private renderView(app: App, state: AppState): unknown {
    const { view } = sessionOf(state);
    switch (view) {
      case "descent":
        return html`<surface-view .app=${app} .keptScene=${this.keptScene}>${this.renderToggle(state)}</surface-view>`;
      case "slope":
        return html`<slope-view .app=${app}>${this.renderToggle(state)}</slope-view>`;
      case "rates":
        return html`<rates-view .app=${app}>${this.renderToggle(state)}</rates-view>`;
      case "network":
        return html`<network-view .app=${app}>${this.renderToggle(state)}</network-view>`;
      default:
        return assertNever(view);
    }
  }

  /** Opens the drawer that the inspector is in a narrow window. */
  private renderToggle(state: AppState): unknown {
    const { inspector } = wordingOf(state);
    const text = this.isDrawerOpen ? inspector.hide : inspector.show;
    return html`<button
      slot="tools"
      type="button"
      class="button toggle"
      aria-expanded=${this.isDrawerOpen ? "true" : "false"}
      aria-label=${text}
      title=${text}
      @click=${this.toggleDrawer}
    >
      ${icon("settings", 18)}
    </button>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.keptScene.isClosed) this.keptScene = new SceneKeeper();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.loading?.abort();
    this.loading = null;
    this.keptScene.close();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { app } = this;
    const state = app?.store.state;
    if (!state) return;
    this.load(app, sessionOf(state).view);
    const root = document.documentElement;
    root.lang = languageOf(state);
    root.dataset.theme = themeOf(state);
    const name = state.place.file?.name ?? null;
    document.title = wordingOf(state).work.title(name, isUnsaved(state));
  }

  /** What the view needs, at once; everything else when there is nothing better to do. */
  private load(app: App, view: ViewName): void {
    const failed = (error: unknown): void => {
      const detail = error instanceof Error ? error.message : String(error);
      app.store.notify({ kind: "trouble", fault: { kind: "part-missing", detail } });
    };
    if (view !== this.loadedView) loadView(view).catch(failed);
    this.loadedView = view;
    if (this.loading) return;
    this.loading = new AbortController();
    loadRest(this.loading.signal).catch(failed);
  }

  private readonly toggleDrawer = (): void => {
    void this.openDrawer(!this.isDrawerOpen);
  };

  /** Opens or closes the drawer; the focus goes in with it and comes back to the button. */
  private async openDrawer(isOpen: boolean): Promise<void> {
    this.isDrawerOpen = isOpen;
    await this.updateComplete;
    const goal = this.renderRoot.querySelector<HTMLElement>(isOpen ? "aside" : ".toggle");
    goal?.focus();
  }

  private readonly shellKeyPressed = (event: KeyboardEvent): void => {
    const isLeaving = event.key === "Escape" && !event.defaultPrevented && this.isDrawerOpen;
    if (isLeaving && this.app?.store.state.dialog === null) void this.openDrawer(false);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "app-shell": AppShell;
  }
}
