import type { HyperparameterName } from "../optimizers/optimizer.ts";
import type { ScheduleFault } from "../optimizers/schedule.ts";

/** Why a text is no data set, as facts. Rows are counted as in the file: the header is row 1. */
export type DataFault =
  | { readonly kind: "data-empty" }
  | { readonly kind: "data-no-samples" }
  | {
      readonly kind: "data-too-large";
      readonly what: "bytes" | "rows" | "columns";
      readonly limit: number;
    }
  | { readonly kind: "data-too-few-columns"; readonly columns: number; readonly needed: number }
  | {
      readonly kind: "data-ragged-row";
      readonly row: number;
      readonly cells: number;
      readonly expected: number;
    }
  | {
      readonly kind: "data-not-a-number";
      readonly row: number;
      readonly column: string;
      readonly text: string;
    }
  /** A number, but with other marks between thousands or before decimals than the table has. */
  | {
      readonly kind: "data-other-marks";
      readonly row: number;
      readonly column: string;
      readonly text: string;
    }
  /** A number with another unit than the column's first; "": with none. */
  | {
      readonly kind: "data-mixed-units";
      readonly row: number;
      readonly column: string;
      readonly text: string;
      readonly unit: string;
    }
  /** No date, or one of which nothing in its column shows which number is the month. */
  | {
      readonly kind: "data-doubtful-date";
      readonly row: number;
      readonly column: string;
      readonly text: string;
    }
  /** A name with letters that are none in the chosen encoding: two could become one. */
  | {
      readonly kind: "data-unreadable-letters";
      readonly row: number;
      readonly column: string;
      readonly text: string;
    }
  | {
      readonly kind: "data-number-out-of-range";
      readonly row: number;
      readonly column: string;
      readonly text: string;
    }
  | { readonly kind: "data-empty-cell"; readonly row: number; readonly column: string }
  | { readonly kind: "data-one-class"; readonly name: string; readonly column: string }
  | {
      readonly kind: "data-too-many-classes";
      readonly count: number;
      readonly limit: number;
      readonly column: string;
    }
  /** A column of classes has too many different values to be an input. */
  | {
      readonly kind: "data-too-many-values";
      readonly column: string;
      readonly count: number;
      readonly limit: number;
    }
  /** The columns become more inputs than so many samples can have; `column` becomes most of them. */
  | {
      readonly kind: "data-too-many-inputs";
      readonly inputs: number;
      readonly rows: number;
      readonly limit: number;
      readonly column: string;
      readonly count: number;
    }
  /** A column that holds nothing that can be learnt from is not left out. */
  | {
      readonly kind: "data-unusable-column";
      readonly column: string;
      readonly is: "text" | "date" | "empty";
    }
  /** Samples lack a value in a used column; `row` and `column`: where the first one does. */
  | {
      readonly kind: "data-missing-values";
      readonly rows: number;
      readonly row: number;
      readonly column: string;
    }
  /** Every sample lacks a value, so leaving those out leaves none. */
  | { readonly kind: "data-no-complete-row"; readonly rows: number }
  | {
      readonly kind: "data-target-count";
      readonly count: number;
      readonly task: "regression" | "classification";
    }
  | { readonly kind: "data-no-input" }
  /** The table has other columns than it was planned for. */
  | { readonly kind: "data-other-columns"; readonly columns: number; readonly planned: number }
  | { readonly kind: "data-unclosed-quote"; readonly row: number }
  | { readonly kind: "data-too-few-samples"; readonly count: number; readonly needed: number };

/** Why a text is no network file, as facts. `where` is a path such as `layers.1.weights.0`. */
export type NetworkFileFault =
  | { readonly kind: "not-a-network" }
  | { readonly kind: "network-too-new"; readonly version: number }
  | { readonly kind: "network-damaged"; readonly where: string | null }
  /** It holds more than any network can. */
  | { readonly kind: "network-overfull" }
  /** It holds a member that this version does not know; `where` is the path of what holds it. */
  | { readonly kind: "network-unknown-member"; readonly where: string; readonly name: string }
  | {
      readonly kind: "network-layers-disagree";
      readonly layer: number;
      readonly expected: number;
      readonly actual: number;
    }
  | { readonly kind: "network-not-finite"; readonly where: string }
  | { readonly kind: "network-loss-impossible"; readonly activation: string };

/** Why no training can begin with a setup, as facts. */
export type TrainingFault =
  | DataFault
  | NetworkFileFault
  | ScheduleFault
  | { readonly kind: "task-impossible"; readonly task: "regression" | "classification" }
  | { readonly kind: "hidden-layers-out-of-range"; readonly most: number }
  | { readonly kind: "hidden-neurons-out-of-range"; readonly most: number }
  | { readonly kind: "network-too-large"; readonly parameters: number; readonly limit: number }
  | { readonly kind: "rule-impossible"; readonly optimizer: string }
  | {
      readonly kind: "hyperparameter-out-of-range";
      readonly name: HyperparameterName;
      readonly value: number;
      readonly low: number;
      readonly below: number;
    }
  | { readonly kind: "batch-size-out-of-range"; readonly most: number }
  | { readonly kind: "seed-out-of-range"; readonly most: number }
  | { readonly kind: "l2-out-of-range" }
  | { readonly kind: "test-part-out-of-range" }
  | { readonly kind: "stop-loss-not-a-number" }
  | { readonly kind: "epochs-out-of-range"; readonly most: number }
  | { readonly kind: "patience-out-of-range"; readonly most: number }
  /** The network that was read has other inputs or outputs than the data. */
  | {
      readonly kind: "network-does-not-fit";
      readonly inputs: number;
      readonly outputs: number;
      readonly dataInputs: number;
      readonly dataOutputs: number;
    };
