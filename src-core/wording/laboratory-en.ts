import { roundToDigits } from "../common/rounding.ts";
import type {
  HyperparameterName,
  HyperparameterRange,
  OptimizerName,
} from "../optimizers/optimizer.ts";
import type { LaboratoryWording } from "./laboratory-wording.ts";
import { axisNames, startText } from "./notation.ts";
import type { NumberWriter } from "./numbers.ts";

/** The names of the optimizers. */
export const optimizerNamesEn: Readonly<Record<OptimizerName, string>> = {
  "gradient-descent": "Gradient descent",
  momentum: "Momentum",
  nesterov: "Nesterov",
  adagrad: "Adagrad",
  rmsprop: "RMSprop",
  adadelta: "Adadelta",
  adam: "Adam",
  adamw: "AdamW",
  newton: "Newton",
};

const hyperparameterHints: Readonly<Record<HyperparameterName, string>> = {
  learningRate: "How far each step goes for the slope that there is",
  momentum: "How much of the velocity of the step before goes on",
  alpha: "How slowly the average of the squared slopes forgets",
  rho: "How slowly the averages of squared slopes and squared steps forget",
  beta1: "How slowly the average of the slopes forgets",
  beta2: "How slowly the average of the squared slopes forgets",
  epsilon: "Keeps what is divided by from being nothing",
  weightDecay: "How much each step shrinks the point towards 0 besides",
};

/** What a hyperparameter does, what it may be and is when nobody says. */
export function hyperparameterHintEn(
  { name, low, below, default: usual }: HyperparameterRange,
  numbers: NumberWriter,
): string {
  const bound = Number.isFinite(below) ? ` and less than ${numbers.plain(below)}` : " or more";
  return `${hyperparameterHints[name]}; ${numbers.plain(low)}${bound}, ${numbers.plain(usual)} by default.`;
}

function signed(value: number, numbers: NumberWriter): string {
  return `${value > 0 ? "+" : ""}${numbers.plain(value, 3)}`;
}

/** The laboratory's words in English. */
export function laboratoryEn(numbers: NumberWriter): LaboratoryWording {
  return {
    objective: "Objective",
    objectiveHint: "A function of x, or of x and y, such as x² + sin²(y)",
    ownFunction: "A function of your own",
    tooManyVariables:
      "This view shows functions of x alone, and this one has a y; write it without y, or open Descent.",
    runsSection: "Runs",
    addRun: "Add a run",
    duplicateRun: (name) => `Duplicate ${name}`,
    removeRun: (name) => `Remove ${name}`,
    hideRun: (name) => `Hide ${name}`,
    showRun: (name) => `Show ${name}`,
    selectRun: (name) => `Select ${name}`,
    tooManyRuns: (most) => `There is room for ${numbers.count(most)} runs; remove one first.`,
    schedule: "Schedule",
    rateOf: (name) => `Learning rate of ${name}`,
    addRate: "Add a rate",
    fitRates: "Rates for this function",
    fitRatesHint: "Four rates as parts of the edge: one beyond it, one near it, two below it",
    ratesSection: "Learning rates",
    stopGradient: "Stop at slope below",
    comparisonSection: "Comparison",
    comparisonHeads: { run: "Run", steps: "Steps", value: "Final J", outcome: "Outcome" },
    outcomes: {
      converged: "arrived",
      "step-limit": "not there",
      ended: "ended",
      diverged: "diverged",
      cycling: "cycles",
      "left-domain": "left the domain",
      "no-step": "no step",
      failed: "failed",
      computing: "running",
    },
    runAccount: (outcome, steps) =>
      `${outcome}, ${numbers.count(steps)} ${steps === 1 ? "step" : "steps"}`,
    stepVectors: "Vectors of the step",
    valueScale: "Scale of J",
    valueScales: { automatic: "Automatic", linear: "Linear", logarithmic: "Logarithmic" },
    mapPlaceLabel: "Place of the map",
    mapPlaces: { corner: "Corner", beside: "Beside", large: "Large" },
    hover: ({ point, value, gradient }) => [
      {
        text: `${point.map((coordinate, axis) => `${axisNames[axis]} = ${numbers.plain(coordinate, 3)}`).join(", ")}: `,
        strong: false,
      },
      {
        text: Number.isFinite(value) ? `J = ${numbers.plain(value, 4)}` : "J is not defined",
        strong: true,
      },
      ...(gradient.every(Number.isFinite)
        ? [
            {
              text: `, ∇J = ${
                gradient.length === 1
                  ? numbers.plain(gradient[0], 3)
                  : startText(
                      gradient.map((slope) => roundToDigits(slope, 3)),
                      numbers,
                    )
              }`,
              strong: false,
            },
          ]
        : []),
    ],
    captionOfSeveral: ({ count, step }) =>
      count === 0
        ? [{ text: "All runs are hidden", strong: true }]
        : [
            { text: `${numbers.count(count)} runs`, strong: true },
            { text: `, step ${numbers.count(step)}`, strong: false },
          ],
    curve: "Curve of the loss",
    curveKeys: "Drag the ball, or double-click, to start elsewhere.",
    slopeLabel: (slope) => `slope ${numbers.plain(slope, 3)}`,
    stepLabel: (step) => `step ${signed(step, numbers)}`,
    bothSides: "Both sides",
    sides: {
      left: ["slope < 0", "−η · slope > 0", "so the step goes right"],
      right: ["slope > 0", "−η · slope < 0", "so the step goes left"],
    },
    captionOfRates: ({ optimizer, count, start, points }) =>
      count === 0
        ? [{ text: "All runs are hidden", strong: true }]
        : [
            { text: `${optimizerNamesEn[optimizer]} with `, strong: false },
            {
              text: count === 1 ? "one learning rate" : `${numbers.count(count)} learning rates`,
              strong: true,
            },
            { text: count === 1 ? ", from " : ", each from ", strong: false },
            { text: startText(start, numbers), strong: true },
            { text: `, ${numbers.count(points)} points`, strong: false },
          ],
    ratePanel: (name, what) => `${name}: ${what}`,
    sweep: "Steps over the learning rate",
    sweepTitle: (goal, count) => ({
      strong: `Steps until the slope is under ${numbers.plain(goal)}`,
      rest: `, for ${numbers.count(count)} learning rates. Click one to see its run.`,
    }),
    diverges: "diverges",
    sweptRate: (rate, steps) =>
      steps === null
        ? `η = ${numbers.plain(rate, 3)}: not reached`
        : `η = ${numbers.plain(rate, 3)}: ${steps === 1 ? "1 step" : `${numbers.count(steps)} steps`}`,
    sweeping: "Trying 200 learning rates…",
    ratesFunctions: "Textbook functions",
  };
}
