import type { Diagnosis } from "../descent/diagnosis.ts";
import type { Outcome } from "../descent/outcome.ts";
import type { StopRules } from "../descent/run-settings.ts";
import type { CatalogueId } from "../objectives/catalogue.ts";
import type { ObjectiveFault } from "../objectives/find-objective.ts";
import type {
  HyperparameterName,
  HyperparameterRange,
  OptimizerName,
} from "../optimizers/optimizer.ts";
import type { ScheduleKind, ScheduleParameterName } from "../optimizers/schedule.ts";
import type { Fault } from "../protocol/faults.ts";
import type { CommandId, MenuName } from "../session/command-table.ts";
import type { EntryFault } from "../session/number-entry.ts";
import type { ColourMap, ViewingAngle, ViewName } from "../session/session.ts";
import type { TrainingFault } from "../training/training-fault.ts";
import type { CliWording } from "./cli-wording.ts";
import type { LaboratoryWording } from "./laboratory-wording.ts";
import type { Language } from "./language.ts";
import type { NetworkPictureWording } from "./network-picture-wording.ts";
import type { NetworkWording } from "./network-wording.ts";
import type { NumberWriter } from "./numbers.ts";
import type { TableWording } from "./table-wording.ts";
import type { TrainingWording } from "./training-wording.ts";
import type { WorkWording } from "./work-wording.ts";

/** A sentence in two parts: what matters most, and the numbers after it. */
export interface Finding {
  readonly headline: string;
  readonly detail: string;
}

/** A function of the catalogue in words. */
export interface ObjectiveWords {
  readonly name: string;
  /** One sentence. */
  readonly purpose: string;
}

/** What the description of the 3D picture tells those who cannot see it. */
export interface SurfaceFacts {
  /** The formula as plain text. */
  readonly formula: string;
  readonly lowest: number;
  readonly highest: number;
  /** The iterate shown, or null while there is none. */
  readonly current: {
    readonly step: number;
    readonly point: readonly number[];
    readonly value: number;
  } | null;
  readonly lastStep: number;
  readonly azimuthDegrees: number;
  readonly elevationDegrees: number;
}

/** What the description of a curve tells those who cannot see it. */
export interface CurveFacts {
  readonly formula: string;
  readonly current: SurfaceFacts["current"];
  readonly lastStep: number;
  /** J′ at the current iterate; null while there is none. */
  readonly slope: number | null;
}

/** What the caption says under the formula. Parts marked strong are set in bold. */
export type CaptionPart = {
  readonly text: string;
  readonly strong: boolean;
  /** What is heard instead, where a voice would stumble over the text: `delta 1 of layer 2`. */
  readonly spoken?: string;
};

/** What the caption is made of. */
export interface CaptionFacts {
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly start: readonly number[];
  /** The iterate shown; null while there is none. */
  readonly current: { readonly step: number; readonly value: number } | null;
}

/**
 * Every sentence that a person reads, in one language. A message that a language lacks does not
 * compile.
 */
export interface Wording {
  readonly language: Language;
  readonly numbers: NumberWriter;
  readonly appName: string;
  /** Names of the languages are written in their own language, whatever the app's is. */
  readonly views: Readonly<Record<ViewName, string>>;
  readonly viewsLabel: string;
  readonly commands: Readonly<Record<CommandId, string>>;
  readonly menus: Readonly<Record<MenuName, string>>;
  readonly menuLabel: string;
  /** Entries that only a native menu has, because the system carries them out. */
  readonly nativeMenu: Readonly<
    Record<"cut" | "copy" | "paste" | "select-all" | "full-screen" | "quit", string>
  >;
  readonly angles: Readonly<Record<ViewingAngle, string>>;
  readonly anglesLabel: string;
  readonly optimizers: Readonly<Record<OptimizerName, string>>;
  readonly hyperparameters: Readonly<Record<HyperparameterName, string>>;
  /** What a hyperparameter does, what it may be and is when nobody says. */
  readonly hyperparameterHint: (range: HyperparameterRange) => string;
  /** Short, for a narrow field. */
  readonly colourMaps: Readonly<Record<ColourMap, string>>;
  /** Said of a colour map that the colour-blind can read. */
  readonly colourBlindSafe: string;
  readonly inspector: {
    readonly label: string;
    readonly function: string;
    readonly descentSection: string;
    readonly optimizer: string;
    readonly colours: string;
    /** The accessible names of the start's fields, one a coordinate. */
    readonly startOf: readonly string[];
    /** The visible label before the start's fields, by dimension. */
    readonly startLabel: (dimension: number) => string;
    readonly stopValue: string;
    readonly maximumSteps: string;
    /** What stands folded up under `More settings`, in a few words. */
    readonly moreInside: (hasColours: boolean) => string;
    readonly thisStepSection: string;
    readonly noStep: string;
    readonly show: string;
    readonly hide: string;
  };
  readonly table: {
    readonly label: string;
    /** The head of the column that counts the steps. */
    readonly step: string;
  };
  readonly timeline: {
    readonly label: string;
    readonly iteration: string;
    readonly speed: string;
    readonly stepsPerSecond: (speed: number) => string;
    /** The speed at which a whole run takes so many seconds. */
    readonly wholeRunIn: (seconds: number) => string;
    /** What a screen reader hears for the slider's position. */
    readonly position: (step: number, lastStep: number, value: number) => string;
    /** The chart, in words. */
    readonly chart: (lastStep: number, first: number, last: number) => string;
  };
  readonly status: {
    readonly label: string;
    readonly computing: (steps: number, maximumSteps: number) => Finding;
    readonly outcome: (outcome: Outcome, stopValue: number | null) => Finding;
    readonly failed: (fault: Fault) => Finding;
    readonly waiting: Finding;
  };
  readonly picture: {
    readonly label: string;
    readonly describe: (facts: SurfaceFacts) => string;
    readonly describeCurve: (facts: CurveFacts) => string;
    readonly keys: string;
    readonly map: string;
    readonly mapSwap: string;
    readonly caption: (facts: CaptionFacts) => readonly CaptionPart[];
    readonly noWebGl: string;
    readonly lostWebGl: string;
    /** Said of a function that no mesh is fine enough for. */
    readonly tooQuick: string;
    readonly sizeLabel: string;
    readonly size: (factor: number, widthPx: number, heightPx: number) => string;
    readonly saving: string;
  };
  readonly notices: {
    readonly label: string;
    readonly saved: (path: string) => string;
    readonly downloaded: (name: string) => string;
    readonly workerRestarted: string;
    readonly disconnected: string;
    readonly runAgain: string;
    readonly dismiss: string;
    readonly opened: (name: string) => string;
  };
  readonly dialogs: {
    readonly close: string;
    readonly savePicture: string;
    readonly saveSession: string;
    readonly saveNetwork: string;
    readonly openDocument: string;
    readonly pictureFiles: string;
    readonly sessionFiles: string;
    readonly networkFiles: string;
    readonly documentFiles: string;
    readonly shortcutsTitle: string;
    readonly aboutTitle: string;
    readonly about: (version: string, runtime: string) => string;
  };
  /** Keys as they are printed on a keyboard, by their name in the table of commands. */
  readonly keys: Readonly<Record<string, string>>;
  readonly fault: (fault: Fault) => string;
  readonly entryFault: (fault: EntryFault | TrainingFault) => string;
  readonly objectiveFault: (fault: ObjectiveFault) => string;
  /** The functions of the catalogue: what each is called, and what it is for. */
  readonly objectives: Readonly<Record<CatalogueId, ObjectiveWords>>;
  /** What became of a run, and why. */
  readonly diagnosis: (diagnosis: Diagnosis, outcome: Outcome, stop: StopRules) => Finding;
  /** How a run moved, as a clause without a full stop. */
  readonly approach: (diagnosis: Diagnosis) => string;
  readonly schedules: Readonly<Record<ScheduleKind, string>>;
  readonly scheduleParameters: Readonly<Record<ScheduleParameterName, string>>;
  readonly laboratory: LaboratoryWording;
  readonly training: TrainingWording;
  readonly networkPicture: NetworkPictureWording;
  /** The words of the network view but for its pictures. */
  readonly network: NetworkWording;
  /** The words of the dialog in which a table is looked at. */
  readonly tables: TableWording;
  readonly work: WorkWording;
  readonly cli: CliWording;
}
