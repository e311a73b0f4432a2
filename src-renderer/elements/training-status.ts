import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { assertNever } from "#core/common/assert-never.ts";
import type { TrainingFinding } from "#core/training/training-finding.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import type { Finding, Wording } from "#core/wording/wording.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { trainingFacts } from "../state/training-timeline.ts";
import { isTraining } from "../state/training-view.ts";
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
    const { headline, detail } = findingOf(state, wording);
    const gap = fullWidthEnd.test(headline) ? "" : " ";
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

function findingOf({ training }: AppState, wording: Wording): Finding {
  switch (training.kind) {
    case "waiting":
      return wording.network.waiting;
    case "impossible":
      return training.fault.kind === "data-too-few-samples"
        ? { headline: wording.network.placePoints, detail: "" }
        : { headline: wording.training.fault(training.fault), detail: "" };
    case "shown":
      return training.fault
        ? { headline: wording.fault(training.fault), detail: "" }
        : frameFinding(training.frame, wording);
    default:
      return assertNever(training);
  }
}

function frameFinding(frame: TrainingFrame, wording: Wording): Finding {
  const { state, finding } = frame;
  const standing = wording.network.standing(trainingFacts(frame));
  if (state.kind === "ended" && state.outcome.kind === "diverged") {
    return wording.training.outcome(state.outcome);
  }
  const { headline } = state.kind === "ended" ? wording.training.outcome(state.outcome) : standing;
  if (!isTrouble(finding)) return { headline, detail: standing.detail };
  const trouble = wording.training.finding(finding);
  const parts = [standing.detail, trouble.headline, trouble.detail].filter((part) => part !== "");
  return { headline, detail: parts.join(wording.language === "en" ? " " : "") };
}

/** Whether something went wrong that a person would want to know of. */
function isTrouble({ kind }: TrainingFinding): boolean {
  return kind !== "starting" && kind !== "learning";
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
