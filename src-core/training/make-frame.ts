import type { Survey } from "./evaluation.ts";
import { findTrouble } from "./find-trouble.ts";
import { predict } from "./prediction.ts";
import type { PreparedTraining } from "./prepared-training.ts";
import type { TrainingFrame, TrainingState } from "./training-frame.ts";
import type { TrainingRun } from "./training-run.ts";

/** Everything that a window shows of a run where it stands; its arrays are new. */
export function makeFrame(run: TrainingRun, isRunning: boolean): TrainingFrame {
  const { prepared, evaluator, parameters, trainingRows, testRows } = run;
  const gradient = new Float64Array(parameters.length);
  const training = evaluator.survey(parameters, trainingRows, gradient);
  const test = testRows && evaluator.survey(parameters, testRows, null);
  addDecay(run, gradient);
  const now = { training: training.score, test: test?.score ?? null };
  const history = run.history(now);
  return {
    step: run.step,
    head: run.head,
    stepsPerEpoch: run.stepsPerEpoch,
    parameters: parameters.slice(),
    gradient,
    change: run.change.slice(),
    history,
    loss: {
      training: now.training.loss,
      test: now.test?.loss ?? null,
      trainingAccuracy: now.training.accuracy,
      testAccuracy: now.test?.accuracy ?? null,
    },
    prediction:
      prepared.data.inputNames.length > 2
        ? { kind: "samples", outputs: inOrder(prepared, training, test) }
        : predict(prepared, evaluator, parameters, isRunning),
    confusion: training.confusion && {
      training: training.confusion,
      test: test?.confusion ?? new Int32Array(training.confusion.length),
    },
    state: stateOf(run, isRunning),
    finding: findTrouble(run, history, now),
  };
}

/** The outputs of all samples, in the order of the data. */
function inOrder(
  { data, shape, trainingSamples, testSamples }: PreparedTraining,
  training: Survey,
  test: Survey | null,
): Float64Array {
  const width = shape.sizes[shape.sizes.length - 1];
  const outputs = new Float64Array(data.sampleCount * width);
  const place = (samples: Int32Array, from: Float64Array): void => {
    samples.forEach((sample, row) => {
      outputs.set(from.subarray(row * width, (row + 1) * width), sample * width);
    });
  };
  place(trainingSamples, training.outputs);
  if (test) place(testSamples, test.outputs);
  return outputs;
}

function stateOf({ outcome }: TrainingRun, isRunning: boolean): TrainingState {
  if (outcome) return { kind: "ended", outcome };
  return { kind: isRunning ? "running" : "paused" };
}

function addDecay({ prepared, parameters, places }: TrainingRun, gradient: Float64Array): void {
  const { l2 } = prepared.setup;
  if (l2 === 0) return;
  for (const { weights, biases } of places) {
    for (let at = weights; at < biases; at++) gradient[at] += l2 * parameters[at];
  }
}
