import { beforeEach, describe, expect, it } from "vitest";
import type { Diagnosis } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { Trajectory, type TrajectoryChunk } from "#core/descent/trajectory.ts";
import { valley } from "#core/objectives/catalogue.ts";
import { type Fault, FaultError } from "#core/protocol/faults.ts";
import type { Notice, Reply, Request, RequestKind } from "#core/protocol/messages.ts";
import {
  type Experiment,
  experimentFor,
  experimentWith,
  withRate,
} from "#core/session/experiment.ts";
import { RunClient, type RunListener } from "../../../src-renderer/state/run-client.ts";
import type { RunEnding } from "../../../src-renderer/state/run-view.ts";

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
    this.replies[run].resolve({ outcome, diagnosis } as never);
    await Promise.resolve();
  }

  async fail(run: number, fault: Fault): Promise<void> {
    this.replies[run].reject(new FaultError(fault));
    await new Promise((done) => setTimeout(done));
  }
}

class Listener implements RunListener {
  readonly told: string[] = [];
  runStarted(key: string): void {
    this.told.push(`${key} started`);
  }
  rowsArrived(key: string, { count }: TrajectoryChunk): void {
    this.told.push(`${key} ${count} rows`);
  }
  runEnded(key: string, { outcome: { kind } }: RunEnding): void {
    this.told.push(`${key} ${kind}`);
  }
  runFailed(key: string, { kind }: Fault): void {
    this.told.push(`${key} failed: ${kind}`);
  }
  runsGone(keys: readonly string[]): void {
    this.told.push(`${keys.join(", ")} gone`);
  }
}

const diagnosis: Diagnosis = { verdict: { kind: "arrived" }, approach: { kind: "still" } };

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

const one = experimentFor(valley, "descent");

/** The same experiment with another learning rate in one of its runs. */
function withRateOf(experiment: Experiment, id: number, value: number): Experiment {
  const runs = experiment.runs.map((run) => (run.id === id ? withRate(run, value) : run));
  return { ...experiment, runs };
}

const kinds = () => port.requests.map(({ kind }) => kind);

describe("a run through the port", () => {
  it("is told from its start to its end", async () => {
    runs.follow("descent", one);
    runs.receive(rows(1));
    await port.end(0, outcome);
    expect(listener.told).toEqual(["descent 0 started", "descent 0 2 rows", "descent 0 converged"]);
  });

  it("is cancelled by another one in its place, and what still comes of it is ignored", async () => {
    runs.follow("descent", one);
    runs.follow("descent", withRateOf(one, 0, 0.2));
    expect(kinds()).toEqual(["start-run", "cancel-run", "start-run"]);
    runs.receive(rows(1));
    await port.fail(0, { kind: "run-cancelled" });
    expect(listener.told).toEqual(["descent 0 started", "descent 0 started"]);
    runs.receive(rows(2, 3));
    expect(listener.told).toContain("descent 0 3 rows");
  });

  it("has every chunk acknowledged, stale ones too, or the other side would wait for ever", () => {
    runs.follow("descent", one);
    runs.follow("descent", withRateOf(one, 0, 0.2));
    runs.receive(rows(1));
    runs.receive(rows(2));
    expect(port.notices).toEqual([
      { kind: "progress-taken", runId: 1 },
      { kind: "progress-taken", runId: 2 },
    ]);
  });

  it("says why it failed, and can be asked for again", async () => {
    runs.follow("descent", one);
    await port.fail(0, { kind: "worker-died", reason: "killed" });
    expect(listener.told).toEqual(["descent 0 started", "descent 0 failed: worker-died"]);
    runs.repeat("descent", one);
    await port.end(1, outcome);
    expect(listener.told.slice(2)).toEqual(["descent 0 started", "descent 0 converged"]);
    expect(kinds()).not.toContain("cancel-run");
  });
});

describe("several runs", () => {
  const four = experimentWith(
    valley,
    [1, 0.8, 0.4, 0.1].map((rate) => withRate(settings, rate)),
  );

  it("are asked for one by one, and again only where one is another than before", async () => {
    runs.follow("descent", four);
    expect(kinds()).toEqual(Array.from({ length: 4 }, () => "start-run"));
    await port.end(2, outcome);
    runs.follow("descent", { ...four, selected: 3 });
    expect(kinds()).toHaveLength(4);
    runs.follow("descent", withRateOf(four, 2, 0.5));
    expect(kinds().slice(4)).toEqual(["start-run"]);
    runs.follow("descent", { ...four, runs: four.runs.toReversed() });
    expect(kinds().slice(5)).toEqual(["cancel-run", "start-run"]);
  });

  it("that the document no longer has are given up and forgotten", () => {
    runs.follow("descent", four);
    runs.follow("descent", { ...four, runs: four.runs.slice(0, 2) });
    expect(kinds().slice(4)).toEqual(["cancel-run", "cancel-run"]);
    expect(listener.told.at(-1)).toBe("descent 2, descent 3 gone");
  });

  it("of one view leave those of another, which are there when it is shown again", async () => {
    runs.follow("descent", one);
    await port.end(0, outcome);
    runs.follow("rates", four);
    expect(listener.told).not.toContain("descent 0 gone");
    runs.follow("descent", one);
    expect(kinds()).toHaveLength(5);
  });

  it("are given up together", () => {
    runs.follow("descent", four);
    runs.cancelAll();
    expect(kinds().slice(4)).toEqual(Array.from({ length: 4 }, () => "cancel-run"));
    runs.follow("descent", four);
    expect(kinds().slice(8)).toEqual(Array.from({ length: 4 }, () => "start-run"));
  });
});
