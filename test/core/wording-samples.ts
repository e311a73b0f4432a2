import type { Approach, Diagnosis, Verdict } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { Remedy } from "#core/descent/remedy.ts";
import type { ObjectiveFault } from "#core/objectives/find-objective.ts";
import type { Fault } from "#core/protocol/faults.ts";
import type {
  RuntimeFact,
  RuntimeRefusal,
  RuntimeRefusalReason,
} from "#core/protocol/runtime-facts.ts";
import type { EntryFault } from "#core/session/number-entry.ts";
import type { SessionFileFault } from "#core/session/session-file.ts";
import type { CliFault } from "#core/wording/cli-wording.ts";
import type { TableAssumptions, TableCliFault } from "#core/wording/table-cli-wording.ts";
import { all } from "./samples.ts";
import { dataFaults, networkFileFaults, trainingFaults } from "./training-samples.ts";

const text = "三";

/** Electron’s names for why a page ended. */
export const pageEnds = [
  "abnormal-exit",
  "crashed",
  "killed",
  "launch-failed",
  "integrity-failure",
  "memory-eviction",
  "oom",
];
const path = "/课/山谷";
const there = { steps: 12, point: [-1.5, 0.25], value: 2.25 };

/** Ends of runs, with every reason, motion and quantity. */
export const outcomes = all<Outcome>({
  converged: [
    { kind: "converged", ...there, reason: "value", bound: 0.01, measured: 0.009, place: null },
    {
      kind: "converged",
      ...there,
      steps: 0,
      reason: "gradient",
      bound: 0.001,
      measured: 0.0009,
      place: "saddle",
    },
    {
      kind: "converged",
      ...there,
      steps: 1,
      point: [-0.5],
      reason: "value",
      bound: 1,
      measured: 0,
      place: null,
    },
  ],
  "step-limit": [
    { kind: "step-limit", ...there, lowestValue: -3, motion: { kind: "moving" } },
    ...(["minimum", "maximum", "saddle", "flat"] as const).map((place) => ({
      kind: "step-limit" as const,
      ...there,
      lowestValue: 2,
      motion: { kind: "resting" as const, gradientNorm: 1e-9, place },
    })),
    {
      kind: "step-limit",
      ...there,
      lowestValue: 2,
      motion: { kind: "stuck", gradientNorm: 6.07 },
    },
    {
      kind: "step-limit",
      ...there,
      lowestValue: 2,
      motion: { kind: "swinging", axes: [{ axis: 1, low: -0.8, high: 2.8 }] },
    },
  ],
  diverged: [
    {
      kind: "diverged",
      ...there,
      quantity: { kind: "coordinate", axis: 0 },
      number: -2e12,
      growth: 1.4,
    },
    { kind: "diverged", ...there, quantity: { kind: "value" }, number: Infinity, growth: null },
    {
      kind: "diverged",
      ...there,
      quantity: { kind: "gradient", axis: 1 },
      number: Number.NaN,
      growth: null,
    },
  ],
  cycling: [
    {
      kind: "cycling",
      ...there,
      period: 2,
      axes: [
        { axis: 0, low: -3, high: 3 },
        { axis: 1, low: -1, high: 1 },
      ],
      lowestValue: 9,
    },
    { kind: "cycling", ...there, period: 3, axes: [{ axis: 0, low: -3, high: 3 }], lowestValue: 9 },
  ],
  "left-domain": [
    {
      kind: "left-domain",
      ...there,
      next: [-0.03, 0.25],
      undefinedPart: { part: "ln(x)", needs: "x > 0" },
    },
    { kind: "left-domain", ...there, steps: 0, point: [1], next: [-0.03], undefinedPart: null },
  ],
  "no-step": [
    { kind: "no-step", ...there, cause: { kind: "slope", axis: 1, slope: Number.NaN } },
    {
      kind: "no-step",
      ...there,
      steps: 0,
      point: [1],
      cause: { kind: "slope", axis: 0, slope: Number.POSITIVE_INFINITY },
    },
    ...[true, false].map((hasCurvature) => ({
      kind: "no-step" as const,
      ...there,
      cause: { kind: "hessian" as const, gradientNorm: 0, isFinite: hasCurvature },
    })),
    { kind: "no-step", ...there, cause: { kind: "division", axis: 0 } },
  ],
});

const lower = { point: [-2.5, -2.5], value: -78.3 };
const places = ["saddle", "maximum", "flat"] as const;

/** What a smaller rate would have done, of every kind. */
const remedies: readonly Remedy[] = [
  { kind: "below", rate: 1 },
  { kind: "with", rate: 0.05 },
  { kind: "slow", rate: 0.05, steps: 5000 },
  { kind: "none" },
];

/** What became of runs, of every kind. */
const verdicts = all<Verdict>({
  arrived: [{ kind: "arrived" }],
  "local-minimum": [
    { kind: "local-minimum", lower },
    { kind: "local-minimum", lower: { point: [-2.5], value: 0 } },
  ],
  minimum: [{ kind: "minimum", gradientNorm: 1e-9 }],
  stationary: places.flatMap((place) =>
    [true, false].map((isNewton) => ({
      kind: "stationary" as const,
      place,
      gradientNorm: 1e-9,
      curvatures: [-2, 2] as const,
      isNewton,
    })),
  ),
  slowing: [
    { kind: "slowing", factor: 0.98, stepsToGo: 1234, settlesAt: null },
    { kind: "slowing", factor: 0.5, stepsToGo: 1, settlesAt: null },
    { kind: "slowing", factor: 0.9999, stepsToGo: 1e6, settlesAt: null },
    { kind: "slowing", factor: 0.98, stepsToGo: null, settlesAt: -1.5 },
    { kind: "slowing", factor: 0.98, stepsToGo: null, settlesAt: null },
  ],
  moving: [{ kind: "moving" }],
  stuck: [{ kind: "stuck", gradientNorm: 6 }],
  cycling: [remedies[0], null].map((remedy) => ({
    kind: "cycling",
    period: 2,
    axes: [{ axis: 0, low: -0.8, high: 2.8 }],
    lowestValue: 3.34,
    remedy,
    kink: remedy === null ? { point: [0.25], slopes: [-1, 1] } : null,
  })),
  roaming: remedies.flatMap((remedy) =>
    [17, null].map((curvature) => ({
      kind: "roaming",
      axes: [
        { axis: 0, low: -1.5, high: 1.25 },
        { axis: 1, low: -0.5, high: 2 },
      ],
      lowestValue: -3.25,
      curvature,
      remedy,
    })),
  ),
  widening: remedies.flatMap((remedy) =>
    [1.02, null].map((factor) => ({ kind: "widening", factor, curvature: factor && 2, remedy })),
  ),
  "left-domain": (["bottomless", "lowest", "open"] as const).flatMap((edge) =>
    remedies.slice(1).map((remedy) => ({ kind: "left-domain", edge, remedy })),
  ),
  "no-step": (["higher", "lower", "unknown"] as const).map((surroundings) => ({
    kind: "no-step",
    surroundings,
  })),
  diverged: [
    ...remedies.flatMap((remedy) => [
      { kind: "diverged" as const, growth: 1.4, curvature: 2, remedy, isBottomless: false },
      { kind: "diverged" as const, growth: null, curvature: null, remedy, isBottomless: false },
    ]),
    { kind: "diverged", growth: 1.2, curvature: null, remedy: null, isBottomless: true },
  ],
});

const still: Approach = { kind: "still" };

/** How runs moved, of every kind. */
const approaches = all<Approach>({
  still: [still],
  jumping: [0, 1].map((axis) => ({ kind: "jumping", range: { axis, low: -0.8, high: 2.8 } })),
  swinging: [0.6, null].map((factor) => ({ kind: "swinging", factor })),
  growing: [true, false].flatMap((isSwinging) =>
    [1.2, null].map((factor) => ({ kind: "growing", factor, isSwinging })),
  ),
  "one-side": [
    { kind: "one-side", arrivedAfter: 4, isMinimum: true },
    { kind: "one-side", arrivedAfter: 1, isMinimum: false },
    { kind: "one-side", arrivedAfter: 1234, isMinimum: true },
  ],
  "one-side-short": [0.2416, null].map((distance) => ({
    kind: "one-side-short",
    distance,
    steps: 9,
  })),
  leaving: [0, 1, 1234].map((steps) => ({ kind: "leaving", steps })),
  winding: [{ kind: "winding" }],
});

/** What there is to say about runs that ended. */
export const diagnoses: readonly Diagnosis[] = [
  ...verdicts.map((verdict) => ({ verdict, approach: still })),
  ...approaches.map((approach) => ({ verdict: verdicts[0], approach })),
];

const startFaults = {
  "start-length": [{ kind: "start-length", expected: 1, actual: 2 }],
  "start-out-of-range": [{ kind: "start-out-of-range", axis: 0, bound: 1e12 }],
  "start-undefined": [
    { kind: "start-undefined", start: [-1, 0], value: 2e12 },
    { kind: "start-undefined", start: [-1, 0], value: Number.NaN },
  ],
} as const;

/** What can be wrong with a typed entry. */
export const entryFaults = all<EntryFault>({
  "entry-empty": [{ kind: "entry-empty" }],
  "entry-no-count": [{ kind: "entry-no-count" }],
  "entry-not-a-number": [{ kind: "entry-not-a-number", text }],
  "entry-too-large": [{ kind: "entry-too-large", text }],
  "entry-not-whole": [{ kind: "entry-not-whole", text }],
  ...startFaults,
  "hyperparameter-out-of-range": [
    {
      kind: "hyperparameter-out-of-range",
      name: "learningRate",
      value: -1,
      low: 0,
      below: Infinity,
    },
    { kind: "hyperparameter-out-of-range", name: "beta1", value: 2, low: 0, below: 1 },
  ],
  "schedule-out-of-range": [
    { kind: "schedule-out-of-range", name: "factor", low: 0, high: 1, isWhole: false },
    { kind: "schedule-out-of-range", name: "every", low: 1, high: 5_000_000, isWhole: true },
  ],
  "stop-value-not-a-number": [{ kind: "stop-value-not-a-number" }],
  "stop-gradient-negative": [{ kind: "stop-gradient-negative" }],
  "maximum-steps-out-of-range": [{ kind: "maximum-steps-out-of-range", limit: 5_000_000 }],
});

/** Why a text is no function. */
export const objectiveFaults = all<ObjectiveFault>({
  "objective-empty": [{ kind: "objective-empty" }],
  "objective-too-long": [{ kind: "objective-too-long", length: 1234, limit: 500 }],
  "objective-too-deep": [{ kind: "objective-too-deep", limit: 50 }],
  "objective-character": ["x^2", null].map((suggestion) => ({
    kind: "objective-character",
    text: "#",
    column: 3,
    suggestion,
  })),
  "objective-unknown-name": [true, false].flatMap((isCall) =>
    ["甲", null].map((suggestion) => ({
      kind: "objective-unknown-name" as const,
      text: "乙",
      column: 3,
      isCall,
      suggestion,
    })),
  ),
  "objective-misplaced": [{ kind: "objective-misplaced", text: "*", column: 3 }],
  "objective-unclosed": ["(", "[", "{", "|"].map((bracket) => ({
    kind: "objective-unclosed",
    text: bracket,
    column: 3,
  })),
  "objective-unopened": [{ kind: "objective-unopened", text: ")", column: 3 }],
  "objective-no-argument": [{ kind: "objective-no-argument", text: "sin", column: 3 }],
  "objective-argument-count": [1, 2].map((expected) => ({
    kind: "objective-argument-count",
    text: "sin",
    column: 3,
    expected,
    actual: 3,
  })),
  "objective-split-number": [
    { kind: "objective-split-number", text: ",000", column: 3, first: "1" },
  ],
  "objective-two-numbers": ["1000", null].map((together) => ({
    kind: "objective-two-numbers",
    text: "000",
    column: 3,
    first: "1",
    together,
  })),
  "objective-long-power": [{ kind: "objective-long-power", text: "²²²", column: 3, limit: 15 }],
  "objective-no-inverse": [{ kind: "objective-no-inverse", text: "sin", column: 3 }],
  "objective-number": [{ kind: "objective-number", text: "9", column: 3 }],
  "objective-never-defined": [{ kind: "objective-never-defined" }],
  "objective-unknown": [{ kind: "objective-unknown", text }],
});

const sessionFileFaults = all<SessionFileFault>({
  "not-a-session": [{ kind: "not-a-session" }],
  "picture-without-session": [{ kind: "picture-without-session" }],
  "session-too-new": [{ kind: "session-too-new", version: 9 }],
  "session-damaged": [
    { kind: "session-damaged", where: text },
    { kind: "session-damaged", where: null },
  ],
  "session-overfull": [{ kind: "session-overfull" }],
  "session-unknown-member": [
    { kind: "session-unknown-member", where: "", name: text },
    { kind: "session-unknown-member", where: "0", name: text },
  ],
  "session-unknown-objective": [{ kind: "session-unknown-objective", id: text }],
  "session-bad-expression": objectiveFaults.map((fault) => ({
    kind: "session-bad-expression",
    text,
    fault,
  })),
  "session-impossible": [{ kind: "session-impossible", fault: { kind: "stop-gradient-negative" } }],
  "session-training-impossible": trainingFaults.map((fault) => ({
    kind: "session-training-impossible",
    fault,
  })),
});

/** What can go wrong with a request. */
export const faults = all<Fault>({
  "worker-died": [{ kind: "worker-died", reason: text }],
  "page-died": [text, ...pageEnds].map((reason) => ({ kind: "page-died", reason })),
  "part-missing": [{ kind: "part-missing", detail: text }],
  "run-cancelled": [{ kind: "run-cancelled" }],
  "run-under-way": [{ kind: "run-under-way" }],
  "too-many-runs": [{ kind: "too-many-runs", limit: 48 }],
  "run-impossible": [{ kind: "run-impossible", fault: startFaults["start-length"][0] }],
  "unknown-objective": objectiveFaults.map((fault) => ({ kind: "unknown-objective", fault })),
  "training-impossible": trainingFaults.map((fault) => ({ kind: "training-impossible", fault })),
  "cannot-write": [
    "EACCES",
    "ENOENT",
    "EISDIR",
    "ENOTDIR",
    "ENOSPC",
    "EROFS",
    "EBUSY",
    "EFBIG",
    "ELOOP",
    "EIO",
  ].map((code) => ({ kind: "cannot-write", path, code })),
  "settings-not-kept": [{ kind: "settings-not-kept", path, code: "EROFS" }],
  "cannot-keep-work": [{ kind: "cannot-keep-work", path, code: "ENOSPC" }],
  "work-damaged": [{ kind: "work-damaged", path }],
  "work-gone": [{ kind: "work-gone" }],
  "cannot-read": ["ENAMETOOLONG", "0"].map((code) => ({ kind: "cannot-read", path, code })),
  "file-too-large": [{ kind: "file-too-large", path, limitBytes: 64e6 }],
  "bad-session-file": sessionFileFaults.map((fault) => ({
    kind: "bad-session-file",
    name: text,
    fault,
  })),
  "bad-network-file": networkFileFaults.map((fault) => ({
    kind: "bad-network-file",
    name: text,
    fault,
  })),
  "bad-data-file": dataFaults.map((fault) => ({ kind: "bad-data-file", name: text, fault })),
  "not-a-document": [{ kind: "not-a-document", name: text }],
  "invalid-message": [
    { kind: "invalid-message", where: text, unknownName: null },
    { kind: "invalid-message", where: "0", unknownName: text },
    { kind: "invalid-message", where: "", unknownName: text },
  ],
  disconnected: [{ kind: "disconnected" }],
  internal: [{ kind: "internal", detail: text }],
});

const columnKinds = ["number", "class", "text", "row-number", "date", "empty"] as const;

/** What the command line can have assumed of a table. */
export const tableAssumptions: readonly TableAssumptions[] = [
  {
    leftOut: [],
    days: [],
    skippedRows: 0,
    skippedTitles: 0,
    hasUnits: false,
    remarks: 0,
    notes: 0,
    encoding: null,
  },
  {
    days: [text],
    leftOut: columnKinds.map((kind) => ({ name: text, kind })),
    skippedRows: 1,
    skippedTitles: 1,
    hasUnits: true,
    remarks: 1,
    notes: 1,
    encoding: "gb18030",
  },
  {
    days: [text, text],
    leftOut: Array.from({ length: 40 }, () => ({ name: text, kind: "date" as const })),
    skippedRows: 31,
    skippedTitles: 3,
    hasUnits: false,
    remarks: 2,
    notes: 3,
    encoding: null,
  },
];

/** Why the command line refused a table. */
export const tableCliFaults = all<TableCliFault>({
  "table-option-only": [{ kind: "table-option-only", option: "--x" }],
  "options-together": [{ kind: "options-together", option: "--x", other: "--y" }],
  "unknown-column": [
    { kind: "unknown-column", option: "--x", text, names: ["甲", "乙"] },
    { kind: "unknown-column", option: "--x", text, names: Array.from({ length: 40 }, () => "甲") },
  ],
  "target-as-input": [{ kind: "target-as-input", column: text }],
  "several-targets": [{ kind: "several-targets" }],
  "header-doubtful": [{ kind: "header-doubtful", name: text }],
  "decimal-doubtful": [{ kind: "decimal-doubtful", name: text }],
});

/** Why a command line was refused. */
export const cliFaults = all<CliFault>({
  "not-a-number": [{ kind: "not-a-number", option: "--x", text, example: "4" }],
  "wrong-entry": [
    { kind: "wrong-entry", option: "--x", fault: { kind: "stop-gradient-negative" } },
  ],
  "picture-too-large": [
    { kind: "picture-too-large", option: "--width", text: "8000", scale: 4, high: 4096 },
  ],
  "unknown-command": [{ kind: "unknown-command", text, commands: ["--x", "--y"] }],
  "not-a-count": [text, ""].map((given) => ({
    kind: "not-a-count",
    option: "--x",
    text: given,
    low: -1,
    high: 9000,
  })),
  "out-of-range": [{ kind: "out-of-range", option: "--x", text, low: -90, high: 90 }],
  "not-a-choice": [{ kind: "not-a-choice", option: "--x", text, choices: ["甲", "乙"] }],
  "start-length": [1, 2].map((expected) => ({
    kind: "start-length",
    text,
    expected,
    example: "3,1",
  })),
  "option-not-of-rule": [
    { kind: "option-not-of-rule", option: "--x", optimizer: "甲", options: ["--y"] },
  ],
  "unreadable-schedule": [{ kind: "unreadable-schedule", text }],
  "too-many-runs": [{ kind: "too-many-runs", count: 20, most: 16 }],
  "too-many-variables": [{ kind: "too-many-variables", view: text }],
  "unknown-option": [
    { kind: "unknown-option", option: "--x", suggestion: "--y" },
    { kind: "unknown-option", option: "--x", suggestion: null },
  ],
  "missing-value": [{ kind: "missing-value", option: "--x" }],
  "too-many-arguments": [{ kind: "too-many-arguments", command: "甲" }],
  "missing-option": [{ kind: "missing-option", option: "--x", example: "--x 3" }],
  "unknown-data": [{ kind: "unknown-data", text, names: ["甲", "乙"] }],
  "not-a-batch-size": [{ kind: "not-a-batch-size", text }],
  "targets-of-table-only": [{ kind: "targets-of-table-only" }],
  "network-and-option": [{ kind: "network-and-option", option: "--x" }],
  "file-and-options": [{ kind: "file-and-options", option: "--x" }],
  "view-and-options": [{ kind: "view-and-options", view: "network", option: "--x" }],
  "not-a-png-name": [{ kind: "not-a-png-name", text }],
  "nothing-to-draw": [
    { kind: "nothing-to-draw", name: text, is: "network" },
    { kind: "nothing-to-draw", name: text, is: "table" },
  ],
});

const detail = text;
const refusalReasons = all<RuntimeRefusalReason>({
  "executable-missing": [{ kind: "executable-missing", path }],
  "executable-not-runnable": [{ kind: "executable-not-runnable", path, detail }],
  "electron-package-absent": [{ kind: "electron-package-absent" }],
  "not-fetched-yet": [{ kind: "not-fetched-yet", version: "45.4.1" }],
  "download-not-allowed": [{ kind: "download-not-allowed" }],
  "download-switched-off": [{ kind: "download-switched-off", variable: "X" }],
  "host-unreachable": [{ kind: "host-unreachable", detail }],
  "download-failed": [{ kind: "download-failed", detail }],
  "download-stalled": [{ kind: "download-stalled", afterMs: 20_000 }],
  "time-limit-passed": [{ kind: "time-limit-passed", afterMs: 600_000 }],
  "platform-unsupported": [{ kind: "platform-unsupported", platform: "甲", arch: "乙" }],
  "not-a-checkout": [{ kind: "not-a-checkout" }],
  "tool-missing": [{ kind: "tool-missing", tool: "npm" }],
  "npm-failed": [{ kind: "npm-failed", detail }],
  "integrity-mismatch": [{ kind: "integrity-mismatch", expected: "甲", actual: "乙" }],
  "archive-unsafe": [{ kind: "archive-unsafe", entry: text }],
  "archive-unreadable": [{ kind: "archive-unreadable", detail }],
  "disk-full": [{ kind: "disk-full", path }],
  "folder-not-writable": [{ kind: "folder-not-writable", path }],
  "file-failure": [{ kind: "file-failure", code: "5", path }],
});

/** Why an Electron could not be had, from every source. */
export const refusals: readonly RuntimeRefusal[] = [
  ...refusalReasons.map((reason): RuntimeRefusal => ({ source: "npm-package", reason })),
  { source: "override", reason: { kind: "download-not-allowed" } },
  { source: "installed", reason: { kind: "download-not-allowed" } },
  { source: "downloaded", reason: { kind: "download-not-allowed" } },
];

/** What happens while an Electron is looked for. */
export const runtimeFacts = all<RuntimeFact>({
  "source-refused": [{ kind: "source-refused", refusal: refusals[0] }],
  "download-started": [{ kind: "download-started", version: "45.4.1", limitMs: 1000 }],
  "download-progressed": [
    { kind: "download-progressed", receivedBytes: 12_345_678, elapsedMs: 900 },
  ],
  "package-fetch-started": [{ kind: "package-fetch-started", package: text, limitMs: 1000 }],
  "package-fetch-continues": [{ kind: "package-fetch-continues", elapsedMs: 15_000 }],
  "package-verified": [{ kind: "package-verified", package: text }],
  "package-unpacking": [{ kind: "package-unpacking", fileCount: 3, totalBytes: 1e8 }],
  "waiting-for-another-start": [{ kind: "waiting-for-another-start" }],
  "cache-entry-damaged": [{ kind: "cache-entry-damaged", path }],
  "runtime-found": [
    {
      kind: "runtime-found",
      runtime: { executable: path, source: "override", version: "45.4.1" },
    },
  ],
});
