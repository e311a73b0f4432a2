import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { isTraining } from "../state/training-view.ts";
import { onwards, trainingFinding } from "../state/training-words.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { statusStyles } from "./status-styles.ts";

type Tone = "running" | "done" | "alarm" | "open";

/** Full-width signs bring their own space. */
const fullWidthEnd = /[：。，；！？]$/u;

/** In words, how the training stands or ended, and what is wrong with it; its dot tells by colour. */
@customElement("training-status")
export class TrainingStatus extends AppElement {
  static override styles = [
    baseStyles,
    statusStyles,
    css`
      .sentence {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [state.training, languageOf(state)];
  }

  protected override renderState(_app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const { headline, detail: standing } = trainingFinding(state, wording);
    const onward = onwards(state, wording);
    const detail = onward === "" ? standing : standing + gapAfter(standing) + onward;
    const gap = gapAfter(headline);
    return html`
      <div
        role="status"
        aria-label=${wording.status.label}
        aria-busy=${isTraining(state) ? "true" : "false"}
      >
        <span class="dot ${toneOf(state)}"></span>
        <span class="sentence" title=${headline + gap + detail}
          ><strong>${headline}</strong>${gap}${detail}</span
        >
      </div>
    `;
  }
}

function gapAfter(text: string): string {
  return fullWidthEnd.test(text) ? "" : " ";
}

function toneOf({ training }: AppState): Tone {
  if (training.kind === "waiting") return "running";
  if (training.kind === "impossible") {
    return training.fault.kind === "data-too-few-samples" ? "open" : "alarm";
  }
  if (training.fault) return "alarm";
  const { state, finding } = training.frame;
  const isAlarming = finding.kind === "worse-than-start" || finding.kind === "saturated";
  if (state.kind === "ended") {
    if (state.outcome.kind === "diverged") return "alarm";
    return isAlarming ? "alarm" : "done";
  }
  if (isAlarming) return "alarm";
  return state.kind === "running" ? "running" : "open";
}

declare global {
  interface HTMLElementTagNameMap {
    "training-status": TrainingStatus;
  }
}
