import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { assertNever } from "#core/common/assert-never.ts";
import { allRunNames } from "#core/wording/run-names.ts";
import type { Finding, Wording } from "#core/wording/wording.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { drawnRuns, selectedView, shownExperiment } from "../state/run-list.ts";
import type { RunEnding, RunStatus as Status } from "../state/run-view.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { runColourProperty } from "./run-sign.ts";
import { statusStyles } from "./status-styles.ts";

/** Runs shorter than this never say that they are running: it would only flicker. */
const quietMs = 150;
const fullWidthEnd = /[：。，；！？]$/u;

/** In words, how the run ended or how far it is; its dot tells it by colour. */
@customElement("run-status")
export class RunStatus extends AppElement {
  static override styles = [
    baseStyles,
    statusStyles,
    css`
      .name {
        flex: none;
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
    return [selectedView(state).status, drawnRuns(state).length, languageOf(state)];
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (!this.app) return;
    const { status } = selectedView(this.app.store.state);
    if (status.kind !== "computing" || this.said.kind === "computing") {
      this.endQuiet();
      this.said = status;
      return;
    }
    this.quiet ??= setTimeout(() => {
      this.quiet = null;
      if (this.app) this.said = selectedView(this.app.store.state).status;
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
        ${this.renderName(state)}
        <span class="sentence" title=${headline + gap + detail}
          ><strong>${headline}</strong>${gap}${detail}</span
        >
      </div>
    `;
  }

  /** Which of several runs is spoken of. */
  private renderName(state: AppState): unknown {
    const { runs, selected } = shownExperiment(state);
    if (runs.length === 1) return nothing;
    const name = allRunNames(runs, wordingOf(state)).find(({ id }) => id === selected);
    return name
      ? html`<strong class="name" .style=${`color: ${runColourProperty(name.colour)}`}>${name.name}</strong>`
      : nothing;
  }

  private endQuiet(): void {
    if (this.quiet !== null) clearTimeout(this.quiet);
    this.quiet = null;
  }
}

function findingOf(status: Status, { status: words, diagnosis }: Wording): Finding {
  switch (status.kind) {
    case "waiting":
      return words.waiting;
    case "computing":
      return words.computing(status.steps, status.maximumSteps);
    case "ended":
      return diagnosis(status.ending.diagnosis, status.ending.outcome, status.stop);
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
      return toneOfEnding(status.ending);
    default:
      return assertNever(status);
  }
}

function toneOfEnding({ diagnosis: { verdict } }: RunEnding): "done" | "alarm" | "open" {
  switch (verdict.kind) {
    case "arrived":
      return "done";
    case "moving":
    case "slowing":
      return "open";
    default:
      return "alarm";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "run-status": RunStatus;
  }
}
