import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultError } from "#core/protocol/faults.ts";
import type { PortEvent, Request } from "#core/protocol/messages.ts";
import { PortClient } from "#core/protocol/port-client.ts";
import { createSession } from "#core/session/session.ts";
import { writeSession } from "#core/session/session-file.ts";
import { chapterSetup } from "#core/training/default-setup.ts";
import { makeFrame } from "#core/training/make-frame.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { TrainingControl, TrainingFrame } from "#core/training/training-frame.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import {
  freshContent,
  serveWindow,
  type WindowConnection,
  type WindowContent,
} from "../../src-main/app-service.ts";
import { SettingsStore } from "../../src-main/documents/settings-store.ts";
import { openedContent } from "../../src-main/opened-content.ts";
import { TrainingService } from "../../src-main/training/training-service.ts";
import { WorkStore } from "../../src-main/work/work-store.ts";
import { carriers, createPortPair } from "../core/protocol/port-pair.ts";
import { quietWindow } from "./quiet-window.ts";

const workerPath = fileURLToPath(new URL("../../out/main/training-worker.js", import.meta.url));
const circles = chapterSetup("classification");
const sine = chapterSetup("regression");

let folder = "";
let service: TrainingService;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-window-"));
  service = new TrainingService(
    () => new Worker(workerPath),
    () => undefined,
  );
});
afterEach(async () => {
  await service.dispose();
  await rm(folder, { recursive: true });
});

/** A page as the protocol has it: it takes every frame, and remembers everything. */
class Page {
  readonly events: PortEvent[] = [];
  readonly client: PortClient;
  readonly connection: WindowConnection;

  constructor(
    carrier: keyof typeof carriers,
    chosenPath: string | null = null,
    content: WindowContent = freshContent,
  ) {
    const { main, renderer } = createPortPair(carriers[carrier]);
    const window = quietWindow(main, {
      chooseSavePath: () => Promise.resolve(chosenPath),
      chooseOpenPath: () => Promise.resolve(chosenPath),
    });
    const settings = new SettingsStore(folder);
    const works = new WorkStore(folder);
    const parts = { training: service, settings, works, appVersion: "0.0.0" };
    this.connection = serveWindow(window, parts, content, works.openWindow());
    this.client = new PortClient(
      renderer,
      (event) => this.take(event),
      () => undefined,
    );
  }

  open(trainingId: number, setup: TrainingSetup, step = 0): Promise<unknown> {
    return this.client.request({ kind: "open-training", trainingId, setup, step });
  }

  control(trainingId: number, control: TrainingControl): Promise<unknown> {
    return this.client.request({ kind: "control-training", trainingId, control });
  }

  framesOf(trainingId: number): TrainingFrame[] {
    return this.events.flatMap((event) =>
      event.kind === "training-progressed" && event.trainingId === trainingId ? [event.frame] : [],
    );
  }

  private take(event: PortEvent): void {
    this.events.push(event);
    if (event.kind !== "training-progressed") return;
    this.client.tell({ kind: "frame-taken", trainingId: event.trainingId });
  }
}

function frameHere(setup: TrainingSetup, step: number): TrainingFrame {
  const preparation = prepareTraining(setup);
  if (!preparation.ok) throw new Error(preparation.fault.kind);
  const run = new TrainingRun(preparation.prepared);
  if (step > 0) run.advance(step);
  return makeFrame(run, false);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await rest(2);
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function faultOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => (error instanceof FaultError ? error.fault : error),
  );
}

describe.each(["structured clone", "wire format"] as const)("a window over %s", (carrier) => {
  it("gets the frames of its training, number for number", async () => {
    const page = new Page(carrier);
    expect(await page.open(1, circles)).toEqual({});
    await until(() => page.framesOf(1).length === 1);
    expect(page.framesOf(1)[0]).toEqual(frameHere(circles, 0));
    expect(await page.control(1, { kind: "advance", steps: 40 })).toEqual({});
    await until(() => page.framesOf(1).at(-1)?.step === 40);
    expect(page.framesOf(1).at(-1)).toEqual(frameHere(circles, 40));
  });

  it("is told why a training cannot begin", async () => {
    const page = new Page(carrier);
    const wild = { ...circles, hidden: [0] };
    expect(await faultOf(page.open(1, wild))).toMatchObject({
      kind: "training-impossible",
      fault: { kind: "hidden-neurons-out-of-range" },
    });
    expect(await page.open(2, circles)).toEqual({});
  });
});

describe("a window's training", () => {
  it("gives way to a newer one, of which alone frames come from then on", async () => {
    const page = new Page("structured clone");
    await page.open(1, circles);
    await page.control(1, { kind: "run", stepsPerSecond: null });
    await until(() => page.framesOf(1).length > 2);
    await page.open(2, sine);
    const count = page.framesOf(1).length;
    await until(() => page.framesOf(2).length > 0);
    await rest(40);
    expect(page.framesOf(1).length).toBe(count);
    expect(page.framesOf(2)).toEqual([frameHere(sine, 0)]);
    expect(await faultOf(page.control(1, { kind: "pause" }))).toEqual({ kind: "run-cancelled" });
  });

  it("that is superseded before it was ready is said to be cancelled", async () => {
    const page = new Page("structured clone");
    const first = faultOf(page.open(1, circles));
    const second = page.open(2, circles);
    expect(await first).toEqual({ kind: "run-cancelled" });
    expect(await second).toEqual({});
    await until(() => page.framesOf(2).length > 0);
    expect(page.framesOf(1)).toEqual([]);
  });

  it("does not disturb that of another window", async () => {
    const [one, other] = [new Page("structured clone"), new Page("structured clone")];
    await Promise.all([one.open(1, circles), other.open(1, sine)]);
    await one.control(1, { kind: "advance", steps: 10 });
    await other.client.request({ kind: "close-training", trainingId: 1 });
    await one.control(1, { kind: "advance", steps: 10 });
    await until(() => one.framesOf(1).at(-1)?.step === 20);
    expect(one.framesOf(1).at(-1)).toEqual(frameHere(circles, 20));
  });

  it("ends with the window", async () => {
    const page = new Page("structured clone");
    await page.open(1, circles);
    await page.control(1, { kind: "run", stepsPerSecond: null });
    await until(() => page.framesOf(1).length > 1);
    page.connection.close();
    const count = page.framesOf(1).length;
    await rest(40);
    expect(page.framesOf(1).length).toBe(count);
  });

  it("is said to be lost when the worker dies, and opens again", async () => {
    const page = new Page("structured clone");
    await page.open(1, circles);
    await page.control(1, { kind: "advance", steps: 5 });
    await service.killWorker();
    await until(() => page.events.some(({ kind }) => kind === "training-lost"));
    expect(page.events.filter(({ kind }) => kind === "training-lost")).toMatchObject([
      { trainingId: 1, fault: { kind: "worker-died" } },
    ]);
    expect(await page.open(2, circles, 5)).toEqual({});
    await until(() => page.framesOf(2).length > 0);
    expect(page.framesOf(2)[0]).toEqual(frameHere(circles, 5));
  });
});

describe("opening in a window", () => {
  it("gives what is in the file, asked for or not", async () => {
    const path = join(folder, "own.csv");
    const bytes = new TextEncoder().encode("x,y\n1,2\n3,4\n");
    await writeFile(path, bytes);
    const page = new Page("wire format", path);
    const opened = {
      name: "own.csv",
      document: { kind: "data", bytes, encoding: "utf-8" },
      fileId: null,
    };
    expect(await page.client.request({ kind: "open-document" })).toEqual({
      kind: "opened",
      ...opened,
    });
    await page.connection.openFile(path);
    await until(() => page.events.length > 0);
    expect(page.events).toEqual([{ kind: "document-opened", ...opened }]);
  });

  it("begins with the file that the program was started with", async () => {
    const path = join(folder, "own.csv");
    const bytes = new TextEncoder().encode("x,y\n1,2\n3,4\n");
    await writeFile(path, bytes);
    const session = { ...createSession(), playhead: 3 };
    await writeFile(join(folder, "a.thalweg"), writeSession(session));
    const helloOf = async (file: string | null) => {
      const page = new Page("wire format", null, await openedContent(file));
      return page.client.request({ kind: "hello" });
    };
    expect(await helloOf(path)).toMatchObject({
      work: null,
      document: {
        name: "own.csv",
        document: { kind: "data", bytes, encoding: "utf-8" },
        fileId: null,
      },
    });
    const begun = await helloOf(join(folder, "a.thalweg"));
    expect(begun.work).toBeNull();
    expect(begun.document).toEqual({
      name: "a.thalweg",
      document: { kind: "session", session },
      fileId: 0,
    });
    expect(await helloOf(null)).toMatchObject({ work: null, document: null });
  });

  it("saves a network where it is told to", async () => {
    const path = join(folder, "net.json");
    const page = new Page("structured clone", path);
    const request: Request<"save-file"> = {
      kind: "save-file",
      content: "network",
      suggestedName: "net.json",
      bytes: new TextEncoder().encode("{}\n"),
    };
    expect(await page.client.request(request)).toEqual({ kind: "saved", path });
  });
});
