import { css, html, type PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import type { Camera } from "#core/session/session.ts";
import { isSamePose } from "../scenes/camera-pose.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, themeOf, wordingOf } from "../state/app-state.ts";
import { shownNetwork } from "../state/network-shown.ts";
import { describePrediction } from "../state/prediction-model.ts";
import { type SurfacePair, surfacePairOf } from "../state/surfaces-model.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { type SceneEvents, SurfaceSceneController } from "./surface-scene-controller.ts";

/** While training runs, surfaces are made anew this often: each is some thousand triangles. */
const renewalMs = 90;
const turnDegrees = 6;

/** The surface that the network has learned beside the true one, both seen from the same place. */
@customElement("learned-surfaces")
export class LearnedSurfaces extends AppElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 8px;
        min-height: 0;
      }

      figure {
        display: grid;
        grid-template-rows: 18px minmax(0, 1fr);
        min-width: 0;
        min-height: 0;
        margin: 0;
      }

      figcaption {
        overflow: hidden;
        font-size: 12px;
        line-height: 16px;
        color: var(--ink-2);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .scene {
        position: relative;
        overflow: hidden;
        touch-action: none;
      }

      .scene :is(canvas) {
        position: absolute;
        inset: 0;
      }
    `,
  ];

  private readonly learned = new SurfaceSceneController(this, this.events("learned"));
  private readonly actual = new SurfaceSceneController(this, this.events("actual"));
  /** Whether one scene is being turned as the other was. */
  private isFollowing = false;
  private renewal: ReturnType<typeof setTimeout> | null = null;
  private renewedMs = Number.NEGATIVE_INFINITY;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.renewal !== null) clearTimeout(this.renewal);
    this.renewal = null;
  }

  /** How many frames WebGL has drawn, of both surfaces. */
  get framesDrawn(): number {
    return this.learned.framesDrawn + this.actual.framesDrawn;
  }

  protected override watched(state: AppState): readonly unknown[] {
    const { camera, colourMap } = sessionOf(state);
    return [state.training, camera, colourMap, themeOf(state), languageOf(state)];
  }

  protected override renderState(_app: App, state: AppState): unknown {
    const { networkPicture, picture } = wordingOf(state);
    const shown = shownNetwork(state);
    const text = shown ? describePrediction(state, shown) : networkPicture.waiting;
    return html`
      ${(["learned", "actual"] as const).map((which) => {
        const name =
          which === "learned" ? networkPicture.learnedSurface : networkPicture.trueSurface;
        return html`<figure>
          <figcaption>${name}</figcaption>
          <div
            class="scene"
            data-scene=${which}
            role="img"
            tabindex="0"
            aria-label=${name}
            aria-describedby="surfaces-text"
            @keydown=${this.keyPressed}
          ></div>
        </figure>`;
      })}
      <p id="surfaces-text" hidden>${text} ${picture.keys}</p>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { app } = this;
    if (!app) return;
    const { camera } = sessionOf(app.store.state);
    for (const [which, scene] of this.scenes()) {
      const container = this.renderRoot.querySelector<HTMLElement>(`[data-scene="${which}"]`);
      if (container) scene.attach(container, camera);
      if (scene.current && !isSamePose(scene.current.pose, camera)) scene.look(camera);
    }
    this.renewSoon();
  }

  private scenes(): readonly (readonly [keyof SurfacePair, SurfaceSceneController])[] {
    return [
      ["learned", this.learned],
      ["actual", this.actual],
    ];
  }

  /** The newest surface, though not so often that nothing else would get its turn. */
  private renewSoon(): void {
    if (this.renewal !== null) return;
    const waitMs = Math.max(0, this.renewedMs + renewalMs - performance.now());
    this.renewal = setTimeout(() => {
      this.renewal = null;
      this.renewedMs = performance.now();
      this.renew();
    }, waitMs);
  }

  private renew(): void {
    const state = this.app?.store.state;
    const shown = state && shownNetwork(state);
    if (!state || !shown) return;
    const look = [themeOf(state), languageOf(state), sessionOf(state).colourMap];
    const pair = surfacePairOf(state, shown);
    if (!pair) return;
    for (const [which, scene] of this.scenes()) {
      scene.show(
        [which === "learned" ? shown.frame.prediction : pair.actual.field, ...look],
        () => pair[which],
      );
    }
  }

  private events(which: keyof SurfacePair): SceneEvents {
    const nothing = (): void => {};
    return {
      turned: (camera) => this.turned(which, camera),
      unavailable: () => this.app?.store.patch({ hasPicture: false }),
      hovered: nothing,
      grabbed: nothing,
      dragged: nothing,
      dropped: nothing,
      contextChanged: nothing,
    };
  }

  private turned(which: keyof SurfacePair, camera: Camera): void {
    if (this.isFollowing) return;
    this.isFollowing = true;
    const other = which === "learned" ? this.actual : this.learned;
    other.current?.setPose(camera);
    this.isFollowing = false;
    this.app?.store.perform({ kind: "set-camera", camera });
  }

  private readonly keyPressed = (event: KeyboardEvent): void => {
    const scene = this.learned.current;
    const direction = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    }[event.key];
    if (!scene || !direction || event.ctrlKey || event.metaKey || event.altKey) return;
    scene.turn(direction[0] * turnDegrees, direction[1] * turnDegrees);
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "learned-surfaces": LearnedSurfaces;
  }
}
