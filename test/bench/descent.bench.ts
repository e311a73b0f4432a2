import { derivative, parse } from "mathjs";
import { Bench } from "tinybench";
import { DescentRun } from "#core/descent/descent-run.ts";
import { valley } from "#core/objectives/catalogue.ts";
import type { ExpressionCompiler } from "#core/objectives/expression/evaluate.ts";
import { readExpression } from "#core/objectives/expression/read-expression.ts";
import { typedObjective } from "#core/objectives/expression/typed-objective.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { printRatios } from "./ratios.ts";

const stepCount = 100_000;
const learningRate = 1e-6;
/** It is so much slower that fewer steps will do. */
const mathjsSteps = 2000;

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

function ourRun(objective: Objective): Float64Array {
  const run = new DescentRun(objective, {
    start: [3, 1],
    rule: { optimizer: "gradient-descent", hyperparameters: { learningRate } },
    stop: { value: 1e-9, gradient: null, maximumSteps: stepCount },
  });
  run.advance(stepCount);
  return run.trajectory.points;
}

/** The same loop with mathjs's own evaluation of the formula and of its derivatives. */
function mathjsLoop(): number {
  const value = parse("x^2 + sin(y)^2").compile();
  const slopes = ["x", "y"].map((name) => derivative("x^2 + sin(y)^2", name).compile());
  const scope = { x: 3, y: 1 };
  let sum = 0;
  for (let step = 0; step < mathjsSteps; step++) {
    sum += value.evaluate(scope);
    const [slopeX, slopeY] = slopes.map((slope) => slope.evaluate(scope));
    scope.x -= learningRate * slopeX;
    scope.y -= learningRate * slopeY;
  }
  return sum;
}

/** The function as it is found when somebody types it, none of the catalogue's shortcuts taken. */
function typedValley(): Objective {
  const reading = readExpression("x^2 + sin(y)^2");
  const typed = reading.ok ? typedObjective(reading.tree, compile) : reading;
  if (!typed.ok) throw new Error(typed.fault.kind);
  return typed.objective;
}

const compile: ExpressionCompiler = (parameters, body) =>
  new Function(...parameters, body) as ReturnType<ExpressionCompiler>;

/** Steps a second of a run, typed and of the catalogue, beside the same loop written by hand. */
export async function measureDescent(): Promise<void> {
  const typed = typedValley();
  const bench = new Bench({ time: 2000, warmupTime: 300 });
  bench.add("a bare hand-written loop", () => void bareLoop());
  bench.add("a run of Thalweg, catalogue function", () => void ourRun(valley));
  bench.add("a run of Thalweg, typed expression", () => void ourRun(typed));
  await bench.run();
  printRatios("Descent on x² + sin²y, trajectory kept", bench, stepCount, "steps");
  const slow = new Bench({ time: 1000, warmupTime: 100 });
  slow.add("a bare hand-written loop", () => void bareLoop());
  slow.add(`mathjs's own evaluation (${mathjsSteps} steps)`, () => void mathjsLoop());
  await slow.run();
  printRatios("The same beside mathjs", slow, [stepCount, mathjsSteps], "steps");
}
