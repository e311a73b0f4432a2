import type { SurfaceScene } from "../scenes/surface-scene.ts";

/** Whom a scene tells at the moment; nobody while it is kept. */
export interface SceneLink<Owner> {
  owner: Owner | null;
}

/** A scene with its canvases, which goes from one owner to the next. */
export interface StandingScene<Owner> {
  readonly scene: SurfaceScene;
  readonly canvas: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  readonly link: SceneLink<Owner>;
}

/**
 * Keeps one scene while its view is not shown: a new WebGL context and its programs cost a third of a
 * second each time. Whoever made the keeper closes it.
 */
export class SceneKeeper<Owner> {
  private kept: StandingScene<Owner> | null = null;
  private closed = false;

  /** Whether it keeps nothing any more. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** Takes a scene over from its owner, who is told nothing more; what was kept before is disposed of. */
  keep(standing: StandingScene<Owner>): void {
    standing.link.owner = null;
    this.kept?.scene.dispose();
    this.kept = null;
    if (this.closed || standing.scene.isContextLost) standing.scene.dispose();
    else {
      standing.scene.pause();
      this.kept = standing;
    }
  }

  /** Hands the kept scene over; null: there is none that can be drawn with. */
  take(): StandingScene<Owner> | null {
    const { kept } = this;
    this.kept = null;
    if (kept?.scene.isContextLost) {
      kept.scene.dispose();
      return null;
    }
    return kept;
  }

  /** Disposes of the kept scene, and of each that is still handed in. */
  close(): void {
    this.closed = true;
    this.kept?.scene.dispose();
    this.kept = null;
  }
}
