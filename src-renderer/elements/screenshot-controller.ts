import type { ReactiveController, ReactiveControllerHost } from "lit";
import { faultOf } from "#core/protocol/faults.ts";
import type { PictureOptions } from "../scenes/picture-composer.ts";
import type { App } from "../state/app.ts";
import { type AppState, sessionOf } from "../state/app-state.ts";
import type { PictureControls } from "../state/picture-controls.ts";

/** An element whose picture can be saved. */
type PictureHost = ReactiveControllerHost & HTMLElement & { readonly app: App | null };

/** Makes its host the picture on screen: what the screenshot command draws and saves. */
export class ScreenshotController implements ReactiveController, PictureControls {
  /** Pixels of the file to one of the screen. */
  factor = 2;
  /** Whether a picture is being drawn for a file. */
  isSaving = false;
  private readonly host: PictureHost;
  private readonly draw: (state: AppState, options: PictureOptions) => Promise<Uint8Array>;

  constructor(
    host: PictureHost,
    draw: (state: AppState, options: PictureOptions) => Promise<Uint8Array>,
  ) {
    this.host = host;
    this.draw = draw;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.host.app) this.host.app.picture = this;
  }

  hostDisconnected(): void {
    if (this.host.app?.picture === this) this.host.app.picture = null;
  }

  /** Takes another factor. */
  choose(factor: number): void {
    this.factor = factor;
    this.host.requestUpdate();
  }

  /** @inheritdoc */
  zoomBy(_factor: number): void {
    // A flat picture shows all there is.
  }

  /** @inheritdoc */
  async saveScreenshot(): Promise<void> {
    const { app } = this.host;
    if (!app || this.isSaving) return;
    this.setSaving(true);
    try {
      const { state } = app.store;
      const { clientWidth, clientHeight } = this.host;
      const options = {
        widthPx: Math.max(1, clientWidth),
        heightPx: Math.max(1, clientHeight),
        scale: this.factor,
      };
      await app.documents.savePicture(await this.draw(state, options), sessionOf(state));
    } catch (error) {
      app.store.notify({ kind: "trouble", fault: faultOf(error) });
    } finally {
      this.setSaving(false);
    }
  }

  private setSaving(isSaving: boolean): void {
    this.isSaving = isSaving;
    this.host.requestUpdate();
  }
}
