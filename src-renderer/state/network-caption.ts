import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import { type DataReference, isTable } from "#core/training/data-reference.ts";
import type { NetworkCaptionFacts } from "#core/wording/network-picture-wording.ts";
import type { PictureCaption } from "../scenes/surface-picture.ts";
import { type AppState, wordingOf } from "./app-state.ts";
import { trainingFinding } from "./training-words.ts";

/** What the caption of the network says: its layers; data, activations, loss and rate. */
export function networkCaption(state: AppState): PictureCaption {
  const { training } = state;
  const { networkPicture } = wordingOf(state);
  const prepared = training.kind === "impossible" ? null : training.prepared;
  if (!prepared) return { tex: "", detail: [{ text: networkPicture.waiting, strong: false }] };
  const { sizes, activations, loss } = prepared.shape;
  return {
    tex: sizes.join(" \\to "),
    detail: networkPicture.caption({
      data: dataFacts(prepared.setup.data),
      activations,
      loss,
      task: prepared.setup.task,
      rule: wordingOf(state).optimizers[prepared.setup.rule.optimizer],
      learningRate: learningRateOf(prepared.setup.rule),
      batchSize: prepared.setup.batchSize,
      seed: prepared.setup.seed,
    }),
  };
}

/** The same for a saved picture, which has no status beside it: how the training stands follows. */
export function savedNetworkCaption(state: AppState): PictureCaption {
  const { tex, detail } = networkCaption(state);
  const { headline, detail: numbers } = trainingFinding(state, wordingOf(state));
  const said = [
    { text: `${headline} `, strong: true },
    { text: numbers, strong: false },
  ];
  return { tex, detail: [...detail, { text: " · ", strong: false }, ...said] };
}

function dataFacts(data: DataReference): NetworkCaptionFacts["data"] {
  if (data.kind === "built-in") return data.name;
  return isTable(data) ? { csv: data.name } : "placed";
}
