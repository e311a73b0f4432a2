import { beforeEach, describe, expect, it } from "vitest";
import type { RateSweepResult } from "#core/descent/rate-sweep.ts";
import { type Fault, FaultError } from "#core/protocol/faults.ts";
import type { Request, RequestKind } from "#core/protocol/messages.ts";
import { experimentOf, type Session } from "#core/session/session.ts";
import type { SessionCommand } from "#core/session/session-command.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { Store } from "../../../src-renderer/state/store.ts";
import { SweepClient, sweepCount, sweepRange } from "../../../src-renderer/state/sweep.ts";

/** The port, answered by hand in any order. */
class HandPort {
  readonly requests: Request<"sweep-rates">[] = [];
  private readonly replies: { resolve(value: never): void; reject(error: Error): void }[] = [];

  request<Kind extends RequestKind>(request: Request<Kind> & { kind: Kind }): Promise<never> {
    if (request.kind !== "sweep-rates") throw new Error("only sweeps are asked for");
    this.requests.push(request as Request<"sweep-rates">);
    return new Promise((resolve, reject) => this.replies.push({ resolve, reject }));
  }

  async reply(place: number, result: RateSweepResult): Promise<void> {
    this.replies[place].resolve(result as never);
    await new Promise((done) => setTimeout(done));
  }

  async fail(place: number, fault: Fault): Promise<void> {
    this.replies[place].reject(new FaultError(fault));
    await new Promise((done) => setTimeout(done));
  }
}

let port: HandPort;
let store: Store;
let client: SweepClient;

beforeEach(() => {
  port = new HandPort();
  store = new Store();
  client = new SweepClient(port, store);
});

function sessionAfter(...commands: SessionCommand[]): Session {
  for (const command of commands) store.perform(command);
  return sessionOf(store.state);
}

function result(edge: number): RateSweepResult {
  return {
    rates: Float64Array.of(0.1, 0.2),
    steps: Float64Array.of(10, Number.NaN),
    endings: ["reached", "not-reached"],
    edge,
  };
}

const rates: SessionCommand = { kind: "choose-view", view: "rates" };
const further: SessionCommand = { kind: "set-start", axis: 0, value: 2 };

describe("the sweep over the learning rate", () => {
  it("is asked for in the view of the rates alone", () => {
    client.follow(sessionAfter());
    expect(port.requests).toHaveLength(0);
    client.follow(sessionAfter(rates));
    expect(port.requests).toMatchObject([{ count: sweepCount }]);
  });

  it("goes from above 0 to beyond the edge of divergence", () => {
    const { low, high } = sweepRange(experimentOf(sessionAfter(rates)));
    expect(low).toBeCloseTo(high / sweepCount, 12);
    // 2/L of (x − 1)² + 0.1 is 1, and 1 is the largest of the chapter's rates.
    expect(high).toBeCloseTo(1.15, 2);
  });

  it("goes as far as the rates that are compared, but not many times beyond the edge", () => {
    const withRate = (value: number) =>
      experimentOf(sessionAfter(rates, { kind: "add-rate", value }));
    expect(sweepRange(withRate(2)).high).toBeCloseTo(2.16, 2);
    expect(sweepRange(withRate(50)).high).toBeCloseTo(3, 2);
  });

  it("goes to the largest rate where no formula says the edge", () => {
    const experiment = experimentOf(
      sessionAfter(rates, { kind: "choose-optimizer", optimizer: "adam" }),
    );
    expect(sweepRange(experiment).high).toBeCloseTo(1.08, 2);
  });

  it("shows something on a function whose edge no formula says, whatever the rates are", () => {
    const objective = { kind: "expression", text: "500x^2" } as const;
    const typed = experimentOf(
      sessionAfter(
        rates,
        { kind: "add-rate", value: 0.3 },
        { kind: "choose-objective", objective },
      ),
    );
    expect(typed.runs).toHaveLength(5);
    expect(sweepRange(typed).high).toBeGreaterThan(0.0021);
    expect(sweepRange(typed).high).toBeLessThan(0.0063);
  });

  it("is not asked for again when nothing of it has changed", async () => {
    client.follow(sessionAfter(rates));
    await port.reply(0, result(1));
    client.follow(sessionAfter({ kind: "set-rate", run: 3, value: 0.2 }));
    client.follow(sessionAfter({ kind: "select-run", run: 2 }));
    client.follow(sessionAfter({ kind: "choose-view", view: "descent" }));
    client.follow(sessionAfter(rates));
    expect(port.requests).toHaveLength(1);
    expect(store.state.sweep).toEqual({ kind: "swept", result: result(1) });
  });

  it("shows the last one while the next is made", async () => {
    client.follow(sessionAfter(rates));
    expect(store.state.sweep).toEqual({ kind: "sweeping", last: null });
    await port.reply(0, result(1));
    client.follow(sessionAfter(further));
    expect(store.state.sweep).toEqual({ kind: "sweeping", last: result(1) });
  });

  it.each([
    [0, 1],
    [1, 0],
  ])("is that which was asked for last, though replies come as %i, %i", async (...order) => {
    client.follow(sessionAfter(rates));
    client.follow(sessionAfter(further));
    for (const place of order) await port.reply(place, result(place));
    expect(store.state.sweep).toEqual({ kind: "swept", result: result(1) });
  });

  it("that was superseded may fail without a word", async () => {
    client.follow(sessionAfter(rates));
    client.follow(sessionAfter(further));
    await port.fail(0, { kind: "run-cancelled" });
    expect(store.state.notices).toHaveLength(0);
    expect(store.state.sweep.kind).toBe("sweeping");
  });

  it("that fails says so, and is asked for again", async () => {
    client.follow(sessionAfter(rates));
    await port.fail(0, { kind: "worker-died", reason: "killed" });
    expect(store.state.sweep.kind).toBe("none");
    expect(store.state.notices.map(({ content }) => content.kind)).toEqual(["trouble"]);
    client.follow(sessionAfter());
    expect(port.requests).toHaveLength(2);
  });

  it("keeps showing the last result through several edits in a row", async () => {
    client.follow(sessionAfter(rates));
    await port.reply(0, result(1));
    client.follow(sessionAfter(further));
    client.follow(sessionAfter({ kind: "set-start", axis: 0, value: 2.5 }));
    expect(store.state.sweep).toEqual({ kind: "sweeping", last: result(1) });
  });
});
