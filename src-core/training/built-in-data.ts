import { assertNever } from "../common/assert-never.ts";
import { readLastColumns } from "../data/table/last-columns.ts";
import { Random } from "../network/random.ts";
import { valley } from "../objectives/catalogue.ts";
import { classifiedData } from "./classified-data.ts";
import type { BuiltInDataName, DataSet, Task } from "./data-set.ts";
import { drawDigits } from "./digits.ts";
import { irisCsv } from "./iris.ts";

/** What each set that the app brings along can be used for, what it is made for first. */
const purposes: Readonly<Record<BuiltInDataName, readonly Task[]>> = {
  sine: ["regression"],
  valley: ["regression"],
  circles: ["classification", "regression"],
  moons: ["classification", "regression"],
  spirals: ["classification", "regression"],
  xor: ["classification", "regression"],
  clusters: ["classification", "regression"],
  iris: ["classification", "regression"],
  digits: ["classification", "regression"],
};

/** The sets that the app brings along, in the order in which they are offered. */
export const builtInDataNames = Object.keys(purposes) as readonly BuiltInDataName[];

/** Whether a text is the name of a set that the app brings along. */
export function isBuiltInDataName(text: string): text is BuiltInDataName {
  return Object.hasOwn(purposes, text);
}

/** What a set can be used for, what it is made for first. */
export function tasksOf(name: BuiltInDataName): readonly Task[] {
  return purposes[name];
}

const made = new Map<BuiltInDataName, DataSet>();

/**
 * A set that the app brings along: always the very same samples. For regression of classes the
 * target is the class's number.
 */
export function builtInData(name: BuiltInDataName, task: Task): DataSet {
  const known = made.get(name) ?? makeData(name);
  made.set(name, known);
  return known.task === task ? known : withClassNumbers(known);
}

/** Samples of classes, with the number of the class as the one target. */
export function withClassNumbers(data: DataSet): DataSet {
  if (data.classes === null) return data;
  return {
    ...data,
    task: "regression",
    outputNames: ["t"],
    targets: Float64Array.from(data.classes),
    classes: null,
  };
}

function makeData(name: BuiltInDataName): DataSet {
  const random = new Random(2026, name);
  switch (name) {
    case "sine":
      return sine(random);
    case "valley":
      return valleyData(random);
    case "circles":
      return circles(random);
    case "moons":
      return moons(random);
    case "spirals":
      return spirals(random);
    case "xor":
      return squares(random);
    case "clusters":
      return clusters(random);
    case "iris":
      return iris();
    case "digits":
      return digits();
    default:
      return assertNever(name);
  }
}

const plane: readonly string[] = ["x₁", "x₂"];
const samplesOfPlane = 200;

/** sin x on [−π, π] with noise of deviation 0.1. */
function sine(random: Random): DataSet {
  const sampleCount = 100;
  const inputs = new Float64Array(sampleCount);
  const targets = new Float64Array(sampleCount);
  for (let s = 0; s < sampleCount; s++) {
    inputs[s] = Math.PI * (2 * random.next() - 1);
    targets[s] = Math.sin(inputs[s]) + 0.1 * random.normal();
  }
  return {
    task: "regression",
    inputNames: ["x"],
    outputNames: ["t"],
    sampleCount,
    inputs,
    targets,
    classes: null,
  };
}

/** The app's own valley, x² + sin² y on [−3, 3]². */
function valleyData(random: Random): DataSet {
  const sampleCount = 400;
  const inputs = Float64Array.from({ length: 2 * sampleCount }, () => 6 * random.next() - 3);
  const targets = Float64Array.from({ length: sampleCount }, (_, s) =>
    valley.value(inputs.subarray(2 * s, 2 * s + 2)),
  );
  return {
    task: "regression",
    inputNames: ["x", "y"],
    outputNames: ["J"],
    sampleCount,
    inputs,
    targets,
    classes: null,
  };
}

/** Samples of a plane, their classes in turn; each put where `place` says. */
function planeOf(
  classNames: readonly string[],
  place: (number: number, sample: number) => readonly [number, number],
): DataSet {
  const inputs = new Float64Array(2 * samplesOfPlane);
  const classes = Int32Array.from({ length: samplesOfPlane }, (_, s) => s % classNames.length);
  classes.forEach((number, sample) => {
    inputs.set(place(number, sample), 2 * sample);
  });
  return classifiedData(plane, classNames, inputs, classes);
}

function onCircle(radius: number, angle: number): readonly [number, number] {
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** A disc, and a ring around it. */
function circles(random: Random): DataSet {
  return planeOf(["A", "B"], (number) => {
    const radius = number === 0 ? 2.4 * Math.sqrt(random.next()) : 3.9 + 1.1 * random.next();
    return onCircle(radius, 2 * Math.PI * random.next());
  });
}

/** Two half circles that reach into each other. */
function moons(random: Random): DataSet {
  return planeOf(["A", "B"], (number) => {
    const [x, y] = onCircle(3, Math.PI * random.next());
    const [right, up] = [0.35 * random.normal(), 0.35 * random.normal()];
    return number === 0 ? [x - 1.5 + right, y - 0.75 + up] : [1.5 - x + right, 0.75 - y + up];
  });
}

/** Two arms, one turned half round from the other. */
function spirals(random: Random): DataSet {
  return planeOf(["A", "B"], (number, sample) => {
    const along = Math.floor(sample / 2) / (samplesOfPlane / 2 - 1);
    const [x, y] = onCircle(0.4 + 4.6 * along, 1.75 * 2 * Math.PI * along + Math.PI * number);
    return [x + 0.08 * random.normal(), y + 0.08 * random.normal()];
  });
}

/** Four squares: those across from each other are of one class. */
function squares(random: Random): DataSet {
  return planeOf(["A", "B"], (number) => {
    const side = (): number => 0.4 + 4.4 * random.next();
    const sign = random.next() < 0.5 ? -1 : 1;
    return [sign * side(), (number === 0 ? sign : -sign) * side()];
  });
}

/** Four heaps. */
function clusters(random: Random): DataSet {
  const centres = [
    [-2.6, -2.2],
    [2.4, -2.7],
    [-2.2, 2.6],
    [2.8, 2.3],
  ] as const;
  return planeOf(["A", "B", "C", "D"], (number) => {
    const [x, y] = centres[number];
    return [x + 0.95 * random.normal(), y + 0.95 * random.normal()];
  });
}

function iris(): DataSet {
  const reading = readLastColumns(irisCsv, "classification", 1);
  if (!reading.ok) throw new Error(`the app's own iris data: ${reading.fault.kind}`);
  return reading.data;
}

function digits(): DataSet {
  const { pixels, digits: classes } = drawDigits();
  const count = pixels.length / classes.length;
  const inputNames = Array.from({ length: count }, (_, pixel) => `p${pixel + 1}`);
  const names = Array.from({ length: 10 }, (_, digit) => String(digit));
  return classifiedData(inputNames, names, pixels, classes);
}
