import { css, html, type PropertyValues } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { assertNever } from "#core/common/assert-never.ts";
import type { Finding, Wording } from "#core/wording/wording.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import type { RunStatus as Status } from "../state/run-view.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";

/** Runs shorter than this never say that they are running: it would only flicker. */
const quietMs = 150;
const fullWidthEnd = /[：。，；！？]$/u;

/** In words, how the run ended or how far it is; its dot tells it by colour. */
@customElement("run-status")
export class RunStatus extends AppElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      [role="status"] {
        display: flex;
        align-items: baseline;
        gap: 10px;
        min-width: 0;
      }

      .dot {
        flex: none;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--ink-2);
      }

      .done {
        background: var(--good);
      }

      .alarm {
        background: var(--alarm);
      }

      .running {
        background: var(--water);
      }

      .sentence {
        min-width: 0;
        overflow: hidden;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        color: var(--ink-2);
      }

      strong {
        font-weight: 560;
        color: var(--ink);
      }
    `,
  ];

  /** What is said; lags a little behind a run that has just begun. */
  @reactive()
  private said: Status = { kind: "waiting" };

  private quiet: ReturnType<typeof setTimeout> | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endQuiet();
  }

  protected override watched(state: AppState): readonly unknown[] {
    return [state.runs.status, languageOf(state)];
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const status = this.app?.store.state.runs.status;
    if (!status) return;
    if (status.kind !== "computing" || this.said.kind === "computing") {
      this.endQuiet();
      this.said = status;
      return;
    }
    this.quiet ??= setTimeout(() => {
      this.quiet = null;
      this.said = this.app?.store.state.runs.status ?? this.said;
    }, quietMs);
  }

  protected override renderState(_app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const { headline, detail } = findingOf(this.said, wording);
    // Full-width signs bring their own space.
    const gap = fullWidthEnd.test(headline) ? "" : " ";
    return html`
      <div
        role="status"
        aria-label=${wording.status.label}
        aria-busy=${this.said.kind === "computing" ? "true" : "false"}
      >
        <span class="dot ${toneOf(this.said)}"></span>
        <span class="sentence" title=${headline + gap + detail}
          ><strong>${headline}</strong>${gap}${detail}</span
        >
      </div>
    `;
  }

  private endQuiet(): void {
    if (this.quiet !== null) clearTimeout(this.quiet);
    this.quiet = null;
  }
}

function findingOf(status: Status, { status: words }: Wording): Finding {
  switch (status.kind) {
    case "waiting":
      return words.waiting;
    case "computing":
      return words.computing(status.steps, status.maximumSteps);
    case "ended":
      return words.outcome(status.outcome, status.stopValue);
    case "failed":
      return words.failed(status.fault);
    default:
      return assertNever(status);
  }
}

function toneOf(status: Status): "running" | "done" | "alarm" | "open" {
  switch (status.kind) {
    case "waiting":
    case "computing":
      return "running";
    case "failed":
      return "alarm";
    case "ended":
      if (status.outcome.kind === "converged") return "done";
      return status.outcome.kind === "step-limit" && status.outcome.motion.kind === "moving"
        ? "open"
        : "alarm";
    default:
      return assertNever(status);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "run-status": RunStatus;
  }
}
