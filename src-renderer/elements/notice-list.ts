import { css, html, nothing, type PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { assertNever } from "#core/common/assert-never.ts";
import type { Wording } from "#core/wording/wording.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { type AppNotice, isAlarm, isPassing, type NoticeContent } from "../state/notices.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { icon } from "./icons.ts";

/** So long a notice of something that went well stays. */
const passingMs = 6000;

/** What the window has to say beside what it shows. */
@customElement("notice-list")
export class NoticeList extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: min(460px, 100% - 32px);
        justify-content: center;
        pointer-events: none;
      }

      [role] {
        display: grid;
        gap: 8px;
      }

      [role]:has(.notice) + [role]:has(.notice) {
        margin-top: 8px;
      }

      .notice {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 6px 6px 14px;
        border: 1px solid var(--hairline);
        border-inline-start: 3px solid var(--good);
        border-radius: 6px;
        background: var(--raised);
        box-shadow: 0 4px 16px rgb(0 0 0 / 14%);
        overflow-wrap: anywhere;
        pointer-events: auto;
      }

      .notice span {
        flex: 1;
        min-width: 0;
      }

      .alarm {
        border-inline-start-color: var(--alarm);
      }

      .button {
        flex: none;
        height: 28px;
        padding: 0 10px;
      }

      .icon-button {
        flex: none;
        width: 28px;
        height: 28px;
      }

      @media (max-width: 1099.98px) {
        :host {
          grid-template-columns: min(380px, 100% - 32px);
        }

        .notice {
          padding-block: 2px;
          font-size: 12px;
          line-height: 16px;
        }
      }
    `,
  ];

  private readonly passing = new Map<number, ReturnType<typeof setTimeout>>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const timer of this.passing.values()) clearTimeout(timer);
    this.passing.clear();
  }

  protected override watched(state: AppState): readonly unknown[] {
    return [state.notices, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const alarms = state.notices.filter(({ content }) => isAlarm(content));
    const others = state.notices.filter(({ content }) => !isAlarm(content));
    return html`
      <div role="alert">${this.renderNotices(app, alarms, wording)}</div>
      <div role="status" aria-label=${wording.notices.label}>
        ${this.renderNotices(app, others, wording)}
      </div>
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { app } = this;
    for (const { id, content } of app?.store.state.notices ?? []) {
      if (!isPassing(content) || this.passing.has(id)) continue;
      const leave = (): void => {
        this.passing.delete(id);
        app?.store.dismiss(id);
      };
      this.passing.set(id, setTimeout(leave, passingMs));
    }
  }

  private renderNotices(app: App, notices: readonly AppNotice[], wording: Wording): unknown {
    return repeat(
      notices,
      ({ id }) => id,
      ({ id, content }) => html`<div class="notice ${isAlarm(content) ? "alarm" : ""}">
        <span>${noticeText(content, wording)}</span>
        ${content.kind === "worker-restarted" ? this.renderRunAgain(app, id, wording) : nothing}
        <button
          type="button"
          class="icon-button"
          aria-label=${wording.notices.dismiss}
          title=${wording.notices.dismiss}
          @click=${() => app.store.dismiss(id)}
        >
          ${icon("close")}
        </button>
      </div>`,
    );
  }

  private renderRunAgain(app: App, id: number, wording: Wording): unknown {
    const again = (): void => {
      app.store.dismiss(id);
      app.runAgain();
    };
    return html`<button type="button" class="button" @click=${again}>
      ${wording.notices.runAgain}
    </button>`;
  }
}

function noticeText(content: NoticeContent, { notices, network, work, fault }: Wording): string {
  switch (content.kind) {
    case "saved":
      return notices.saved(content.path);
    case "downloaded":
      return notices.downloaded(content.name);
    case "opened":
      return notices.opened(content.name);
    case "restored":
      return work.restored(content.name);
    case "worker-restarted":
      return notices.workerRestarted;
    case "training-restored":
      return network.trainingRestored;
    case "training-replaced":
      return network.trainingReplaced(content.updates);
    case "disconnected":
      return notices.disconnected;
    case "trouble":
      return fault(content.fault);
    default:
      return assertNever(content);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "notice-list": NoticeList;
  }
}
