import { findTrouble } from "./find-trouble.ts";
import { predict } from "./prediction.ts";
import type { TrainingFrame, TrainingState } from "./training-frame.ts";
import type { TrainingRun } from "./training-run.ts";

/** Everything that a window shows of a run where it stands; its arrays are new. */
export function makeFrame(run: TrainingRun, isRunning: boolean): TrainingFrame {
  const { prepared, evaluator, parameters, trainingRows, testRows } = run;
  const now = run.score();
  const history = run.history(now);
  const gradient = new Float64Array(parameters.length);
  evaluator.gradient(parameters, trainingRows, gradient);
  addDecay(run, gradient);
  const training = evaluator.confusion(parameters, trainingRows);
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
    prediction: predict(prepared, evaluator, parameters),
    confusion: training && {
      training,
      test:
        (testRows && evaluator.confusion(parameters, testRows)) ?? new Int32Array(training.length),
    },
    state: stateOf(run, isRunning),
    finding: findTrouble(run, history, now),
  };
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
