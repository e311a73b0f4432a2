import type { Outcome } from "../descent/outcome.ts";
import type { OptimizerName } from "../optimizers/optimizer.ts";
import type { CaptionPart } from "./wording.ts";

/** A point of the plane under the pointer. */
export interface HoverFacts {
  readonly point: readonly number[];
  /** Not finite where J is not defined. */
  readonly value: number;
  readonly gradient: readonly number[];
}

/** What is compared in the view of the learning rates. */
export interface RatesFacts {
  readonly optimizer: OptimizerName;
  readonly count: number;
  readonly start: readonly number[];
  /** Iterates of the longest run, the start included. */
  readonly points: number;
}

/** The words of the laboratory: functions, runs, rates, and what tells them apart. */
export interface LaboratoryWording {
  /** The accessible name of the field in which a function is typed. */
  readonly objective: string;
  readonly objectiveHint: string;
  /** Said of a function that is none of the catalogue. */
  readonly ownFunction: string;
  readonly tooManyVariables: string;
  readonly runsSection: string;
  readonly addRun: string;
  readonly duplicateRun: (name: string) => string;
  readonly removeRun: (name: string) => string;
  readonly hideRun: (name: string) => string;
  readonly showRun: (name: string) => string;
  readonly selectRun: (name: string) => string;
  readonly tooManyRuns: (most: number) => string;
  readonly schedule: string;
  /** What a screen reader hears for the field of a rate among those compared. */
  readonly rateOf: (name: string) => string;
  readonly addRate: string;
  readonly fitRates: string;
  readonly fitRatesHint: string;
  readonly ratesSection: string;
  readonly stopGradient: string;
  readonly comparisonSection: string;
  readonly comparisonHeads: {
    readonly run: string;
    readonly steps: string;
    readonly value: string;
    readonly outcome: string;
  };
  readonly outcomes: Readonly<Record<Outcome["kind"] | "ended" | "failed" | "computing", string>>;
  /** What became of a run, in the words of `outcomes`, and after how many steps. */
  readonly runAccount: (outcome: string, steps: number) => string;
  /** The vectors of a step, as a table. */
  readonly stepVectors: string;
  readonly valueScale: string;
  readonly valueScales: Readonly<Record<"automatic" | "linear" | "logarithmic", string>>;
  readonly mapPlaces: Readonly<Record<"corner" | "beside" | "large", string>>;
  readonly mapPlaceLabel: string;
  readonly hover: (facts: HoverFacts) => readonly CaptionPart[];
  readonly captionOfSeveral: (facts: {
    readonly count: number;
    readonly step: number;
  }) => readonly CaptionPart[];
  /** The picture of a function of one variable. */
  readonly curve: string;
  readonly curveKeys: string;
  readonly slopeLabel: (slope: number) => string;
  readonly stepLabel: (step: number) => string;
  readonly bothSides: string;
  /** Why steps go inwards: what is written left and right of a minimum. */
  readonly sides: { readonly left: readonly string[]; readonly right: readonly string[] };
  readonly captionOfRates: (facts: RatesFacts) => readonly CaptionPart[];
  readonly ratePanel: (name: string, what: string) => string;
  readonly sweep: string;
  readonly sweepTitle: (
    goal: number,
    count: number,
  ) => { readonly strong: string; readonly rest: string };
  readonly diverges: string;
  readonly sweptRate: (rate: number, steps: number | null) => string;
  readonly sweeping: string;
  readonly ratesFunctions: string;
}
