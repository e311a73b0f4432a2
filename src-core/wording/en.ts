import { assertNever } from "../common/assert-never.ts";
import type { DivergedQuantity, Outcome } from "../descent/outcome.ts";
import { divergenceBound } from "../descent/run-settings.ts";
import type { StationaryPlace } from "../descent/stationary-place.ts";
import { isEntryFault } from "../session/number-entry.ts";
import { cliEn } from "./cli-en.ts";
import { approachEn, smallerRate, swingsEn, verdictEn } from "./diagnosis-en.ts";
import { entryFaultEn, scheduleParametersEn } from "./entry-faults-en.ts";
import { leftDomainEn, noStepEn } from "./failed-step-en.ts";
import { faultEn, objectiveFaultEn } from "./faults-en.ts";
import { fromOutside, pathFromOutside } from "./from-outside.ts";
import { hyperparameterHintEn, laboratoryEn, optimizerNamesEn } from "./laboratory-en.ts";
import { networkEn } from "./network-en.ts";
import { networkPictureEn } from "./network-picture-en.ts";
import { axisNames, goalText, placeText, startText, stopGoal } from "./notation.ts";
import { createNumberWriter } from "./numbers.ts";
import { objectivesEn } from "./objectives-en.ts";
import { tableEn } from "./table-en.ts";
import { trainingEn } from "./training-en.ts";
import { trainingFaultEn } from "./training-faults-en.ts";
import type { Finding, Wording } from "./wording.ts";
import { workEn } from "./work-en.ts";

const numbers = createNumberWriter("en");

/** English. */
export const en: Wording = {
  language: "en",
  numbers,
  appName: "Thalweg",
  views: { descent: "Descent", slope: "Slope", rates: "Learning rates", network: "Network" },
  viewsLabel: "Views",
  commands: {
    open: "Open…",
    "save-session": "Save session",
    "save-session-as": "Save session as…",
    "save-screenshot": "Save screenshot",
    undo: "Undo",
    redo: "Redo",
    "restore-suggested": "Restore the function’s own settings",
    play: "Play",
    pause: "Pause",
    "step-forward": "Step forward",
    "step-back": "Step back",
    reset: "Reset",
    "go-to-end": "Go to the end",
    "view-first": "First angle",
    "view-second": "Second angle",
    "view-top": "From the top",
    "view-front": "From the front",
    "view-side": "From the side",
    "zoom-in": "Zoom in",
    "zoom-out": "Zoom out",
    "language-system": "Language of the system",
    "language-en": "English",
    "language-zh-CN": "简体中文",
    "theme-system": "Light or dark as the system",
    "theme-light": "Light",
    "theme-dark": "Dark",
    "show-descent": "Descent",
    "show-slope": "Slope",
    "show-rates": "Learning rates",
    "show-network": "Network",
    "train-epoch": "One epoch",
    "train-stop": "Stop",
    "save-network": "Save network…",
    "chapter-regression": "Textbook regression",
    "chapter-classification": "Textbook classification",
    "map-corner": "Map in the corner",
    "map-beside": "Map beside the surface",
    "map-large": "Map in the surface’s place",
    "scale-automatic": "J on the scale that shows more",
    "scale-linear": "J on a linear scale",
    "scale-logarithmic": "J on a logarithmic scale",
    "preset-four-rates": "Four textbook learning rates",
    "preset-all-optimizers": "All optimizers",
    "preset-many-starts": "Many starts",
    "show-shortcuts": "Keyboard shortcuts",
    about: "About Thalweg",
  },
  menus: { file: "File", edit: "Edit", run: "Run", view: "View", help: "Help" },
  menuLabel: "Menu",
  nativeMenu: {
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    "select-all": "Select all",
    "full-screen": "Full screen",
    quit: "Quit",
  },
  angles: { first: "First", second: "Second", top: "Top", front: "Front", side: "Side" },
  anglesLabel: "Viewing angle",
  optimizers: optimizerNamesEn,
  hyperparameters: {
    learningRate: "Learning rate",
    momentum: "Momentum",
    alpha: "Alpha",
    rho: "Rho",
    beta1: "Beta 1",
    beta2: "Beta 2",
    epsilon: "Epsilon",
    weightDecay: "Weight decay",
  },
  hyperparameterHint: (range) => hyperparameterHintEn(range, numbers),
  colourMaps: {
    turbo: "Rainbow",
    viridis: "Viridis",
    cividis: "Cividis",
  },
  colourBlindSafe: "colour-blind safe",
  inspector: {
    label: "Settings and numbers",
    function: "Function",
    descentSection: "Descent",
    optimizer: "Optimizer",
    colours: "Colours",
    startOf: ["Start x", "Start y"],
    startLabel: (dimension) => (dimension === 1 ? "Start x" : "Start x, y"),
    stopValue: "Stop when J is below",
    maximumSteps: "Maximum steps",
    moreInside: (hasColours) => `schedule, slope goal${hasColours ? ", colours" : ""}`,
    thisStepSection: "Inside the step",
    noStep: "The run ends here; no step follows.",
    show: "Show settings and numbers",
    hide: "Hide settings and numbers",
  },
  table: { label: "Iterations", step: "n" },
  timeline: {
    label: "Timeline",
    iteration: "Iteration",
    speed: "Speed",
    wholeRunIn: (seconds) => `whole in ${numbers.plain(seconds)} s`,
    stepsPerSecond: (speed) => `${numbers.plain(speed)} / s`,
    position: (step, lastStep, value) =>
      `Step ${numbers.count(step)} of ${numbers.count(lastStep)}, J = ${numbers.fixed(value)}`,
    chart: (lastStep, first, last) =>
      `J over the iterations: from ${numbers.fixed(first)} at the start to ${numbers.fixed(last)} after ${steps(lastStep)}`,
  },
  status: {
    label: "Run status",
    computing: (done, maximum) => ({
      headline: "Running:",
      detail: `step ${numbers.count(done)} of at most ${numbers.count(maximum)}`,
    }),
    outcome: (outcome, stopValue) =>
      outcomeFinding(
        outcome,
        stopValue === null ? "the goal" : goalText("value", stopValue, numbers),
      ),
    failed: (fault) => ({
      headline: "The run could not be made.",
      detail: faultEn(fromOutside(fault), numbers),
    }),
    waiting: { headline: "Starting…", detail: "" },
  },
  picture: {
    label: "Loss surface",
    describe: (facts) => {
      const range = `The surface of ${facts.formula}: J from ${numbers.plain(facts.lowest, 4)} to ${numbers.plain(facts.highest, 4)}.`;
      const seen = `Seen from ${numbers.plain(facts.azimuthDegrees, 3)}° around and ${numbers.plain(facts.elevationDegrees, 3)}° up.`;
      if (!facts.current) return `${range} ${seen}`;
      const { step, point, value } = facts.current;
      const ball = `The descent has ${steps(facts.lastStep)}; the ball is at step ${numbers.count(step)}, ${numbers.point(point)}, J = ${numbers.fixed(value)}.`;
      return `${range} ${ball} ${seen}`;
    },
    describeCurve: ({ formula, current, lastStep, slope }) => {
      const curve = `The curve of ${formula}.`;
      if (!current || slope === null) return curve;
      return `${curve} The descent has ${steps(lastStep)}; the ball is at step ${numbers.count(current.step)}, x = ${numbers.point(current.point)}, J = ${numbers.fixed(current.value)}, where the slope is ${numbers.plain(slope, 4)}.`;
    },
    keys: "Arrow keys turn the surface, with Shift they move it, plus and minus zoom, 0 resets.",
    map: "Map",
    mapSwap: "Swap map and surface",
    caption: ({ optimizer, learningRate, start, current }) => [
      { text: `${en.optimizers[optimizer]}, `, strong: false },
      { text: `η = ${numbers.plain(learningRate)}`, strong: true },
      { text: ", from ", strong: false },
      { text: startText(start, numbers), strong: true },
      ...(current === null
        ? []
        : [
            { text: `, step ${numbers.count(current.step)}: `, strong: false },
            { text: `J = ${numbers.fixed(current.value)}`, strong: true },
          ]),
    ],
    noWebGl:
      "The 3D surface cannot be drawn: this window has no WebGL. Update the graphics driver, or switch hardware acceleration on; the chart, the map and the table work without it.",
    lostWebGl: "The graphics driver took the picture away; it is being drawn anew.",
    tooQuick: "The function changes faster than this picture can show.",
    sizeLabel: "Size of the screenshot",
    size: (factor, widthPx, heightPx) => `${factor}× (${widthPx} × ${heightPx} pixels)`,
    saving: "Drawing the screenshot…",
  },
  notices: {
    label: "Messages",
    saved: (path) => `Saved: ${pathFromOutside(path)}`,
    downloaded: (name) => `Handed to the browser’s downloads: ${fromOutside(name)}`,
    workerRestarted:
      "The calculation stopped unexpectedly and was started anew. The last good run is still shown; nothing was lost.",
    disconnected:
      "The program behind this page has ended, so nothing can be calculated any more. Start Thalweg again.",
    runAgain: "Run again",
    dismiss: "Dismiss",
    opened: (name) => `Opened: ${fromOutside(name)}`,
  },
  dialogs: {
    close: "Close",
    savePicture: "Save screenshot",
    saveSession: "Save session",
    saveNetwork: "Save network",
    openDocument: "Open a session, a picture of one, a network or a table",
    pictureFiles: "PNG pictures",
    sessionFiles: "Thalweg sessions",
    networkFiles: "Thalweg networks",
    documentFiles: "Sessions, pictures, networks and tables",
    shortcutsTitle: "Keyboard shortcuts",
    aboutTitle: "About Thalweg",
    about: (version, runtime) =>
      `Thalweg ${version} shows gradient descent: water that finds its way down a valley. It runs offline on ${runtime}. MIT licence.`,
  },
  keys: {
    CmdOrCtrl: "Ctrl",
    Shift: "Shift",
    Alt: "Alt",
    Space: "Space",
    Left: "←",
    Right: "→",
    Home: "Home",
    End: "End",
    Plus: "+",
    "-": "−",
  },
  fault: (fault) => faultEn(fromOutside(fault), numbers),
  entryFault: (fault) =>
    isEntryFault(fault)
      ? entryFaultEn(fromOutside(fault), numbers)
      : trainingFaultEn(fromOutside(fault), numbers),
  objectiveFault: (fault) => objectiveFaultEn(fromOutside(fault), numbers),
  objectives: objectivesEn,
  diagnosis: ({ verdict }, outcome, stop) =>
    verdictEn(verdict, outcome, outcomeFinding(outcome, stopGoal(stop, numbers)), numbers),
  approach: ({ approach }) => approachEn(approach, numbers),
  schedules: {
    constant: "Constant",
    "step-decay": "Step decay",
    exponential: "Exponential",
    cosine: "Cosine",
    "warm-up": "Warm-up",
  },
  scheduleParameters: scheduleParametersEn,
  laboratory: laboratoryEn(numbers),
  training: trainingEn(numbers),
  networkPicture: networkPictureEn(numbers, trainingEn(numbers)),
  network: networkEn(numbers),
  tables: tableEn(numbers),
  work: workEn,
  cli: cliEn(numbers),
};

function steps(count: number): string {
  return count === 1 ? "1 step" : `${numbers.count(count)} steps`;
}

/** @param goal what it was to reach; null: nothing */
function outcomeFinding(outcome: Outcome, goal: string | null): Finding {
  switch (outcome.kind) {
    case "converged":
      return convergedFinding(outcome);
    case "cycling":
      return {
        headline: `Never gets there: ${swingsEn(outcome.axes, outcome.period, numbers)}.`,
        detail: `The iterates repeat every ${outcome.period} steps and J never falls below ${numbers.plain(outcome.lowestValue)}. ${smallerRate}`,
      };
    case "diverged":
      return {
        headline: `Diverged ${outcome.steps === 0 ? "at the first step" : `after ${steps(outcome.steps)}`}: ${quantityName(outcome.quantity)} ${became(outcome.number)}.`,
        detail: `${growthSentence(outcome.growth)}${smallerRate}`,
      };
    case "step-limit":
      return stepLimitFinding(outcome, goal);
    case "left-domain":
      return leftDomainEn(outcome, numbers);
    case "no-step":
      return noStepEn(outcome, numbers);
    default:
      return assertNever(outcome);
  }
}

const restingPlaces: Readonly<Record<StationaryPlace, string>> = {
  minimum: "in a minimum",
  maximum: "on a maximum",
  saddle: "on a saddle",
  flat: "on flat ground",
};

const restingAdvice: Readonly<Record<StationaryPlace, string>> = {
  minimum: "J falls no lower around here.",
  maximum: "J falls on every side; start elsewhere, or take another optimizer.",
  saddle: "J falls to two sides; start elsewhere, or take another optimizer.",
  flat: "It is flat all round; start elsewhere.",
};

function convergedFinding(outcome: Extract<Outcome, { kind: "converged" }>): Finding {
  const goal = goalText(outcome.reason, outcome.bound, numbers);
  const headline =
    outcome.steps === 0
      ? `Already there: ${goal} at the start:`
      : `Reached ${goal} after ${steps(outcome.steps)}:`;
  return {
    headline,
    detail: `J = ${numbers.beside(outcome.value, outcome.reason === "value" ? [outcome.bound] : [])} at ${placeText(outcome.point, numbers)}${convergedPlace(outcome)}`,
  };
}

/** That a vanished gradient is no minimum is worth saying, and that it has not vanished. */
function convergedPlace({
  place,
  reason,
  measured,
}: Extract<Outcome, { kind: "converged" }>): string {
  if (reason === "value" || place === "minimum") return "";
  return place === null
    ? `, where the slope is still ${numbers.plain(measured, 3)}`
    : `, ${restingPlaces[place]}`;
}

function stepLimitFinding(
  outcome: Extract<Outcome, { kind: "step-limit" }>,
  goal: string | null,
): Finding {
  const { motion } = outcome;
  const position = `J = ${numbers.fixed(outcome.value)} at ${placeText(outcome.point, numbers)}`;
  switch (motion.kind) {
    case "swinging":
      return {
        headline: `Never reaches ${goal ?? "a minimum"}: ${swingsEn(motion.axes, 2, numbers)}.`,
        detail: `J came no lower than ${numbers.plain(outcome.lowestValue)} in ${steps(outcome.steps)}. ${smallerRate}`,
      };
    case "stuck":
      return {
        headline: "Does not move: the steps are too small.",
        detail: `${position}, although the slope is ${numbers.plain(motion.gradientNorm, 3)} there. A larger learning rate would help.`,
      };
    case "resting":
      return {
        headline: `At rest ${restingPlaces[motion.place]}${goal === null ? "" : `, but not at ${goal}`}:`,
        detail: `${position}, where the slope is ${numbers.plain(motion.gradientNorm, 3)}. ${restingAdvice[motion.place]}`,
      };
    case "moving":
      return {
        headline: `Stopped after ${steps(outcome.steps)}${goal === null ? "" : `, not yet at ${goal}`}:`,
        detail: position,
      };
    default:
      return assertNever(motion);
  }
}

function quantityName(quantity: DivergedQuantity): string {
  switch (quantity.kind) {
    case "coordinate":
      return axisNames[quantity.axis];
    case "value":
      return "J";
    case "gradient":
      return `the slope along ${axisNames[quantity.axis]}`;
    default:
      return assertNever(quantity);
  }
}

function became(value: number): string {
  if (Number.isFinite(value)) return `left ±${numbers.plain(divergenceBound)}`;
  return Number.isNaN(value) ? "is not a number" : `became ${numbers.plain(value)}`;
}

function growthSentence(growth: number | null): string {
  if (growth === null) return "";
  return `Every step made the distance ${numbers.plain(growth, 3)} times as large. `;
}
