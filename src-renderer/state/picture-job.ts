import { assertNever } from "#core/common/assert-never.ts";
import { FaultError } from "#core/protocol/faults.ts";
import type { PictureJob } from "#core/protocol/messages.ts";
import type { PictureOptions } from "../scenes/picture-composer.ts";
import { SurfaceScene } from "../scenes/surface-scene.ts";
import type { App } from "./app.ts";
import { type AppState, sessionOf } from "./app-state.ts";
import { withSession } from "./documents.ts";
import { drawMapPicture } from "./map-picture.ts";
import { drawNetworkPicture } from "./network-picture.ts";
import { drawRatesPicture } from "./rates-picture.ts";
import { listedRuns, shownObjective } from "./run-list.ts";
import { drawSlopePicture } from "./slope-picture.ts";
import { settleSurface } from "./surface-fields.ts";
import { surfacePictureOf } from "./surface-model.ts";
import { isNetworkShown } from "./training-view.ts";

/** Makes the picture that a hidden window was opened for and hands it in; shows nothing. */
export async function drawPictureJob(app: App, job: PictureJob): Promise<void> {
  const { store } = app;
  const { language, theme } = job;
  store.patch({ settings: { ...store.state.settings, language, theme } });
  await app.deliverPicture(async () => {
    await (isNetworkShown(store.state) ? trainingReached(app) : runsEnded(app));
    const playhead = job.playhead ?? Number.MAX_SAFE_INTEGER;
    store.movePlayhead(playhead);
    return withSession(await draw(app, job), sessionOf(store.state));
  });
}

function draw(app: App, { widthPx, heightPx, scale }: PictureJob): Promise<Uint8Array> {
  const { state } = app.store;
  const options = { widthPx, heightPx, scale };
  const { view } = sessionOf(state);
  switch (view) {
    case "descent":
      return drawSurface(state, options);
    case "slope":
      return drawSlopePicture(state, options);
    case "rates":
      return drawRatesPicture(state, options);
    case "network":
      return drawNetworkPicture(state, options);
    default:
      return assertNever(view);
  }
}

function drawSurface(state: AppState, options: PictureOptions): Promise<Uint8Array> {
  settleSurface(shownObjective(state));
  if (sessionOf(state).mapPlace === "large") return drawMapPicture(state, options);
  const scene = new SurfaceScene({
    canvas: document.createElement("canvas"),
    overlay: document.createElement("canvas"),
    pose: sessionOf(state).camera,
  });
  scene.show(surfacePictureOf(state));
  return scene.toPng(options).finally(() => scene.dispose());
}

/** Settles when every run has ended, whatever came of it. */
function runsEnded({ store }: App): Promise<void> {
  return new Promise((resolve, reject) => {
    const watching = new AbortController();
    const look = (): void => {
      const statuses = listedRuns(store.state).map(({ view }) => view.status);
      if (statuses.some(({ kind }) => kind === "waiting" || kind === "computing")) return;
      if (store.state.sweep.kind === "sweeping") return;
      watching.abort();
      const failed = statuses.find((status) => status.kind === "failed");
      if (failed) reject(new FaultError(failed.fault));
      else resolve();
    };
    store.subscribe(look, watching.signal);
    look();
  });
}

/** Settles when the network has been trained up to the update that the session shows. */
function trainingReached({ store }: App): Promise<void> {
  const goal = sessionOf(store.state).network.look.step;
  return new Promise((resolve, reject) => {
    const watching = new AbortController();
    const look = (): void => {
      const { training } = store.state;
      if (training.kind === "waiting") return;
      const isThere =
        training.kind === "shown" &&
        (training.frame.step >= goal || training.frame.state.kind === "ended");
      if (training.kind === "shown" && !training.fault && !isThere) return;
      watching.abort();
      if (training.kind === "impossible") {
        reject(new FaultError({ kind: "training-impossible", fault: training.fault }));
      } else if (training.fault) reject(new FaultError(training.fault));
      else resolve();
    };
    store.subscribe(look, watching.signal);
    look();
  });
}
