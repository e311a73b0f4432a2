import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { objectiveOf } from "#core/session/experiment.ts";
import {
  angleFor,
  type Camera,
  type ViewingAngle,
  viewingAngleNames,
} from "#core/session/session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { shownExperiment } from "../state/run-list.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";

/** The named viewing angles; pressed is the one that the picture is seen from. */
@customElement("angle-buttons")
export class AngleButtons extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }

      [role="group"] {
        display: flex;
      }

      button {
        height: 32px;
        padding: 0 11px;
        border: 1px solid var(--hairline);
        border-inline-start-width: 0;
        background: var(--field);
        color: var(--ink-2);
        white-space: nowrap;
        transition: background-color var(--swift);
      }

      button:first-child {
        border-inline-start-width: 1px;
        border-start-start-radius: 6px;
        border-end-start-radius: 6px;
      }

      button:last-child {
        border-start-end-radius: 6px;
        border-end-end-radius: 6px;
      }

      button:hover:not(:disabled) {
        background: var(--wash);
      }

      button[aria-pressed="true"] {
        background: var(--wash);
        color: var(--water);
        font-weight: 560;
      }

      button:focus-visible {
        z-index: 1;
        outline-offset: -2px;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [pressedAngle(state), state.hasPicture, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { anglesLabel, angles, commands } = wordingOf(state);
    const pressed = state.hasPicture ? pressedAngle(state) : null;
    return html`
      <div role="group" aria-label=${anglesLabel}>
        ${viewingAngleNames.map(
          (angle) => html`<button
            type="button"
            title=${commands[`view-${angle}`]}
            aria-pressed=${angle === pressed ? "true" : "false"}
            ?disabled=${!state.hasPicture}
            @click=${() => app.commands.run(`view-${angle}`)}
          >
            ${angles[angle]}
          </button>`,
        )}
      </div>
    `;
  }
}

/** The angle that the picture is seen from, or null when it was turned elsewhere. */
function pressedAngle(state: AppState): ViewingAngle | null {
  const { camera } = sessionOf(state);
  const objective = objectiveOf(shownExperiment(state));
  return viewingAngleNames.find((angle) => isNear(camera, angleFor(angle, objective))) ?? null;
}

function isNear(camera: Camera, angle: Camera): boolean {
  const turn = Math.abs(((camera.azimuthDegrees - angle.azimuthDegrees + 540) % 360) - 180);
  const lift = Math.abs(camera.elevationDegrees - angle.elevationDegrees);
  return turn < 0.5 && lift < 0.5;
}

declare global {
  interface HTMLElementTagNameMap {
    "angle-buttons": AngleButtons;
  }
}
