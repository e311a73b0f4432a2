import type { ObjectiveFacts } from "./expression/expression-objective.ts";
import type { FirstAngle } from "./objective.ts";

/** A function of the catalogue that is given by its formula. */
export interface CatalogueEntry extends ObjectiveFacts {
  readonly id: FormulaId;
  readonly firstAngle: FirstAngle;
}

/** The ids of the functions that are given by their formula. */
export type FormulaId =
  | "rosenbrock"
  | "himmelblau"
  | "beale"
  | "booth"
  | "matyas"
  | "rastrigin"
  | "ackley"
  | "styblinski-tang"
  | "three-hump-camel"
  | "six-hump-camel"
  | "mccormick"
  | "goldstein-price"
  | "branin"
  | "easom"
  | "saddle"
  | "monkey-saddle"
  | "plateau"
  | "two-lakes";

function square(low: number, high: number): ObjectiveFacts["domain"] {
  return [
    { low, high },
    { low, high },
  ];
}

/** A minimum: its value, then its point. */
function minimum(
  value: number,
  ...point: readonly number[]
): ObjectiveFacts["knownMinima"][number] {
  return { point, value };
}

function suggest(
  start: readonly [number, number],
  learningRate: number,
  stopValue: number | null,
  maximumSteps = 1000,
): ObjectiveFacts["suggested"] {
  const stopGradient = stopValue === null ? 1e-4 : null;
  return { start, learningRate, stopValue, stopGradient, maximumSteps };
}

/**
 * Found by looking along lines of sight from all round: as low as the walls allow, where start, goal
 * and path are seen, and of the rest of the surface as much as can be.
 */
function seenFrom(azimuthDegrees: number, elevationDegrees: number): FirstAngle {
  return { azimuthDegrees, elevationDegrees };
}

/** The functions that people test optimizers on; formulas and minima as in the literature. */
export const catalogueEntries: readonly CatalogueEntry[] = [
  {
    id: "rosenbrock",
    dimension: 2,
    expression: "(1 - x)^2 + 100*(y - x^2)^2",
    tex: "(1 - x)^2 + 100\\,(y - x^2)^2",
    domain: [
      { low: -2, high: 2 },
      { low: -1, high: 3 },
    ],
    knownMinima: [minimum(0, 1, 1)],
    suggested: suggest([-1.2, 1], 0.001, 0.01, 20_000),
    firstAngle: seenFrom(-108, 33),
  },
  {
    id: "himmelblau",
    dimension: 2,
    expression: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    tex: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    domain: square(-5, 5),
    knownMinima: [
      minimum(0, 3, 2),
      minimum(0, -2.805118086952745, 3.131312518250573),
      minimum(0, -3.779310253377747, -3.283185991286169),
      minimum(0, 3.584428340330492, -1.848126526964404),
    ],
    suggested: suggest([0.5, -4], 0.01, 0.01),
    firstAngle: seenFrom(-22, 33),
  },
  {
    id: "beale",
    dimension: 2,
    expression: "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
    tex: "(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
    domain: [
      { low: -1, high: 4 },
      { low: -2, high: 1.5 },
    ],
    knownMinima: [minimum(0, 3, 0.5)],
    suggested: suggest([1, 1], 0.01, 0.01, 5000),
    firstAngle: seenFrom(60, 28.5),
  },
  {
    id: "booth",
    dimension: 2,
    expression: "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
    tex: "(x + 2y - 7)^2 + (2x + y - 5)^2",
    domain: square(-10, 10),
    knownMinima: [minimum(0, 1, 3)],
    suggested: suggest([-8, -5], 0.05, 0.01),
    firstAngle: seenFrom(-40, 28.5),
  },
  {
    id: "matyas",
    dimension: 2,
    expression: "0.26*(x^2 + y^2) - 0.48*x*y",
    tex: "0.26\\,(x^2 + y^2) - 0.48\\,xy",
    domain: square(-10, 10),
    knownMinima: [minimum(0, 0, 0)],
    suggested: suggest([9, 3], 0.5, 0.01),
    firstAngle: seenFrom(65, 28.5),
  },
  {
    id: "rastrigin",
    dimension: 2,
    expression: "20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)",
    tex: "20 + x^2 - 10\\cos 2\\pi x + y^2 - 10\\cos 2\\pi y",
    domain: square(-5.12, 5.12),
    knownMinima: [minimum(0, 0, 0)],
    suggested: suggest([3.3, 2.4], 0.002, 0.01),
    firstAngle: seenFrom(-100, 77),
  },
  {
    id: "ackley",
    dimension: 2,
    expression: "20 + e - 20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)",
    tex: "20 + e - 20\\,e^{-0.2\\sqrt{(x^2 + y^2)/2}} - e^{(\\cos 2\\pi x + \\cos 2\\pi y)/2}",
    domain: square(-5, 5),
    knownMinima: [minimum(0, 0, 0)],
    suggested: suggest([3.4, 2.3], 0.02, 0.1),
    firstAngle: seenFrom(-100, 54),
  },
  {
    id: "styblinski-tang",
    dimension: 2,
    expression: "(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2",
    tex: "\\tfrac{1}{2}\\,(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)",
    domain: square(-5, 5),
    knownMinima: [
      minimum(-78.33233140754284, -2.903534027771177, -2.903534027771177),
      minimum(-64.19561235905536, 2.746802770990837, -2.903534027771177),
      minimum(-64.19561235905536, -2.903534027771177, 2.746802770990837),
      minimum(-50.05889331056789, 2.746802770990837, 2.746802770990837),
    ],
    suggested: suggest([0.5, 4], 0.01, -78.3),
    firstAngle: seenFrom(-110, 33),
  },
  {
    id: "three-hump-camel",
    dimension: 2,
    expression: "2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
    tex: "2x^2 - 1.05x^4 + \\tfrac{1}{6}x^6 + xy + y^2",
    domain: square(-2.2, 2.2),
    knownMinima: [
      minimum(0, 0, 0),
      minimum(0.2986384422368597, 1.747552345830289, -0.8737761729151445),
      minimum(0.2986384422368597, -1.747552345830289, 0.8737761729151445),
    ],
    suggested: suggest([-2, -1.5], 0.02, 0.01),
    firstAngle: seenFrom(122, 30),
  },
  {
    id: "six-hump-camel",
    dimension: 2,
    expression: "(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2",
    tex: "\\left(4 - 2.1x^2 + \\tfrac{1}{3}x^4\\right)x^2 + xy + (4y^2 - 4)\\,y^2",
    domain: [
      { low: -2, high: 2 },
      { low: -1.2, high: 1.2 },
    ],
    knownMinima: [
      minimum(-1.031628453489877, 0.08984201310031806, -0.7126564030207396),
      minimum(-1.031628453489877, -0.08984201310031806, 0.7126564030207396),
    ],
    suggested: suggest([-1.1, -0.9], 0.02, -1.03),
    firstAngle: seenFrom(-12, 31),
  },
  {
    id: "mccormick",
    dimension: 2,
    expression: "sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1",
    tex: "\\sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
    domain: [
      { low: -1.5, high: 4 },
      { low: -3, high: 4 },
    ],
    knownMinima: [minimum(-1.913222954981037, -0.5471975511965976, -1.547197551196598)],
    suggested: suggest([1, 3.5], 0.1, -1.91),
    firstAngle: seenFrom(35, 28.5),
  },
  {
    id: "goldstein-price",
    dimension: 2,
    expression:
      "(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))*(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))",
    tex: "\\big(1 + (x + y + 1)^2(19 - 14x + 3x^2 - 14y + 6xy + 3y^2)\\big)\\big(30 + (2x - 3y)^2(18 - 32x + 12x^2 + 48y - 36xy + 27y^2)\\big)",
    domain: square(-2, 2),
    knownMinima: [minimum(3, 0, -1)],
    suggested: suggest([0.3, -0.4], 0.0002, 3.1),
    firstAngle: seenFrom(-40, 28.5),
  },
  {
    id: "branin",
    dimension: 2,
    expression: "(y - 5.1*x^2/(4*pi^2) + 5*x/pi - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10",
    tex: "\\left(y - \\tfrac{5.1}{4\\pi^2}x^2 + \\tfrac{5}{\\pi}x - 6\\right)^2 + 10\\left(1 - \\tfrac{1}{8\\pi}\\right)\\cos x + 10",
    domain: [
      { low: -5, high: 10 },
      { low: 0, high: 15 },
    ],
    knownMinima: [
      minimum(0.3978873577297382, -Math.PI, 12.275),
      minimum(0.3978873577297382, Math.PI, 2.275),
      minimum(0.3978873577297382, 3 * Math.PI, 2.475),
    ],
    suggested: suggest([6, 13], 0.03, 0.4),
    firstAngle: seenFrom(-38, 28.5),
  },
  {
    id: "easom",
    dimension: 2,
    expression: "-cos(x)*cos(y)*exp(-((x - pi)^2 + (y - pi)^2))",
    tex: "-\\cos x\\,\\cos y\\;e^{-(x - \\pi)^2 - (y - \\pi)^2}",
    domain: square(0, 6),
    knownMinima: [minimum(-1, Math.PI, Math.PI)],
    suggested: suggest([4.4, 3.9], 0.2, -0.99),
    firstAngle: seenFrom(-135, 68),
  },
  {
    id: "saddle",
    dimension: 2,
    expression: "x^2 - y^2",
    tex: "x^2 - y^2",
    domain: square(-2, 2),
    knownMinima: [],
    suggested: suggest([1.8, 0.001], 0.1, -3),
    firstAngle: seenFrom(62, 30),
  },
  {
    id: "monkey-saddle",
    dimension: 2,
    expression: "x^3 - 3*x*y^2",
    tex: "x^3 - 3xy^2",
    domain: square(-1.5, 1.5),
    knownMinima: [],
    suggested: suggest([1.3, 0.05], 0.05, -3),
    firstAngle: seenFrom(55, 30),
  },
  {
    id: "plateau",
    dimension: 2,
    expression: "1 - exp(-((x - 1)^2 + (y - 1)^2))",
    tex: "1 - e^{-(x - 1)^2 - (y - 1)^2}",
    domain: square(-3, 3),
    knownMinima: [minimum(0, 1, 1)],
    suggested: suggest([-0.8, -0.6], 0.3, 0.01),
    firstAngle: seenFrom(40, 62),
  },
  {
    id: "two-lakes",
    dimension: 2,
    expression: "(x^2 - 1)^2 + 0.3*x + y^2",
    tex: "(x^2 - 1)^2 + 0.3x + y^2",
    domain: [
      { low: -1.8, high: 1.8 },
      { low: -1.5, high: 1.5 },
    ],
    knownMinima: [
      minimum(-0.305428483743916, -1.0355787140888537, 0),
      minimum(0.29414648102826285, 0.9601495555191055, 0),
    ],
    suggested: suggest([1.6, 1.2], 0.05, -0.3),
    firstAngle: seenFrom(-112, 30),
  },
];
