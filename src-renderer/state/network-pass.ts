import { BackPropagation } from "#core/network/back-propagation.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";

/** One sample's way through a network and back; the chapter's names, one array a column or layer. */
export interface NetworkPass {
  /** y of each column of neurons, the inputs first. */
  readonly outputs: readonly Float64Array[];
  /** u of each layer of weights. */
  readonly sums: readonly Float64Array[];
  /** δ = ∂E/∂u of each layer of weights. */
  readonly deltas: readonly Float64Array[];
}

/** By the weights, which frames that differ in nothing else share. */
const passes = new WeakMap<Float64Array, { readonly sample: number; readonly pass: NetworkPass }>();
const networks = new WeakMap<PreparedTraining, BackPropagation>();

/** A sample's inputs as the network gets them, and its targets. */
export function sampleOf(
  { inputs, data, shape }: PreparedTraining,
  sample: number,
): { readonly input: Float64Array; readonly target: Float64Array } {
  const [width, targets] = [shape.sizes[0], shape.sizes[shape.sizes.length - 1]];
  return {
    input: inputs.subarray(sample * width, (sample + 1) * width),
    target: data.targets.subarray(sample * targets, (sample + 1) * targets),
  };
}

/** What the network makes of one sample, without the way back. */
export function outputsOf(
  prepared: PreparedTraining,
  frame: TrainingFrame,
  sample: number,
): Float64Array {
  const network = networks.get(prepared) ?? new BackPropagation(prepared.shape, 1);
  networks.set(prepared, network);
  network.forward(frame.parameters, sampleOf(prepared, sample).input, 1);
  return network.outputs.slice();
}

/** The forward and backward pass of one sample with the weights of a frame; made once for both. */
export function passOf(
  prepared: PreparedTraining,
  frame: TrainingFrame,
  sample: number,
): NetworkPass {
  const known = passes.get(frame.parameters);
  if (known?.sample === sample) return known.pass;
  const network = networks.get(prepared) ?? new BackPropagation(prepared.shape, 1);
  networks.set(prepared, network);
  const { input, target } = sampleOf(prepared, sample);
  network.forward(frame.parameters, input, 1);
  network.backward(frame.parameters, target, 1, new Float64Array(frame.parameters.length));
  const layers = Array.from({ length: prepared.shape.sizes.length - 1 }, (_, layer) => layer);
  const pass = {
    outputs: [input, ...layers.map((layer) => network.outputsOf(layer + 1).slice())],
    sums: layers.map((layer) => network.sumsOf(layer).slice()),
    deltas: layers.map((layer) => network.deltasOf(layer).slice()),
  };
  passes.set(frame.parameters, { sample, pass });
  return pass;
}
