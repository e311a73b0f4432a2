import "@awesome.me/webawesome/dist/components/divider/divider.js";
import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import type { WaSelectEvent } from "@awesome.me/webawesome/dist/events/select.js";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import {
  type CommandEntry,
  type CommandState,
  isCommandId,
  menus,
} from "#core/session/command-table.ts";
import type { Wording } from "#core/wording/wording.ts";
import type { App } from "../state/app.ts";
import { type AppState, wordingOf } from "../state/app-state.ts";
import { commandStateOf } from "../state/command-runner.ts";
import { shortcutText } from "../state/shortcut-text.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { icon } from "./icons.ts";

/** The menu of a page that has no native one, made from the same table of commands. */
@customElement("page-menu")
export class PageMenu extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }

      .icon-button {
        width: 40px;
        height: 40px;
      }

      wa-dropdown-item {
        font-size: 13px;
      }

      wa-dropdown-item:focus-visible {
        outline-offset: -2px;
      }

      kbd {
        font: inherit;
        color: var(--ink-2);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [JSON.stringify(commandStateOf(state)), wordingOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const commandState = commandStateOf(state);
    return html`
      <wa-dropdown placement="right-start" @wa-select=${(event: WaSelectEvent) => this.chosen(app, event)}>
        <button
          slot="trigger"
          type="button"
          class="icon-button"
          aria-label=${wording.menuLabel}
          title=${wording.menuLabel}
        >
          ${icon("menu", 20)}
        </button>
        ${menus().map(
          ({ name, groups }) => html`<wa-dropdown-item>
            ${wording.menus[name]}
            ${groups.map((group, index) => [
              index > 0 ? html`<wa-divider slot="submenu"></wa-divider>` : nothing,
              group.map((entry) => this.renderEntry(app, entry, commandState, wording)),
            ])}
          </wa-dropdown-item>`,
        )}
      </wa-dropdown>
    `;
  }

  private renderEntry(
    app: App,
    entry: CommandEntry,
    state: CommandState,
    wording: Wording,
  ): unknown {
    const keys = entry.shortcut ? shortcutText(entry.shortcut, wording, app.hello.platform) : null;
    return html`<wa-dropdown-item
      slot="submenu"
      value=${entry.id}
      type=${entry.isChecked ? "checkbox" : "normal"}
      .checked=${live(entry.isChecked?.(state) ?? false)}
      ?disabled=${!entry.isEnabled(state)}
    >
      ${wording.commands[entry.id]} ${keys ? html`<kbd slot="details">${keys}</kbd>` : nothing}
    </wa-dropdown-item>`;
  }

  private chosen(app: App, event: WaSelectEvent): void {
    const id = event.detail.item.getAttribute("value") ?? "";
    if (isCommandId(id)) app.commands.run(id);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "page-menu": PageMenu;
  }
}
