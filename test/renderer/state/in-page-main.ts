import { DescentRun } from "#core/descent/descent-run.ts";
import { diagnose } from "#core/descent/diagnose.ts";
import { RateSweep } from "#core/descent/rate-sweep.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { type ObjectiveReference, resolveObjective } from "#core/objectives/objective-reference.ts";
import { type Fault, FaultError } from "#core/protocol/faults.ts";
import type { Hello, Notice, Request } from "#core/protocol/messages.ts";
import type { Port } from "#core/protocol/port.ts";
import { PortServer, type RequestHandlers } from "#core/protocol/port-server.ts";
import type { ChangesAnswer } from "#core/protocol/work-schema.ts";
import { createSession } from "#core/session/session.ts";

import { InPageTraining } from "./in-page-training.ts";

/** What a host says of itself when nothing else is asked for. */
export const plainHello: Hello = {
  host: "electron",
  dialogs: "native",
  menu: "native",
  platform: "other",
  versions: { app: "0.0.0", runtime: "a test" },
  systemLanguage: "en",
  settings: { language: "system", theme: "light", showsMore: false },
  work: null,
  document: null,
  leftWork: [],
  windowId: null,
  pictureJob: null,
};

const rowsAChunk = 5_000;

/**
 * The other side of the port, in the page: the real server with the real runs. Runs wait while
 * `isHeld`.
 */
export class InPageMain {
  /** The page's end. */
  readonly port: Port;
  readonly notices: Notice[] = [];
  readonly requests: Request[] = [];
  readonly server: PortServer;
  readonly training = new InPageTraining((event) => this.server.tell(event));
  /** Runs asked for while this is set wait for {@link release} or {@link failRuns}. */
  isHeld = false;
  /** Whether there is no room for unsaved work. */
  failsToKeep = false;
  /** What happens in the page while a session is being written. */
  whileSaving: () => void = () => undefined;
  /** What a person says when asked about unsaved work. */
  answer: ChangesAnswer = "discard";
  private readonly held: { go(): void; fail(error: Error): void }[] = [];
  private readonly endPort: () => void;

  constructor(hello: Partial<Hello> = {}) {
    const [page, main] = createPortPair();
    this.port = page;
    this.endPort = () => main.close();
    this.server = new PortServer(main, this.handlers({ ...plainHello, ...hello }), (notice) => {
      this.notices.push(notice);
      if (notice.kind === "frame-taken") this.training.taken();
    });
  }

  /** Makes the runs that were held back. */
  release(): void {
    this.isHeld = false;
    for (const { go } of this.held.splice(0)) go();
  }

  /** Fails the runs that were held back. */
  failRuns(fault: Fault): void {
    this.isHeld = false;
    for (const { fail } of this.held.splice(0)) fail(new FaultError(fault));
  }

  /** Goes away. */
  end(): void {
    this.endPort();
  }

  /** The requests of one kind. */
  asked<Kind extends Request["kind"]>(kind: Kind): Extract<Request, { kind: Kind }>[] {
    return this.requests.filter(
      (request): request is Extract<Request, { kind: Kind }> => request.kind === kind,
    );
  }

  private handlers(hello: Hello): RequestHandlers {
    const noted = <R extends Request, T>(answer: (request: R) => T) => {
      return (request: R): T => {
        this.requests.push(request);
        return answer(request);
      };
    };
    return {
      hello: () => hello,
      "start-run": noted((request) => this.run(request)),
      "sweep-rates": noted((request) => sweep(request)),
      "cancel-run": noted(() => ({})),
      "open-training": noted((request) => this.training.open(request)),
      "control-training": noted((request) => this.training.control(request)),
      "close-training": noted(() => this.training.close()),
      "save-file": noted(() => ({ kind: "saved", path: "/pictures/a.png" }) as const),
      "save-session": noted(({ file }: Request<"save-session">) => {
        this.whileSaving();
        return {
          kind: "saved",
          path: "/s/a.thalweg",
          file: { id: file ?? 0, name: "a.thalweg" },
        } as const;
      }),
      "keep-work": noted(() => this.keep()),
      "restore-work": noted(() => ({ session: createSession(), file: null, isUnsaved: true })),
      "discard-work": noted(() => ({})),
      "ask-about-changes": noted(() => ({ answer: this.answer })),
      "open-document": noted(() => ({ kind: "cancelled" }) as const),
      "change-settings": noted(() => ({})),
      "deliver-picture": noted(() => ({})),
      "fail-picture": noted(() => ({})),
    };
  }

  private keep(): Record<string, never> {
    if (this.failsToKeep) {
      throw new FaultError({ kind: "cannot-keep-work", path: "/config", code: "ENOSPC" });
    }
    return {};
  }

  private async run({ runId, specification }: Request<"start-run">) {
    if (this.isHeld) {
      await new Promise<void>((go, fail) => this.held.push({ go, fail }));
    }
    const { settings } = specification;
    const objective = objectiveOf(specification.objective);
    const run = new DescentRun(objective, settings);
    for (let told = 0, outcome = run.outcome; ; outcome = run.advance(rowsAChunk)) {
      const chunk = run.trajectory.chunk(told, rowsAChunk + 1);
      told += chunk.count;
      if (chunk.count > 0) this.server.tell({ kind: "run-progressed", runId, chunk });
      if (outcome && told === run.trajectory.length) {
        return { outcome, diagnosis: diagnose(objective, settings, run.trajectory, outcome) };
      }
    }
  }
}

function objectiveOf(reference: ObjectiveReference): Objective {
  const search = resolveObjective(reference);
  if (!search.ok) throw new FaultError({ kind: "unknown-objective", fault: search.fault });
  return search.objective;
}

function sweep({ specification, low, high, count }: Request<"sweep-rates">) {
  const rates = Float64Array.from(
    { length: count },
    (_, place) => low + ((high - low) * place) / (count - 1),
  );
  const sweeping = new RateSweep(
    objectiveOf(specification.objective),
    specification.settings,
    rates,
  );
  for (let result = sweeping.advance(); ; result = sweeping.advance()) if (result) return result;
}

/** Two ends of a channel; messages are copied and arrive later, in order. */
function createPortPair(): [Port, Port] {
  const { port1, port2 } = new MessageChannel();
  let closed: () => void = () => undefined;
  const end = (port: MessagePort): Port => ({
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.onmessage = (event: MessageEvent<unknown>) => listener(event.data);
    },
    onClose: (listener) => {
      closed = listener;
    },
    close: () => {
      port.close();
      closed();
    },
  });
  return [end(port1), end(port2)];
}
