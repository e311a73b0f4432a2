import { beforeEach, describe, expect, it } from "vitest";
import type { Outcome } from "#core/descent/outcome.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { Trajectory, type TrajectoryChunk } from "#core/descent/trajectory.ts";
import { valley } from "#core/objectives/catalogue.ts";
import { type Fault, FaultError } from "#core/protocol/faults.ts";
import type { Notice, Reply, Request, RequestKind } from "#core/protocol/messages.ts";
import { RunClient, type RunListener } from "../../../src-renderer/state/run-client.ts";

const settings = suggestedRunSettings(valley);

/** The port, answered by hand. */
class HandPort {
  readonly requests: Request[] = [];
  readonly notices: Notice[] = [];
  private readonly replies: { resolve(value: never): void; reject(error: Error): void }[] = [];

  request<Kind extends RequestKind>(request: Request<Kind> & { kind: Kind }): Promise<Reply<Kind>> {
    this.requests.push(request);
    if (request.kind !== "start-run") return Promise.resolve({} as Reply<Kind>);
    return new Promise((resolve, reject) => this.replies.push({ resolve, reject }));
  }

  tell(notice: Notice): void {
    this.notices.push(notice);
  }

  async end(run: number, outcome: Outcome): Promise<void> {
    this.replies[run].resolve({ outcome } as never);
    await Promise.resolve();
  }

  async fail(run: number, fault: Fault): Promise<void> {
    this.replies[run].reject(new FaultError(fault));
    await new Promise((done) => setTimeout(done));
  }
}

class Listener implements RunListener {
  readonly told: string[] = [];
  runStarted(): void {
    this.told.push("started");
  }
  rowsArrived({ count }: TrajectoryChunk): void {
    this.told.push(`${count} rows`);
  }
  runEnded({ kind }: Outcome): void {
    this.told.push(kind);
  }
  runFailed({ kind }: Fault): void {
    this.told.push(`failed: ${kind}`);
  }
}

const outcome: Outcome = {
  kind: "converged",
  steps: 1,
  point: [0, 0],
  value: 0,
  reason: "value",
  bound: 0.01,
  measured: 0,
  place: null,
};

function rows(runId: number, count = 2) {
  const trajectory = new Trajectory(2);
  for (let i = 0; i < count; i++) trajectory.append(new Float64Array(2), 0, new Float64Array(2));
  return { kind: "run-progressed", runId, chunk: trajectory.chunk(0, count) } as const;
}

let port: HandPort;
let listener: Listener;
let runs: RunClient;

beforeEach(() => {
  port = new HandPort();
  listener = new Listener();
  runs = new RunClient(port, listener);
});

describe("runs through the port", () => {
  it("are told from their start to their end", async () => {
    runs.start(valley, settings);
    runs.receive(rows(1));
    await port.end(0, outcome);
    expect(listener.told).toEqual(["started", "2 rows", "converged"]);
  });

  it("are cancelled by the next one, and what still comes of them is ignored", async () => {
    runs.start(valley, settings);
    runs.start(valley, settings);
    expect(port.requests.map(({ kind }) => kind)).toEqual(["start-run", "cancel-run", "start-run"]);
    runs.receive(rows(1));
    await port.fail(0, { kind: "run-cancelled" });
    expect(listener.told).toEqual(["started", "started"]);
    runs.receive(rows(2, 3));
    expect(listener.told).toContain("3 rows");
  });

  it("have every chunk acknowledged, stale ones too, or the other side would wait for ever", () => {
    runs.start(valley, settings);
    runs.start(valley, settings);
    runs.receive(rows(1));
    runs.receive(rows(2));
    expect(port.notices).toEqual([
      { kind: "progress-taken", runId: 1 },
      { kind: "progress-taken", runId: 2 },
    ]);
  });

  it("say why they failed", async () => {
    runs.start(valley, settings);
    await port.fail(0, { kind: "worker-died", reason: "killed" });
    expect(listener.told).toEqual(["started", "failed: worker-died"]);
  });

  it("can be asked for again after a failure", async () => {
    runs.start(valley, settings);
    await port.fail(0, { kind: "worker-died", reason: "killed" });
    runs.start(valley, settings);
    await port.end(1, outcome);
    expect(listener.told.slice(2)).toEqual(["started", "converged"]);
    expect(port.requests.some(({ kind }) => kind === "cancel-run")).toBe(false);
  });
});
