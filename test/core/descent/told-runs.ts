import type { OptimizerName } from "#core/optimizers/optimizer.ts";

/** A run that was made to show one finding. */
export interface ToldRun {
  /** What is to be said of it. */
  readonly shows: keyof typeof findings;
  readonly formula: string;
  readonly start: readonly number[];
  readonly rate: number;
  readonly optimizer?: OptimizerName;
  readonly momentum?: number;
  readonly stopValue?: number;
  readonly stopGradient?: number;
  readonly steps?: number;
}

/** What marks a finding in each language; no other finding has it. */
export const findings = {
  arrived: { en: /^(Reached|Already there)/, "zh-CN": /^(经过 .*达到|起点处已经满足)/ },
  "steep at its goal": { en: /slope is still/, "zh-CN": /梯度大小仍为/ },
  saddle: { en: /^Ended on a saddle/, "zh-CN": /^停在鞍点/ },
  maximum: { en: /^Ended on a maximum/, "zh-CN": /^停在极大/ },
  flat: { en: /^Stuck on flat ground/, "zh-CN": /^停在平/ },
  "local minimum": { en: /^Ended in a local minimum/, "zh-CN": /^停在局部极小/ },
  cycle: {
    en: /^(?!.*over the kink).*(jumps|circles) between/s,
    "zh-CN": /^(?!.*尖点).*(来回跳动|循环往复)/s,
  },
  "leap over a kink": { en: /over the kink/, "zh-CN": /越过.*尖点/ },
  divergence: { en: /^Diverged(?!.*without end)/s, "zh-CN": /^(?!.*无限下降).*发散/s },
  "fall without end": { en: /^Diverged.*falls that way without end/s, "zh-CN": /发散.*无限下降/s },
  "left domain": { en: /^Left the domain/, "zh-CN": /离开定义域/ },
  "no step": { en: /^No step from here/, "zh-CN": /走不出下一步/ },
  "kink at rest": { en: /^At the lowest place around/, "zh-CN": /^到了附近的最低处/ },
  roaming: { en: /^Does not settle/, "zh-CN": /^没有安定下来/ },
  widening: { en: /; it swings wider and wider/, "zh-CN": /；摆动越来越大/ },
  "on its way": {
    en: /^(?!.*swings wider).*(more steps? to go|settles at|not yet at)/s,
    "zh-CN": /^(?!.*摆动越来越大).*(尚未|还需)/s,
  },
} as const;

/** Runs of every kind, with siblings. */
export const toldRuns: readonly ToldRun[] = [
  { shows: "arrived", formula: "x^2+sin(y)^2", start: [3, 1], rate: 0.1, stopValue: 0.01 },
  { shows: "arrived", formula: "x^2", start: [3], rate: 0.4, stopValue: 0.01 },
  { shows: "arrived", formula: "(x-1)^4", start: [2], rate: 0.1, stopGradient: 1e-2 },
  { shows: "arrived", formula: "|x|", start: [3], rate: 1, stopValue: 0.01 },
  {
    shows: "steep at its goal",
    formula: "x^2+sin(y)^2",
    start: [3, 1],
    rate: 0.1,
    stopGradient: 7,
  },
  { shows: "steep at its goal", formula: "x^2", start: [3], rate: 0.1, stopGradient: 6.5 },
  { shows: "saddle", formula: "x^2-y^2", start: [1, 0], rate: 0.1, steps: 500 },
  { shows: "saddle", formula: "x*y", start: [1, 1], rate: 0.1, steps: 500 },
  {
    shows: "saddle",
    formula: "x^2+sin(y)^2",
    start: [3, 1],
    rate: 1,
    optimizer: "newton",
    stopGradient: 1e-6,
  },
  { shows: "maximum", formula: "cos(x)", start: [0], rate: 0.1 },
  { shows: "maximum", formula: "-x^2-y^2", start: [0, 0], rate: 0.1 },
  { shows: "flat", formula: "floor(x)", start: [1.5], rate: 0.1 },
  { shows: "flat", formula: "sign(x)", start: [1.5], rate: 0.1 },
  { shows: "flat", formula: "round(x)+ceil(y)", start: [1.3, 1.2], rate: 0.1 },
  { shows: "cycle", formula: "x^2", start: [3], rate: 1, stopValue: 0.01 },
  { shows: "cycle", formula: "x^2+sin(y)^2", start: [3, 1], rate: 1, stopValue: 0.01 },
  { shows: "leap over a kink", formula: "|x|+y^2", start: [1.03, 1], rate: 0.1, stopValue: 0.01 },
  { shows: "leap over a kink", formula: "x^2+|y|", start: [1, 1.02], rate: 0.1, stopValue: 0.01 },
  { shows: "leap over a kink", formula: "sqrt(x^2)", start: [1.03], rate: 0.1, stopValue: 0.01 },
  { shows: "leap over a kink", formula: "max(x,-2x)", start: [1.01], rate: 0.1, stopValue: 0.01 },
  { shows: "divergence", formula: "x^2", start: [3], rate: 1.2 },
  { shows: "divergence", formula: "x^4", start: [3], rate: 1 },
  { shows: "divergence", formula: "x^2", start: [3], rate: 1e9 },
  { shows: "divergence", formula: "x^2+sin(y)^2", start: [3, 1], rate: 1e9, optimizer: "adam" },
  { shows: "divergence", formula: "(1-x)^2+100(y-x^2)^2", start: [-1.2, 1], rate: 0.01 },
  { shows: "divergence", formula: "x^2", start: [3], rate: 1.5, optimizer: "nesterov" },
  { shows: "divergence", formula: "x^2+3*y^2", start: [1, 1], rate: 0.5 },
  { shows: "divergence", formula: "x^(4/3)", start: [1], rate: 1, optimizer: "newton" },
  { shows: "fall without end", formula: "x^3", start: [-1], rate: 0.1 },
  { shows: "fall without end", formula: "-x^2", start: [1], rate: 0.5 },
  { shows: "fall without end", formula: "-exp(x)", start: [1], rate: 1 },
  { shows: "left domain", formula: "sqrt(x)", start: [1], rate: 3 },
  { shows: "left domain", formula: "ln(x)", start: [1], rate: 0.1 },
  { shows: "left domain", formula: "ln(x)+x^2+y^2", start: [1, 1], rate: 0.9 },
  { shows: "left domain", formula: "x*ln(x)", start: [2], rate: 2, stopGradient: 1e-6 },
  { shows: "left domain", formula: "asin(x)", start: [0.5], rate: 3 },
  { shows: "left domain", formula: "x^1.5+y^2", start: [1, 1], rate: 1 },
  { shows: "no step", formula: "asin(x)", start: [1], rate: 0.1 },
  { shows: "no step", formula: "x^y", start: [-2, 2], rate: 0.1 },
  { shows: "no step", formula: "x+y^2", start: [1, 1], rate: 1, optimizer: "newton" },
  { shows: "no step", formula: "x^3", start: [0], rate: 1, optimizer: "newton" },
  { shows: "kink at rest", formula: "sqrt(x^2+y^2)", start: [1, 0], rate: 0.5 },
  { shows: "kink at rest", formula: "sqrt(x^2+y^2)+1", start: [0, 2], rate: 1 },
  { shows: "on its way", formula: "x^4", start: [1], rate: 0.01, stopValue: 1e-6, steps: 300 },
  { shows: "on its way", formula: "x^4", start: [1], rate: 0.01, stopGradient: 1e-4, steps: 300 },
  { shows: "on its way", formula: "x^4", start: [1], rate: 0.01, stopGradient: 1e-4 },
  { shows: "on its way", formula: "x^2", start: [3], rate: 0.001, stopValue: 0.01, steps: 50 },
  {
    shows: "on its way",
    formula: "(x^4+x^2+10x)/50",
    start: [2],
    rate: 0.01,
    stopGradient: 1e-4,
  },
  {
    shows: "on its way",
    formula: "x^2+30y^2",
    start: [1, 1],
    rate: 0.01,
    optimizer: "momentum",
    momentum: 0.99,
    stopValue: 1e-6,
    steps: 400,
  },
  {
    shows: "on its way",
    formula: "x^2",
    start: [3],
    rate: 0.99999,
    stopValue: 0.01,
    steps: 500,
  },
  {
    shows: "on its way",
    formula: "(1-x)^2+100(y-x^2)^2",
    start: [-1.2, 1],
    rate: 0.001,
    stopValue: 0.001,
  },
  { shows: "roaming", formula: "x^4-3x^2+x", start: [1], rate: 0.3, stopGradient: 1e-3 },
  { shows: "roaming", formula: "sin(50x)", start: [0.3], rate: 0.01, stopGradient: 1e-3 },
  { shows: "roaming", formula: "x^2+sin(20x)", start: [2], rate: 0.05, stopValue: -1 },
  { shows: "roaming", formula: "x^2+y^2+2cos(9x)cos(7y)", start: [2, 1], rate: 0.1 },
  { shows: "widening", formula: "x^2", start: [3], rate: 1.01, stopValue: 0.01, steps: 50 },
  {
    shows: "widening",
    formula: "x^2+3y^2",
    start: [1, 1],
    rate: 0.335,
    stopValue: 0.01,
    steps: 300,
  },
  {
    shows: "widening",
    formula: "x^2",
    start: [3],
    rate: 1.95,
    optimizer: "momentum",
    momentum: 0.9,
    steps: 30,
  },
];
