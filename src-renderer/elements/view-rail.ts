import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { CommandId } from "#core/session/command-table.ts";
import { type ViewName, viewNames } from "#core/session/session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { canSave } from "../state/document-place.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { type IconName, icon } from "./icons.ts";
import "./page-menu.ts";

const icons: Readonly<Record<ViewName, IconName>> = {
  descent: "valley",
  slope: "slope",
  rates: "rates",
  network: "network",
};

/** The bar at the left: the views, and below them the other language and what opens and saves. */
@customElement("view-rail")
export class ViewRail extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        background: var(--panel);
      }

      header {
        display: flex;
        flex-direction: column;
        height: 100%;
        padding: 8px 0;
        font-size: 11px;
        line-height: 14px;
      }

      page-menu {
        align-self: center;
        margin-bottom: 4px;
      }

      .actions {
        display: grid;
        margin-top: auto;
      }

      .item {
        position: relative;
        display: grid;
        justify-items: center;
        gap: 6px;
        width: 100%;
        padding: 10px 2px;
        border: 0;
        background: none;
        color: var(--ink-2);
        text-align: center;
      }

      .actions .item {
        padding-inline: 12px;
      }

      .item:hover {
        color: var(--ink);
      }

      .item:focus-visible {
        outline-offset: -3px;
      }

      .item[aria-selected="true"] {
        color: var(--ink);
        font-weight: 560;
      }

      .item[aria-selected="true"]::before {
        content: "";
        position: absolute;
        inset: 8px auto 8px 0;
        width: 3px;
        background: var(--water);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [languageOf(state), sessionOf(state).view, canSave(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { viewsLabel, views } = wordingOf(state);
    const shown = sessionOf(state).view;
    return html`
      <header>
        ${app.hello.menu === "page" ? html`<page-menu .app=${app}></page-menu>` : nothing}
        <div
          role="tablist"
          aria-label=${viewsLabel}
          aria-orientation="vertical"
          @keydown=${(event: KeyboardEvent) => this.keyPressed(app, event)}
        >
          ${viewNames.map(
            (view) => html`<button
              type="button"
              class="item"
              role="tab"
              data-view=${view}
              aria-selected=${view === shown ? "true" : "false"}
              tabindex=${view === shown ? 0 : -1}
              @click=${() => app.commands.run(`show-${view}`)}
            >
              ${icon(icons[view], 20)} ${views[view]}
            </button>`,
          )}
        </div>
        <div class="actions">
          ${this.renderAction(app, state, otherLanguage(state), "languages")}
          ${this.renderAction(app, state, "open", "folder-open")}
          ${this.renderAction(app, state, "save-session", "save")}
        </div>
      </header>
    `;
  }

  /** Arrows go from view to view, as in every list of tabs. */
  private keyPressed(app: App, event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const { view } = sessionOf(app.store.state);
    const next = viewNames[viewNames.indexOf(view) + step];
    if (!next) return;
    app.commands.run(`show-${next}`);
    this.renderRoot.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  }

  private renderAction(app: App, state: AppState, id: CommandId, iconName: IconName): unknown {
    return html`<button
      type="button"
      class="item"
      ?disabled=${!app.commands.isEnabled(id)}
      @click=${() => app.commands.run(id)}
    >
      ${icon(iconName, 18)} ${wordingOf(state).commands[id]}
    </button>`;
  }
}

/** The command that switches to the language that is not spoken now; it is named in that one. */
function otherLanguage(state: AppState): "language-en" | "language-zh-CN" {
  return languageOf(state) === "en" ? "language-zh-CN" : "language-en";
}

declare global {
  interface HTMLElementTagNameMap {
    "view-rail": ViewRail;
  }
}
