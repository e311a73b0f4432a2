import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import { type DataReference, isTable } from "#core/training/data-reference.ts";
import type { NetworkCaptionFacts } from "#core/wording/network-picture-wording.ts";
import type { PictureCaption } from "../scenes/surface-picture.ts";
import { type AppState, wordingOf } from "./app-state.ts";

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
      learningRate: learningRateOf(prepared.setup.rule),
      batchSize: prepared.setup.batchSize,
      seed: prepared.setup.seed,
    }),
  };
}

function dataFacts(data: DataReference): NetworkCaptionFacts["data"] {
  if (data.kind === "built-in") return data.name;
  return isTable(data) ? { csv: data.name } : "placed";
}
