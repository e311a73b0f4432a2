import { guessPlan } from "#core/data/table/guess-plan.ts";
import type { Diagnosis } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import type { Network } from "#core/network/network-file.ts";
import { parabola, valley } from "#core/objectives/catalogue.ts";
import type {
  Notice,
  PortEvent,
  Reply,
  Request,
  RequestKind,
  ToRenderer,
} from "#core/protocol/messages.ts";
import { createSession } from "#core/session/session.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { trainingFindings, trainingOutcomes } from "../training-samples.ts";
import { faults } from "../wording-samples.ts";

const bytes = Uint8Array.of(0, 1, 127, 128, 255);
const settings = { language: "zh-CN", theme: "dark", showsMore: true } as const;

const network: Network = {
  shape: { sizes: [2, 1, 2], activations: ["tanh", "softmax"], loss: "cross-entropy" },
  parameters: Float64Array.of(0.5, -0, 1e-320, -1e300, 1, 2, 3),
};

const text = "x,y,种类\n1,2,甲\n3,4,乙\n";

/** A setup with everything that one can have. */
export const setup: TrainingSetup = {
  data: { kind: "table", name: "花.csv", text, plan: guessPlan(text).plan },
  task: "classification",
  hidden: [8, 4],
  activation: "relu",
  rule: {
    optimizer: "adam",
    hyperparameters: { learningRate: 0.01, beta1: 0.8 },
    schedule: { kind: "exponential", decay: 0.9 },
  },
  batchSize: null,
  seed: 4_294_967_295,
  l2: 1e-4,
  standardise: true,
  testPart: 0.2,
  stop: { loss: 0.01, epochs: 300, patience: 20 },
  network,
};

/** A frame with the numbers that JSON does not know. */
export const frame: TrainingFrame = {
  step: 240,
  head: 480,
  stepsPerEpoch: 12,
  parameters: Float64Array.of(0.5, -0, 1e-320),
  gradient: Float64Array.of(Number.NaN, Number.NEGATIVE_INFINITY, 3),
  change: new Float64Array(3),
  history: {
    stride: 2,
    steps: Float64Array.of(0, 2, 3),
    training: Float64Array.of(1, 0.5, Number.POSITIVE_INFINITY),
    test: new Float64Array(0),
    trainingAccuracy: Float64Array.of(0.25, 0.5, 1),
    testAccuracy: new Float64Array(0),
  },
  loss: { training: 0.5, test: null, trainingAccuracy: 1, testAccuracy: null },
  prediction: {
    kind: "plane",
    low: [-6.5, -6],
    high: [6.5, 6],
    columns: 2,
    rows: 1,
    values: Float64Array.of(0.1, 0.9, 0.9, 0.1),
  },
  confusion: { training: Int32Array.of(3, 0, 1, 2_147_483_647), test: new Int32Array(4) },
  state: { kind: "ended", outcome: trainingOutcomes[0] },
  finding: trainingFindings[0],
};

/** A request of every kind. */
export const requests: { readonly [Kind in RequestKind]: Request<Kind> } = {
  hello: { kind: "hello" },
  "start-run": {
    kind: "start-run",
    runId: 3,
    specification: {
      objective: { kind: "catalogue", id: "valley" },
      settings: suggestedRunSettings(valley),
    },
  },
  "sweep-rates": {
    kind: "sweep-rates",
    specification: {
      objective: { kind: "expression", text: "x^2 + 1" },
      settings: suggestedRunSettings(parabola),
    },
    low: 0.01,
    high: 1.2,
    count: 200,
  },
  "cancel-run": { kind: "cancel-run", runId: 3 },
  "open-training": { kind: "open-training", trainingId: 5, setup, step: 240 },
  "control-training": {
    kind: "control-training",
    trainingId: 5,
    control: { kind: "run", stepsPerSecond: null },
  },
  "close-training": { kind: "close-training", trainingId: 5 },
  "save-file": { kind: "save-file", content: "picture", suggestedName: "山谷.png", bytes },
  "save-session": {
    kind: "save-session",
    file: 2,
    asks: true,
    suggestedName: "山谷.thalweg",
    bytes,
  },
  "keep-work": {
    kind: "keep-work",
    session: createSession(),
    material: { data: setup.data, network },
    file: { id: 2, name: "山谷.thalweg" },
    isUnsaved: true,
  },
  "restore-work": { kind: "restore-work", id: "a/b" },
  "discard-work": { kind: "discard-work", id: "a/b" },
  "ask-about-changes": { kind: "ask-about-changes", name: null },
  "open-document": { kind: "open-document" },
  "change-settings": { kind: "change-settings", settings },
  "deliver-picture": { kind: "deliver-picture", bytes },
  "fail-picture": {
    kind: "fail-picture",
    fault: { kind: "cannot-write", path: "/课/山谷", code: "ENOSPC" },
  },
};

/** Outcomes with the numbers that JSON does not know. */
export const outcome: Outcome = {
  kind: "diverged",
  steps: 1,
  point: [-0, 1e300],
  value: Number.NaN,
  quantity: { kind: "gradient", axis: 1 },
  number: Number.NEGATIVE_INFINITY,
  growth: null,
};

const diagnosis: Diagnosis = {
  verdict: {
    kind: "diverged",
    growth: null,
    curvature: 1e300,
    remedy: { kind: "below", rate: 2e-300 },
    isBottomless: false,
  },
  approach: { kind: "growing", factor: Number.POSITIVE_INFINITY, isSwinging: true },
};

/** A reply to a request of every kind. */
export const replies: { readonly [Kind in RequestKind]: Reply<Kind> } = {
  hello: {
    host: "browser",
    dialogs: "page",
    menu: "page",
    platform: "other",
    versions: { app: "0.1.0", runtime: "Node" },
    systemLanguage: "zh-Hans-CN",
    settings,
    work: { session: createSession(parabola), file: { id: null, name: "a.png" }, isUnsaved: false },
    document: {
      name: "数据.csv",
      document: { kind: "data", bytes: Uint8Array.of(0xbc, 0xd7), encoding: "gb18030" },
      fileId: null,
    },
    leftWork: [{ id: "a/b", name: null, keptAt: 1.7e12, session: createSession() }],
    windowId: "0f",
    pictureJob: {
      widthPx: 800,
      heightPx: 600,
      scale: 2,
      playhead: null,
      theme: "light",
      language: "en",
    },
  },
  "start-run": { outcome, diagnosis },
  "sweep-rates": {
    rates: Float64Array.of(0.1, 1.2),
    steps: Float64Array.of(12, Number.NaN),
    endings: ["reached", "diverged"],
    edge: 1,
  },
  "cancel-run": {},
  "open-training": {},
  "control-training": {},
  "close-training": {},
  "save-file": { kind: "saved", path: "/课/山谷.png" },
  "save-session": {
    kind: "saved",
    path: "/课/山谷.thalweg",
    file: { id: 3, name: "山谷.thalweg" },
  },
  "keep-work": {},
  "restore-work": { session: createSession(), file: null, isUnsaved: true },
  "discard-work": {},
  "ask-about-changes": { answer: "cancel" },
  "open-document": {
    kind: "opened",
    name: "网络.json",
    document: { kind: "network", network },
    fileId: null,
  },
  "change-settings": {},
  "deliver-picture": {},
  "fail-picture": {},
};

/** A notice of every kind. */
export const notices: { readonly [Kind in Notice["kind"]]: Extract<Notice, { kind: Kind }> } = {
  "progress-taken": { kind: "progress-taken", runId: 3 },
  "frame-taken": { kind: "frame-taken", trainingId: 5 },
  "menu-changed": { kind: "menu-changed", language: "en", enabled: ["play"], checked: [] },
  "window-painted": { kind: "window-painted" },
  "document-changed": { kind: "document-changed", file: null, isUnsaved: true },
  "save-answered": { kind: "save-answered", isSaved: false },
};

/** An event of every kind. */
export const events: { readonly [Kind in PortEvent["kind"]]: Extract<PortEvent, { kind: Kind }> } =
  {
    "run-progressed": {
      kind: "run-progressed",
      runId: 3,
      chunk: {
        first: 0,
        count: 2,
        points: Float64Array.of(3, -0, Number.NaN, 1e-320),
        values: Float64Array.of(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
        gradients: Float64Array.of(1, 2, 3, 4),
      },
    },
    "worker-restarted": { kind: "worker-restarted", reason: "out of memory" },
    "command-invoked": { kind: "command-invoked", id: "undo" },
    "training-progressed": { kind: "training-progressed", trainingId: 5, frame },
    "training-lost": {
      kind: "training-lost",
      trainingId: 5,
      fault: { kind: "worker-died", reason: "out of memory" },
    },
    "document-opened": {
      kind: "document-opened",
      name: "a.thalweg",
      document: { kind: "session", session: createSession() },
      fileId: 4,
    },
    "save-requested": { kind: "save-requested" },
    trouble: { kind: "trouble", fault: { kind: "internal", detail: "?" } },
  };

/** A message to the renderer of every kind, with every reply, event and fault. */
export const messagesToRenderer: readonly ToRenderer[] = [
  ...Object.values(replies).map((value) => ({ type: "reply", id: 1, ok: true, value }) as const),
  ...faults.map((fault) => ({ type: "failure", id: 1, fault }) as const),
  ...Object.values(events).map((event) => ({ type: "event", event }) as const),
];
