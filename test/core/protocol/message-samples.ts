import type { Diagnosis } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
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
import { faults } from "../wording-samples.ts";

const bytes = Uint8Array.of(0, 1, 127, 128, 255);
const settings = { language: "zh-CN", theme: "dark" } as const;

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
  "save-file": { kind: "save-file", content: "picture", suggestedName: "山谷.png", bytes },
  "open-session": { kind: "open-session" },
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
    largestRate: 2e-300,
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
    session: createSession(parabola),
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
  "save-file": { kind: "saved", path: "/课/山谷.png" },
  "open-session": { kind: "opened", name: "山谷.thalweg", session: createSession() },
  "change-settings": {},
  "deliver-picture": {},
  "fail-picture": {},
};

/** A notice of every kind. */
export const notices: { readonly [Kind in Notice["kind"]]: Extract<Notice, { kind: Kind }> } = {
  "progress-taken": { kind: "progress-taken", runId: 3 },
  "menu-changed": { kind: "menu-changed", language: "en", enabled: ["play"], checked: [] },
  "window-painted": { kind: "window-painted" },
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
    "session-opened": { kind: "session-opened", name: "a.thalweg", session: createSession() },
    trouble: { kind: "trouble", fault: { kind: "internal", detail: "?" } },
  };

/** A message to the renderer of every kind, with every reply, event and fault. */
export const messagesToRenderer: readonly ToRenderer[] = [
  ...Object.values(replies).map((value) => ({ type: "reply", id: 1, ok: true, value }) as const),
  ...faults.map((fault) => ({ type: "failure", id: 1, fault }) as const),
  ...Object.values(events).map((event) => ({ type: "event", event }) as const),
];
