import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { valley } from "#core/objectives/catalogue.ts";
import type { Request } from "#core/protocol/messages.ts";
import { decodeMessage, encodeMessage } from "#core/protocol/wire-format.ts";
import { chapterSetup } from "#core/training/default-setup.ts";
import { freshContent } from "../../src-main/app-service.ts";
import { SettingsStore } from "../../src-main/documents/settings-store.ts";
import { BrowserHost } from "../../src-main/hosts/browser-host.ts";
import { TrainingService } from "../../src-main/training/training-service.ts";
import { mostRunsUnderWay } from "../../src-main/window-runs.ts";
import { WorkStore } from "../../src-main/work/work-store.ts";

// What a window started ends with it, over the real port and in the real worker.

const workerPath = fileURLToPath(new URL("../../out/main/training-worker.js", import.meta.url));

let folder = "";
let host: BrowserHost;
let training: TrainingService;
let worker: Worker;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-left-"));
  await mkdir(join(folder, "renderer"));
  await writeFile(join(folder, "renderer/index.html"), "<!doctype html><title>page</title>");
  training = new TrainingService(
    () => {
      worker = new Worker(workerPath);
      return worker;
    },
    () => undefined,
  );
  host = await BrowserHost.start({
    port: 0,
    rendererFolder: join(folder, "renderer"),
    parts: {
      training,
      settings: new SettingsStore(join(folder, "config")),
      works: new WorkStore(join(folder, "config")),
      appVersion: "0.0.0",
    },
    content: freshContent,
    systemLanguage: "en",
    idleMs: 60_000,
    heartbeatMs: 1500,
    onIdle: () => undefined,
  });
});

afterEach(async () => {
  await host.close();
  await training.dispose();
  await rm(folder, { recursive: true });
});

/** The most steps that can be asked for, none of which gets anywhere. */
const longest = {
  objective: { kind: "catalogue" as const, id: valley.id },
  settings: {
    ...suggestedRunSettings(valley),
    start: [3, 1],
    rule: {
      optimizer: "gradient-descent" as const,
      hyperparameters: { learningRate: 1e-9 },
    },
    stop: { value: null, gradient: null, maximumSteps: 5_000_000 },
  },
};

/** A page that takes whatever comes, or nothing. */
class Tab {
  readonly replies = new Map<number, Record<string, unknown>>();
  /** How many chunks of runs came, and how many frames of trainings. */
  chunks = 0;
  frames = 0;
  private readonly socket: WebSocket;
  private readonly takesProgress: boolean;
  private lastId = 0;

  private constructor(socket: WebSocket, takesProgress: boolean) {
    this.socket = socket;
    this.takesProgress = takesProgress;
    socket.on("message", (data) => this.take(decodeMessage(data as Buffer)));
  }

  static async open({ takesProgress = true } = {}): Promise<Tab> {
    const { origin, port, searchParams } = new URL(host.address);
    const cookie = `thalweg-${port}=${searchParams.get("token")}`;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/port`, {
      origin,
      headers: { Cookie: cookie },
    });
    await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
    return new Tab(socket, takesProgress);
  }

  /** The id of a request under which its reply comes. */
  ask(request: Request): number {
    this.lastId += 1;
    this.send({ type: "request", id: this.lastId, request });
    return this.lastId;
  }

  run(runId: number): number {
    return this.ask({ kind: "start-run", runId, specification: longest });
  }

  /** A descent, a sweep and a training, all of them long. */
  beBusy(): void {
    this.run(1);
    this.ask({ kind: "sweep-rates", specification: longest, low: 0, high: 1e-9, count: 200 });
    this.ask({
      kind: "open-training",
      trainingId: 1,
      setup: { ...chapterSetup("classification"), stop: endless },
      step: 0,
    });
    this.ask({
      kind: "control-training",
      trainingId: 1,
      control: { kind: "run", stepsPerSecond: null },
    });
  }

  /** Takes its leave, or vanishes without a word. */
  async close(how: "close" | "terminate" = "close"): Promise<void> {
    const closed = new Promise((resolve) => this.socket.on("close", resolve));
    this.socket[how]();
    await closed;
  }

  /** Hears nothing any more and answers nothing, not even that it is there. */
  fallSilent(): void {
    this.socket.pause();
  }

  private send(message: unknown): void {
    this.socket.send(encodeMessage(message));
  }

  private take(message: unknown): void {
    const { type, id, event } = message as {
      type: string;
      id: number;
      event?: { kind: string; runId: number; trainingId: number };
    };
    if (type !== "event") this.replies.set(id, message as Record<string, unknown>);
    if (!this.takesProgress) return;
    if (event?.kind === "run-progressed") {
      this.chunks++;
      this.send({ type: "notice", notice: { kind: "progress-taken", runId: event.runId } });
    }
    if (event?.kind === "training-progressed") {
      this.frames++;
      const { trainingId } = event;
      this.send({ type: "notice", notice: { kind: "frame-taken", trainingId } });
    }
  }
}

const { stop } = chapterSetup("classification");
const endless = { ...stop, loss: null, epochs: 1_000_000 };

/** The share of a tenth of a second that the worker spends at work. */
async function busyShare(): Promise<number> {
  const before = worker.performance.eventLoopUtilization();
  await new Promise((resolve) => setTimeout(resolve, 100));
  return worker.performance.eventLoopUtilization(before).utilization;
}

async function untilIdle(): Promise<void> {
  await vi.waitFor(async () => expect(await busyShare()).toBeLessThan(0.2), {
    timeout: 10_000,
    interval: 20,
  });
}

const megabytes = (): number => process.memoryUsage().rss / 1e6;

describe("what a window started ends with it", () => {
  it.each(["close", "terminate"] as const)("when its tab is gone: %s", async (how) => {
    const tab = await Tab.open();
    tab.beBusy();
    await vi.waitFor(() => expect(Math.min(tab.chunks, tab.frames)).toBeGreaterThan(0));
    expect(await busyShare()).toBeGreaterThan(0.5);
    await tab.close(how);
    await untilIdle();
  });

  it("when its connection dies without a word", async () => {
    const tab = await Tab.open();
    tab.beBusy();
    await vi.waitFor(() => expect(tab.chunks).toBeGreaterThan(0));
    tab.fallSilent();
    await untilIdle();
    await tab.close("terminate");
  });

  it("also where it used one id twice", async () => {
    const tab = await Tab.open();
    tab.run(1);
    const again = tab.run(1);
    await vi.waitFor(() => expect(tab.replies.get(again)).toBeDefined());
    expect(tab.replies.get(again)).toMatchObject({ fault: { kind: "run-under-way" } });
    await tab.close();
    await untilIdle();
  });

  it("with its memory", async () => {
    const before = megabytes();
    const tab = await Tab.open({ takesProgress: false });
    for (let runId = 1; runId <= mostRunsUnderWay; runId++) tab.run(runId);
    await vi.waitFor(() => expect(megabytes() - before).toBeGreaterThan(1000), {
      timeout: 30_000,
      interval: 20,
    });
    const most = megabytes() - before;
    await tab.close();
    await untilIdle();
    await vi.waitFor(() => expect(megabytes() - before).toBeLessThan(most / 2), {
      timeout: 10_000,
    });
  });
});

describe("a hundred windows", () => {
  it("leave nothing in the main process once they were closed", async () => {
    await openAndClose(10);
    const before = { ...held(), heap: await heapAfterCollection() };
    await openAndClose(100);
    await untilIdle();
    expect(training.workCount).toBe(0);
    await vi.waitFor(() => expect(held()).toEqual({ ...before, heap: undefined }));
    expect((await heapAfterCollection()) - before.heap).toBeLessThan(100 * perWindowBytes);
  });
});

/** Less than what the smallest of what a window has would take, if it were kept a hundred times. */
const perWindowBytes = 20_000;

async function openAndClose(count: number): Promise<void> {
  for (let opened = 0; opened < count; opened++) {
    const tab = await Tab.open();
    tab.beBusy();
    // Every third is closed in the middle of its work, the others while it begins.
    if (opened % 3 === 0) await vi.waitFor(() => expect(tab.chunks).toBeGreaterThan(0));
    await tab.close(opened % 2 === 0 ? "close" : "terminate");
  }
}

/** What keeps the process busy or listens to it. */
function held() {
  const listeners = process.eventNames().map((name) => process.listenerCount(name));
  const resources = process.getActiveResourcesInfo().filter((name) => name !== "Immediate");
  return {
    processListeners: listeners.reduce((sum, count) => sum + count, 0),
    workerListeners: worker.eventNames().map((name) => worker.listenerCount(name)),
    sockets: resources.filter((name) => name.startsWith("TCPSocket")).length,
    heap: undefined,
  };
}

async function heapAfterCollection(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let turn = 0; turn < 3; turn++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().heapUsed;
}

describe("a window", () => {
  it("has so many runs at a time, and is told of every one too many", async () => {
    const tab = await Tab.open({ takesProgress: false });
    const asked = Array.from({ length: mostRunsUnderWay + 1000 }, (_, i) => tab.run(i + 1));
    await vi.waitFor(() => expect(tab.replies.size).toBe(1000), { timeout: 10_000 });
    const excess = asked.slice(mostRunsUnderWay).map((id) => tab.replies.get(id));
    for (const reply of excess) {
      expect(reply).toMatchObject({ fault: { kind: "too-many-runs", limit: mostRunsUnderWay } });
    }
    await tab.close();
    await untilIdle();
  });

  it("may ask for a run again as soon as it has given it up", async () => {
    const tab = await Tab.open();
    const first = tab.run(1);
    tab.ask({ kind: "cancel-run", runId: 1 });
    const second = tab.run(1);
    await vi.waitFor(() => expect(tab.replies.get(first)).toBeDefined());
    expect(tab.replies.get(first)).toMatchObject({ fault: { kind: "run-cancelled" } });
    await vi.waitFor(() => expect(tab.chunks).toBeGreaterThan(1));
    expect(tab.replies.has(second)).toBe(false);
    await tab.close();
  });
});
