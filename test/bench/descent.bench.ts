import { Bench } from "tinybench";
import { DescentRun } from "#core/descent/descent-run.ts";
import { valley } from "#core/objectives/catalogue.ts";
import { printRatios } from "./ratios.ts";

const stepCount = 100_000;
const learningRate = 1e-6;

/** The loop that one would write by hand for this one function, keeping the same trajectory. */
function bareLoop(): Float64Array {
  const points = new Float64Array((stepCount + 1) * 2);
  const values = new Float64Array(stepCount + 1);
  const gradients = new Float64Array((stepCount + 1) * 2);
  let x = 3;
  let y = 1;
  for (let step = 0; step <= stepCount; step++) {
    const sine = Math.sin(y);
    const gradientX = 2 * x;
    const gradientY = Math.sin(2 * y);
    points[2 * step] = x;
    points[2 * step + 1] = y;
    values[step] = x * x + sine * sine;
    gradients[2 * step] = gradientX;
    gradients[2 * step + 1] = gradientY;
    x -= learningRate * gradientX;
    y -= learningRate * gradientY;
  }
  return points;
}

function ourRun(): Float64Array {
  const run = new DescentRun(valley, {
    start: [3, 1],
    rule: { optimizer: "gradient-descent", hyperparameters: { learningRate } },
    stop: { value: 1e-9, gradient: null, maximumSteps: stepCount },
  });
  run.advance(stepCount);
  return run.trajectory.points;
}

/** Steps a second of a run on a catalogue function, beside the same loop written by hand. */
export async function measureDescent(): Promise<void> {
  const bench = new Bench({ time: 2000, warmupTime: 300 });
  bench.add("a bare hand-written loop", () => void bareLoop());
  bench.add("a run of Thalweg", () => void ourRun());
  await bench.run();
  printRatios("Descent on x² + sin²y, trajectory kept", bench, stepCount, "steps");
}
