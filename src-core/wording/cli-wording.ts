import type { RuntimeFact, RuntimeRefusal, RuntimeSource } from "../protocol/runtime-facts.ts";
import type { EntryFault } from "../session/number-entry.ts";
import type { TableCliWording } from "./table-cli-wording.ts";

/** Why a command line was refused, as facts. `option` is spelled as typed: `--learning-rate`. */
export type CliFault =
  | {
      readonly kind: "not-a-number";
      readonly option: string;
      readonly text: string;
      readonly example: string;
    }
  | { readonly kind: "wrong-entry"; readonly option: string; readonly fault: EntryFault }
  | {
      readonly kind: "picture-too-large";
      readonly option: string;
      readonly text: string;
      readonly scale: number;
      readonly high: number;
    }
  | {
      readonly kind: "unknown-command";
      readonly text: string;
      readonly commands: readonly string[];
    }
  | {
      readonly kind: "not-a-count";
      readonly option: string;
      readonly text: string;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly kind: "out-of-range";
      readonly option: string;
      readonly text: string;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly kind: "not-a-choice";
      readonly option: string;
      readonly text: string;
      readonly choices: readonly string[];
    }
  | {
      readonly kind: "start-length";
      readonly text: string;
      readonly expected: number;
      readonly example: string;
    }
  | {
      readonly kind: "option-not-of-rule";
      readonly option: string;
      readonly optimizer: string;
      readonly options: readonly string[];
    }
  | { readonly kind: "unreadable-schedule"; readonly text: string }
  | { readonly kind: "too-many-runs"; readonly count: number; readonly most: number }
  /** The view shows functions of x alone. */
  | { readonly kind: "too-many-variables"; readonly view: string }
  | { readonly kind: "unknown-option"; readonly option: string; readonly suggestion: string | null }
  | { readonly kind: "missing-value"; readonly option: string }
  | { readonly kind: "too-many-arguments"; readonly command: string }
  | { readonly kind: "missing-option"; readonly option: string; readonly example: string }
  | { readonly kind: "view-and-options"; readonly view: string; readonly option: string }
  | { readonly kind: "unknown-data"; readonly text: string; readonly names: readonly string[] }
  | { readonly kind: "not-a-batch-size"; readonly text: string }
  /** The targets of a built-in set, or of a classification, cannot be chosen. */
  | { readonly kind: "targets-of-table-only" }
  /** The network that is read says that already. */
  | { readonly kind: "network-and-option"; readonly option: string }
  | { readonly kind: "file-and-options"; readonly option: string }
  | { readonly kind: "not-a-png-name"; readonly text: string }
  /** A file that holds something else than a session to draw, which `train` takes. */
  | { readonly kind: "nothing-to-draw"; readonly name: string; readonly is: "network" | "table" };

/** The words of the command line: help, tables and refusals. */
export interface CliWording {
  readonly summary: string;
  /** The heads of a help text, without colons. */
  readonly helpTitles: Readonly<Record<"usage" | "arguments" | "options" | "commands", string>>;
  /** Names after a help text: `the update rule: adam, newton`. */
  readonly withChoices: (help: string, choices: readonly string[]) => string;
  readonly open: string;
  readonly serve: string;
  readonly descend: string;
  readonly train: string;
  readonly render: string;
  /** Help for each option, by its long name without dashes. */
  readonly options: Readonly<
    Record<
      | "help"
      | "version"
      | "file"
      | "host"
      | "lang"
      | "port"
      | "objective"
      | "start"
      | "optimizer"
      | "learning-rate"
      | "momentum"
      | "alpha"
      | "beta1"
      | "beta2"
      | "rho"
      | "epsilon"
      | "weight-decay"
      | "schedule"
      | "stop-value"
      | "stop-gradient"
      | "max-steps"
      | "format"
      | "out"
      | "view"
      | "width"
      | "height"
      | "scale"
      | "azimuth"
      | "elevation"
      | "theme",
      string
    >
  >;
  /** Help for the options that only `train` has, or has with another meaning. */
  readonly trainingOptions: Readonly<
    Record<
      | "dataset"
      | "task"
      | "targets"
      | "hidden"
      | "activation"
      | "network"
      | "learning-rate"
      | "schedule"
      | "epochs"
      | "batch-size"
      | "seed"
      | "standardise"
      | "l2"
      | "test-part"
      | "stop-loss"
      | "patience"
      | "save"
      | "report-every",
      string
    >
  >;
  /** The words for tables. */
  readonly table: TableCliWording;
  readonly fault: (fault: CliFault) => string;
  readonly tableSteps: string;
  /** The heads of the table of a training. */
  readonly trainingHeads: Readonly<Record<"epoch" | "loss" | "accuracy", string>>;
  /** How far training has come, while it goes on; the loss is the one reported last. */
  readonly trainingProgress: (epoch: number, epochs: number, loss: number) => string;
  readonly written: (path: string, widthPx: number, heightPx: number, means: string) => string;
  readonly choseElectron: (version: string, source: string) => string;
  readonly choseBrowser: (browser: string, why: string) => string;
  readonly choseAddress: (why: string) => string;
  readonly noDisplay: string;
  /** Why Electron cannot be had without a display, and what would help. */
  readonly electronNeedsDisplay: string;
  readonly noElectron: (refusals: readonly RuntimeRefusal[]) => string;
  /** What is worth a line while an Electron is looked for; null for what is not. */
  readonly runtimeFact: (fact: RuntimeFact) => string | null;
  readonly runtimeSources: Readonly<Record<RuntimeSource, string>>;
  readonly electronEnded: (code: number) => string;
  readonly browserEnded: (browser: string, code: number) => string;
  readonly missingLibraries: (libraries: readonly string[], remedy: string) => string;
  readonly noSandboxAsRoot: string;
  readonly noUserNamespaces: string;
  readonly asked: (host: string) => string;
  readonly servingUntil: string;
  readonly noRenderer: string;
  readonly drawingTimedOut: (seconds: number) => string;
  readonly portTaken: (port: number) => string;
}
