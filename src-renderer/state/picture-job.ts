import { FaultError } from "#core/protocol/faults.ts";
import type { PictureJob } from "#core/protocol/messages.ts";
import { SurfaceScene } from "../scenes/surface-scene.ts";
import type { App } from "./app.ts";
import { sessionOf } from "./app-state.ts";
import { withSession } from "./documents.ts";
import { listedRuns } from "./run-list.ts";
import { surfacePictureOf } from "./surface-model.ts";

/** Makes the picture that a hidden window was opened for and hands it in; shows nothing. */
export async function drawPictureJob(app: App, job: PictureJob): Promise<void> {
  const { store } = app;
  store.patch({ settings: { language: job.language, theme: job.theme } });
  await app.deliverPicture(async () => {
    await runsEnded(app);
    const playhead = job.playhead ?? Number.MAX_SAFE_INTEGER;
    store.movePlayhead(playhead);
    return withSession(await draw(app, job), sessionOf(store.state));
  });
}

function draw(app: App, { widthPx, heightPx, scale }: PictureJob): Promise<Uint8Array> {
  const { state } = app.store;
  const scene = new SurfaceScene({
    canvas: document.createElement("canvas"),
    overlay: document.createElement("canvas"),
    pose: sessionOf(state).camera,
  });
  scene.show(surfacePictureOf(state));
  return scene.toPng({ widthPx, heightPx, scale }).finally(() => scene.dispose());
}

/** Settles when every run has ended, whatever came of it. */
function runsEnded({ store }: App): Promise<void> {
  return new Promise((resolve, reject) => {
    const watching = new AbortController();
    const look = (): void => {
      const statuses = listedRuns(store.state).map(({ view }) => view.status);
      if (statuses.some(({ kind }) => kind === "waiting" || kind === "computing")) return;
      watching.abort();
      const failed = statuses.find((status) => status.kind === "failed");
      if (failed) reject(new FaultError(failed.fault));
      else resolve();
    };
    store.subscribe(look, watching.signal);
    look();
  });
}
