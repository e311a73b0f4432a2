import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state as reactive } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { faultOf } from "#core/protocol/faults.ts";
import { mapPlaces } from "#core/session/session.ts";
import type { App } from "../state/app.ts";
import { type AppState, mapPlaceOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { plainFormula } from "../state/formula.ts";
import { colourBarOf, contourMapOf, pictureKey } from "../state/map-model.ts";
import { drawMapPicture } from "../state/map-picture.ts";
import type { PictureControls } from "../state/picture-controls.ts";
import {
  lastStepIn,
  playheadIn,
  selectedView,
  shownExperiment,
  shownObjective,
} from "../state/run-list.ts";
import { StartDrag } from "../state/start-drag.ts";
import { heightFieldOf, settleSurface } from "../state/surface-fields.ts";
import { remarkOf, surfaceCrossHair, surfacePictureOf } from "../state/surface-model.ts";
import { SurfaceRefiner } from "../state/surface-refiner.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import "./angle-buttons.ts";
import { AppElement } from "./app-element.ts";
import type { MapGrabbedEvent, MapMargins, MapPointEvent } from "./contour-map.ts";
import "./contour-map.ts";
import "./hover-readout.ts";
import "./picture-caption.ts";
import type { FactorChosenEvent } from "./screenshot-button.ts";
import "./screenshot-button.ts";
import { SizeController, SizeWatch } from "./size-controller.ts";
import { type KeptScene, SurfaceSceneController } from "./surface-scene-controller.ts";
import { pictureStyles } from "./surface-view-styles.ts";

const turnDegrees = 5;
const panPx = 24;
const zoomStep = 1.25;
/** Tools stand above the large map, the colour bar beside it; the caption may need more. */
const largeMargins: MapMargins = { top: 84, right: 80, bottom: 12, left: 200 };
/** Between the caption and a large map. */
const underCaptionPx = 12;
/** Beside the surface, the colour bar stands at the surface. */
const besideMargins: MapMargins = { top: 84, right: 24, bottom: 44, left: 40 };
/** The ball may lie on the border. */
const smallMargins: MapMargins = { top: 8, right: 8, bottom: 8, left: 8 };
/** By then the first picture is surely on screen, also in a window that is not shown yet. */
const paintedAfterMs = 400;

/** The picture: the loss surface, its map, and what is asked of them. */
@customElement("surface-view")
export class SurfaceView extends AppElement implements PictureControls {
  static override styles = [baseStyles, buttonStyles, pictureStyles];

  /** Has the scene while this view is not shown; null: it goes with the view. Stays its owner's. */
  @property({ attribute: false })
  keptScene: KeptScene | null = null;

  @reactive()
  private factor = 2;

  @reactive()
  private isSaving = false;

  @reactive()
  private isContextLost = false;

  @reactive()
  private sizePx = { width: 0, height: 0 };

  /** The same object until the caption's height changes: another one lays the map out anew. */
  @reactive()
  private largeMapMargins = largeMargins;

  private isPaintAwaited = false;

  private readonly scene = new SurfaceSceneController(this, {
    turned: (camera) => this.app?.store.perform({ kind: "set-camera", camera }),
    unavailable: () => this.app?.store.patch({ hasPicture: false }),
    hovered: (point) => this.hovered(point, true),
    grabbed: (grip) => this.drag?.grab(grip),
    dragged: (point) => this.drag?.drag(point),
    dropped: () => this.drag?.drop(),
    contextChanged: (isLost) => {
      this.isContextLost = isLost;
    },
  });

  private readonly size = new SizeController(this, () => {
    this.sizePx = { width: this.size.widthPx, height: this.size.heightPx };
  });

  /** Caption and tools grow after this view has been updated: each by itself. */
  private readonly covers = [".tools", "picture-caption"].map((selector) => ({
    selector,
    watch: new SizeWatch(() => this.coversChanged()),
  }));

  private areCoversWatched = false;

  /** Makes the surface finer where it needs it, while nothing moves. */
  private readonly refiner = new SurfaceRefiner(
    () => {
      const state = this.app?.store.state;
      return this.isAtRest && !state?.isPlaying && state?.dragged === null;
    },
    // What is seen depends on what was found out: whoever watches it looks again.
    () => this.app?.store.patch({}),
  );

  private startDrag: StartDrag | null = null;

  /** Moves starts by hand, on surface and map. */
  private get drag(): StartDrag | null {
    if (!this.startDrag && this.app) this.startDrag = new StartDrag(this.app);
    return this.startDrag;
  }

  /** How many frames of the 3D picture were drawn so far. */
  get framesDrawn(): number {
    return this.scene.framesDrawn;
  }

  /** Whether nothing more of it is to be drawn until something moves or changes. */
  get isAtRest(): boolean {
    return this.scene.isAtRest;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.refiner.stop();
    for (const { watch } of this.covers) watch.stop();
    this.areCoversWatched = false;
    if (this.app?.picture === this) this.app.picture = null;
  }

  /** @inheritdoc */
  zoomBy(factor: number): void {
    this.scene.current?.zoomBy(factor);
  }

  /** @inheritdoc */
  async saveScreenshot(): Promise<void> {
    const { app, scene, sizePx } = this;
    if (!app || this.isSaving) return;
    this.isSaving = true;
    try {
      const widthPx = Math.max(1, sizePx.width);
      const heightPx = Math.max(1, sizePx.height);
      const options = { widthPx, heightPx, scale: this.factor };
      // Drawing takes a while: what is edited meanwhile is not in the picture.
      const { state } = app.store;
      settleSurface(shownObjective(state));
      scene.show(pictureKey(state, surfaceCrossHair(state)), () => surfacePictureOf(state));
      const png =
        mapPlaceOf(state) === "large"
          ? await drawMapPicture(state, options)
          : await scene.current?.toPng(options);
      if (png) await app.documents.savePicture(png, sessionOf(state));
    } catch (error) {
      app.store.notify({ kind: "trouble", fault: faultOf(error) });
    } finally {
      this.isSaving = false;
    }
  }

  protected override watched(state: AppState): readonly unknown[] {
    const { camera } = sessionOf(state);
    return [
      ...pictureKey(state),
      camera,
      shownExperiment(state),
      remarkOf(state),
      state.hasPicture,
      mapPlaceOf(state),
    ];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { picture } = wordingOf(state);
    const { hasPicture } = state;
    const place = mapPlaceOf(state);
    const isLarge = place === "large";
    return html`
      <div class="pictures map-${place}">
        ${hasPicture ? this.renderSurface(state) : nothing}
        <contour-map
          class=${place === "corner" ? "small" : place}
          role="img"
          aria-label=${picture.map}
          .data=${guard([...pictureKey(state)], () => contourMapOf(state))}
          .colourBar=${guard([isLarge, ...pictureKey(state)], () => (isLarge ? colourBarOf(state) : null))}
          .margins=${{ corner: smallMargins, beside: besideMargins, large: this.largeMapMargins }[place]}
          @map-hovered=${({ point }: MapPointEvent) => this.hovered(point, false)}
          @map-grabbed=${({ grip }: MapGrabbedEvent) => this.drag?.grab(grip)}
          @map-dragged=${({ point }: MapPointEvent) => point && this.drag?.drag(point)}
          @map-dropped=${() => this.drag?.drop()}
          @map-clicked=${() => {
            if (place === "corner") app.commands.run("map-large");
          }}
          @map-double-clicked=${({ point }: MapPointEvent) => {
            if (point && place !== "corner") this.drag?.startAt(point);
          }}
        ></contour-map>
        ${hasPicture ? this.renderMapPlaces(app, state) : html`<p class="missing" role="alert">${picture.noWebGl}</p>`}
        ${
          hasPicture && isLarge
            ? html`<button
                type="button"
                class="swap"
                aria-label=${picture.mapSwap}
                title=${picture.mapSwap}
                @click=${() => app.commands.run("map-corner")}
              ></button>`
            : nothing
        }
        <hover-readout .app=${app}></hover-readout>
      </div>
      <picture-caption .app=${app}></picture-caption>
      <div class="tools">
        <slot name="tools"></slot>
        <angle-buttons .app=${app}></angle-buttons>
        <screenshot-button
          .app=${app}
          .factor=${this.factor}
          .sizePx=${this.sizePx}
          .busy=${this.isSaving}
          @factor-chosen=${(event: FactorChosenEvent) => {
            this.factor = event.factor;
          }}
        ></screenshot-button>
      </div>
      ${this.isContextLost ? html`<p class="lost" role="status">${picture.lostWebGl}</p>` : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { app } = this;
    if (!app) return;
    const { state } = app.store;
    app.picture = this;
    const container = this.renderRoot.querySelector<HTMLElement>(".canvases");
    if (container) this.scene.attach(container, sessionOf(state).camera, this.keptScene);
    this.scene.look(sessionOf(state).camera);
    this.scene.show(pictureKey(state, surfaceCrossHair(state)), () => surfacePictureOf(state));
    this.scene.keepClear(this.coveredAreas());
    this.watchCovers();
    this.refiner.follow(shownObjective(state));
    if (selectedView(state).shown) this.awaitPaint(app);
  }

  private renderMapPlaces(app: App, state: AppState): unknown {
    const { laboratory, commands } = wordingOf(state);
    const place = mapPlaceOf(state);
    return html`<div class="map-places" role="group" aria-label=${laboratory.mapPlaceLabel}>
      ${mapPlaces.map(
        (one) => html`<button
          type="button"
          title=${commands[`map-${one}`]}
          aria-pressed=${one === place ? "true" : "false"}
          @click=${() => app.commands.run(`map-${one}`)}
        >
          ${laboratory.mapPlaces[one]}
        </button>`,
      )}
    </div>`;
  }

  private hovered(point: readonly [number, number] | null, hoversSurface: boolean): void {
    const { app } = this;
    if (app && app.store.state.dragged === null && app.store.state.hover !== point) {
      app.store.patch({ hover: point, hoversSurface });
    }
  }

  private renderSurface(state: AppState): unknown {
    const { picture } = wordingOf(state);
    return html`
      <div
        class="surface"
        role="img"
        tabindex=${mapPlaceOf(state) === "large" ? -1 : 0}
        aria-label=${picture.label}
        aria-describedby="surface-text"
        @keydown=${this.keyPressed}
        @dblclick=${this.doubleClicked}
      >
        <div class="canvases"></div>
      </div>
      <p id="surface-text" hidden>
        ${this.describe(state)} ${remarkOf(state) ?? ""} ${picture.keys}
      </p>
    `;
  }

  private describe(state: AppState): string {
    const { camera } = sessionOf(state);
    const run = selectedView(state).shown;
    const step = run ? playheadIn(state, run) : 0;
    const { range } = heightFieldOf(shownObjective(state));
    return wordingOf(state).picture.describe({
      formula: plainFormula(shownObjective(state)),
      lowest: range.low,
      highest: range.high,
      current: run
        ? { step, point: run.trajectory.pointAt(step), value: run.trajectory.values[step] }
        : null,
      lastStep: lastStepIn(state),
      azimuthDegrees: camera.azimuthDegrees,
      elevationDegrees: camera.elevationDegrees,
    });
  }

  private coversChanged(): void {
    this.scene.keepClear(this.coveredAreas());
    const caption = this.renderRoot.querySelector("picture-caption");
    const captionEnd = caption ? caption.getBoundingClientRect().bottom : 0;
    const below = Math.ceil(captionEnd - this.getBoundingClientRect().top) + underCaptionPx;
    const top = Math.max(largeMargins.top, below);
    if (top !== this.largeMapMargins.top) this.largeMapMargins = { ...largeMargins, top };
  }

  private watchCovers(): void {
    if (this.areCoversWatched) return;
    this.areCoversWatched = true;
    for (const { selector, watch } of this.covers) {
      const element = this.renderRoot.querySelector<HTMLElement>(selector);
      if (element) watch.follow(element);
    }
  }

  /** What lies over the picture; labels stay clear of it. */
  private coveredAreas(): { x: number; y: number; width: number; height: number }[] {
    const picture = this.renderRoot.querySelector(".canvases") ?? this;
    const own = picture.getBoundingClientRect();
    const covering = this.renderRoot.querySelectorAll(
      "picture-caption, .tools, .swap, contour-map.small, .map-places",
    );
    return Array.from(covering, (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left - own.left, y: top - own.top, width, height };
    });
  }

  /** On the surface, a start; beside it, back to the first angle. */
  private readonly doubleClicked = (event: MouseEvent): void => {
    const { left, top } = (
      this.renderRoot.querySelector(".canvases") ?? this
    ).getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    const point = this.scene.current?.pick(at) ?? null;
    if (point) this.drag?.startAt(point);
    else this.resetCamera();
  };

  private readonly resetCamera = (): void => {
    this.app?.commands.run("view-first");
  };

  private readonly keyPressed = (event: KeyboardEvent): void => {
    const scene = this.scene.current;
    if (!scene || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    }[event.key];
    if (direction) {
      const [right, down] = direction;
      if (event.shiftKey) scene.pan(right * panPx, down * panPx);
      else scene.turn(right * turnDegrees, -down * turnDegrees);
    } else if (event.key === "+" || event.key === "=") scene.zoomBy(zoomStep);
    else if (event.key === "-" || event.key === "_") scene.zoomBy(1 / zoomStep);
    else if (event.key === "0") this.resetCamera();
    else return;
    event.preventDefault();
  };

  private awaitPaint(app: App): void {
    if (this.isPaintAwaited) return;
    this.isPaintAwaited = true;
    const frame = requestAnimationFrame(() => requestAnimationFrame(done));
    const timer = setTimeout(done, paintedAfterMs);
    function done(): void {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      app.painted();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "surface-view": SurfaceView;
  }
}
