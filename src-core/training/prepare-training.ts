import { initialParameters } from "../network/initial-parameters.ts";
import type { NetworkShape } from "../network/network-shape.ts";
import { Random } from "../network/random.ts";
import { checkSize, checkTrainingSetup } from "./check-training-setup.ts";
import { type DataSet, lossFor } from "./data-set.ts";
import { resolveData } from "./find-data.ts";
import type { PreparedTraining, TrainingPreparation } from "./prepared-training.ts";
import { measureScaling, noScaling, scaled } from "./standardise.ts";
import type { TrainingFault } from "./training-fault.ts";
import type { TrainingSetup } from "./training-setup.ts";

const known = new WeakMap<TrainingSetup, TrainingPreparation>();

/** Everything that follows from a setup before the first update; the same object for the same setup. */
export function prepareTraining(setup: TrainingSetup): TrainingPreparation {
  const before = known.get(setup);
  if (before) return before;
  const preparation = prepare(setup);
  known.set(setup, preparation);
  return preparation;
}

function refused(fault: TrainingFault): TrainingPreparation {
  return { ok: false, fault };
}

function prepare(setup: TrainingSetup): TrainingPreparation {
  const fault = checkTrainingSetup(setup);
  if (fault) return refused(fault);
  const search = resolveData(setup.data, setup.task);
  if (!search.ok) return refused(search.fault);
  const { data } = search;
  const shape = shapeOf(setup, data);
  const misfit = checkFit(shape, data) ?? checkSize(shape);
  return misfit ? refused(misfit) : { ok: true, prepared: prepared(setup, data, shape) };
}

function shapeOf(
  { network, hidden, activation, task }: TrainingSetup,
  data: DataSet,
): NetworkShape {
  if (network) return network.shape;
  return {
    sizes: [data.inputNames.length, ...hidden, data.outputNames.length],
    activations: [...hidden.map(() => activation), task === "regression" ? "identity" : "softmax"],
    loss: lossFor(task),
  };
}

function checkFit({ sizes }: NetworkShape, data: DataSet): TrainingFault | null {
  const [inputs, outputs] = [sizes[0], sizes[sizes.length - 1]];
  const [dataInputs, dataOutputs] = [data.inputNames.length, data.outputNames.length];
  return inputs === dataInputs && outputs === dataOutputs
    ? null
    : { kind: "network-does-not-fit", inputs, outputs, dataInputs, dataOutputs };
}

function prepared(setup: TrainingSetup, data: DataSet, shape: NetworkShape): PreparedTraining {
  const { trainingSamples, testSamples } = splitSamples(data.sampleCount, setup);
  const inputCount = data.inputNames.length;
  const scaling = setup.standardise
    ? measureScaling(data.inputs, inputCount, trainingSamples)
    : noScaling(inputCount);
  return {
    setup,
    data,
    inputs: setup.standardise ? scaled(data.inputs, scaling) : data.inputs,
    ...scaling,
    trainingSamples,
    testSamples,
    shape,
    initial:
      setup.network?.parameters.slice() ??
      initialParameters(shape, new Random(setup.seed, "weights")),
  };
}

/** Which samples are trained on; at least one is. Without a test part all are, in their order. */
function splitSamples(
  sampleCount: number,
  { seed, testPart }: TrainingSetup,
): Pick<PreparedTraining, "trainingSamples" | "testSamples"> {
  const order = Int32Array.from({ length: sampleCount }, (_, sample) => sample);
  const testCount = Math.min(sampleCount - 1, Math.round(sampleCount * testPart));
  if (testCount > 0) new Random(seed, "split").shuffle(order);
  return {
    trainingSamples: order.slice(testCount).sort(),
    testSamples: order.slice(0, testCount).sort(),
  };
}
