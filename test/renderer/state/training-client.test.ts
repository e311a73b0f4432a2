import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import { App } from "../../../src-renderer/state/app.ts";
import { sessionOf, wordingOf } from "../../../src-renderer/state/app-state.ts";
import { lookAt } from "../../../src-renderer/state/table-look.ts";
import {
  trainingFacts,
  trainingTimelineOf,
} from "../../../src-renderer/state/training-timeline.ts";
import { frameOf } from "../../../src-renderer/state/training-view.ts";
import { onwards } from "../../../src-renderer/state/training-words.ts";
import { InPageMain } from "./in-page-main.ts";
import { memoryStorage } from "./memory-storage.ts";

let main: InPageMain;
let app: App;

beforeEach(async () => {
  main = new InPageMain();
  app = await App.connect(main.port, undefined, memoryStorage());
});

afterEach(() => {
  app.dispose();
});

function frame(): TrainingFrame {
  const shown = frameOf(app.store.state);
  if (!shown) throw new Error("no frame yet");
  return shown;
}

async function untilStep(step: number): Promise<TrainingFrame> {
  await vi.waitFor(() => expect(frame().step).toBe(step));
  return frame();
}

async function openNetwork(): Promise<void> {
  app.store.perform({ kind: "choose-view", view: "network" });
  await untilStep(0);
}

/** The weights after so many updates of the document's training, made here. */
function weightsAfter(steps: number): number[] {
  const { setup } = sessionOf(app.store.state).network;
  const preparation = prepareTraining({ ...setup, stop: { ...setup.stop, epochs: 10_000 } });
  if (!preparation.ok) throw new Error(preparation.fault.kind);
  const run = new TrainingRun(preparation.prepared);
  if (steps > 0) run.advance(steps);
  return Array.from(run.parameters);
}

describe("the training of the document", () => {
  it("is opened when its view is shown, and not before", async () => {
    expect(main.asked("open-training")).toEqual([]);
    await openNetwork();
    expect(main.asked("open-training")).toHaveLength(1);
    expect(Array.from(frame().parameters)).toEqual(weightsAfter(0));
    app.store.perform({ kind: "choose-view", view: "slope" });
    app.store.perform({ kind: "choose-view", view: "network" });
    expect(main.asked("open-training")).toHaveLength(1);
  });

  it("goes on step by step, by epochs and to its end, and back to the very same numbers", async () => {
    await openNetwork();
    app.commands.run("step-forward");
    await untilStep(1);
    expect(Array.from(frame().parameters)).toEqual(weightsAfter(1));
    app.commands.run("train-epoch");
    await untilStep(16);
    app.commands.run("step-back");
    await untilStep(15);
    expect(Array.from(frame().parameters)).toEqual(weightsAfter(15));
    app.commands.run("reset");
    await untilStep(0);
    expect(Array.from(frame().parameters)).toEqual(weightsAfter(0));
    expect(app.commands.isEnabled("reset")).toBe(false);
    app.commands.run("go-to-end");
    await untilStep(16);
    expect(frame().head).toBe(16);
  });

  it("runs to its limit, and beyond it when it is played again", async () => {
    app.store.perform({ kind: "set-epochs", value: 20 });
    await openNetwork();
    app.commands.run("play");
    await vi.waitFor(() => expect(frame().state.kind).toBe("ended"));
    expect(frame().step).toBe(320);
    const onward = () => onwards(app.store.state, wordingOf(app.store.state));
    expect(onward()).toBe("Play trains for 20 epochs more.");
    expect(app.commands.isEnabled("step-back")).toBe(true);
    app.commands.run("play");
    await untilStep(640);
    expect(frame().state.kind).toBe("ended");
    expect(Array.from(frame().parameters)).toEqual(weightsAfter(640));
  });

  it("keeps its weights when only its end is changed, and goes on to the new one", async () => {
    app.store.perform({ kind: "set-epochs", value: 2 });
    await openNetwork();
    app.commands.run("play");
    await vi.waitFor(() => expect(frame().state.kind).toBe("ended"));
    app.store.perform({ kind: "set-epochs", value: 5 });
    await vi.waitFor(() => expect(frame().state.kind).toBe("paused"));
    expect(frame().step).toBe(32);
    expect(app.store.state.notices).toEqual([]);
    app.commands.run("play");
    await untilStep(80);
    expect(frame().state.kind).toBe("ended");
    expect(main.asked("open-training")).toHaveLength(1);
  });

  it("says when another setting set its weights aside, and undo brings them back", async () => {
    await openNetwork();
    app.commands.run("train-epoch");
    await untilStep(16);
    app.store.perform({ kind: "set-seed", value: 2 });
    await untilStep(0);
    const told = () => app.store.state.notices.map(({ content }) => content);
    expect(told()).toEqual([{ kind: "training-replaced", updates: 16 }]);
    app.store.undo();
    await untilStep(16);
    expect(Array.from(frame().parameters)).toEqual(weightsAfter(16));
    expect(told()).toEqual([]);
    app.store.redo();
    await untilStep(0);
    expect(told()).toEqual([]);
  });

  it("is another one with another setup, and begins anew", async () => {
    await openNetwork();
    app.commands.run("step-forward");
    await untilStep(1);
    app.store.perform({ kind: "set-seed", value: 2 });
    await untilStep(0);
    expect(Array.from(frame().parameters)).toEqual(weightsAfter(0));
    app.store.undo();
    await untilStep(1);
    expect(Array.from(frame().parameters)).toEqual(weightsAfter(1));
    expect(main.asked("open-training")).toHaveLength(3);
  });

  it("leaves a failure said while it goes on, and ends it when another training is opened", async () => {
    await openNetwork();
    const fault = { kind: "training-impossible", fault: { kind: "l2-out-of-range" } } as const;
    app.store.notify({ kind: "trouble", fault });
    app.commands.run("step-forward");
    await untilStep(1);
    const troubles = () =>
      app.store.state.notices.filter(({ content }) => content.kind === "trouble");
    expect(troubles()).toHaveLength(1);
    app.store.perform({ kind: "set-seed", value: 2 });
    await untilStep(0);
    await vi.waitFor(() => expect(troubles()).toEqual([]));
  });

  it("of several places sought at once goes to the newest", async () => {
    await openNetwork();
    app.commands.run("train-epoch");
    await untilStep(16);
    for (const step of [3, 9, 12, 5]) app.training.seek(step);
    await untilStep(5);
    expect(app.store.state.soughtStep).toBeNull();
    const sought = main
      .asked("control-training")
      .flatMap(({ control }) => (control.kind === "seek" ? [control.step] : []));
    expect(sought).toEqual([3, 5]);
  });

  it("is made again up to where it stood when it is lost, and says so", async () => {
    await openNetwork();
    app.commands.run("train-epoch");
    await untilStep(16);
    main.training.lose();
    await vi.waitFor(() => expect(main.asked("open-training")).toHaveLength(2));
    await untilStep(16);
    expect(Array.from(frame().parameters)).toEqual(weightsAfter(16));
    expect(app.store.state.notices.map(({ content }) => content.kind)).toContain(
      "training-restored",
    );
  });

  it("stands as it was told at once, however long the frame that shows it takes", async () => {
    await openNetwork();
    app.commands.run("play");
    expect(frame()).toMatchObject({ step: 0, state: { kind: "running" } });
    expect(app.commands.isEnabled("pause")).toBe(true);
    await vi.waitFor(() => expect(frame().step).toBeGreaterThan(0));
    const { trainingId } = main.asked("open-training")[0];
    app.commands.run("pause");
    expect(frame().state.kind).toBe("paused");
    // Made before the training heard of it.
    const late = { ...frame(), state: { kind: "running" } } as const;
    app.training.receive({ kind: "training-progressed", trainingId, frame: late });
    expect(frame().state.kind).toBe("paused");
    app.commands.run("play");
    expect(frame().state.kind).toBe("running");
    app.commands.run("pause");
    await vi.waitFor(() => expect(frame().step).toBeGreaterThan(0));
    expect(frame().state.kind).toBe("paused");
  });

  it("that has ended stays so when it ended before it heard that it was to pause", async () => {
    app.store.perform({ kind: "set-epochs", value: 20 });
    await openNetwork();
    app.commands.run("play");
    app.commands.run("pause");
    const { trainingId } = main.asked("open-training")[0];
    const ended = {
      kind: "ended",
      outcome: { kind: "stopped", step: 1, epoch: 0.1, loss: 1 },
    } as const;
    app.training.receive({
      kind: "training-progressed",
      trainingId,
      frame: { ...frame(), state: ended },
    });
    expect(frame().state).toEqual(ended);
  });

  it("pauses when another view is shown", async () => {
    await openNetwork();
    app.commands.run("play");
    await vi.waitFor(() => expect(frame().state.kind).toBe("running"));
    app.store.perform({ kind: "choose-view", view: "descent" });
    await vi.waitFor(() => expect(frame().state.kind).not.toBe("running"));
  });

  it("that cannot be is said, and points of one's own wait for more", async () => {
    await openNetwork();
    app.store.perform({ kind: "choose-data", data: { kind: "placed", points: [] } });
    expect(app.store.state.training).toMatchObject({
      kind: "impossible",
      fault: { kind: "data-too-few-samples" },
    });
    for (const target of [0, 1]) {
      const point = { input: [target, 1], target };
      app.store.perform({ kind: "place-point", point });
    }
    await vi.waitFor(() => expect(app.store.state.training.kind).toBe("shown"));
  });
});

describe("a field of the network", () => {
  it("takes what can be trained, and says what cannot", async () => {
    await openNetwork();
    const field = { kind: "hidden", layer: 0 } as const;
    const fault = () => app.store.state.entryFaults.get("network hidden 0");
    app.store.enterNetwork(field, "4", "a");
    expect(sessionOf(app.store.state).network.setup.hidden).toEqual([4]);
    app.store.enterNetwork(field, "0", "a");
    expect(fault()).toEqual({ kind: "hidden-neurons-out-of-range", most: 1024 });
    app.store.enterNetwork(field, "x", "a");
    expect(fault()).toEqual({ kind: "entry-not-whole", text: "x" });
    expect(sessionOf(app.store.state).network.setup.hidden).toEqual([4]);
    app.store.enterNetwork({ kind: "batch-size" }, "full", "b");
    expect(sessionOf(app.store.state).network.setup.batchSize).toBeNull();
    expect(wordingOf(app.store.state).entryFault(fault() ?? { kind: "entry-empty" })).toContain(
      "x",
    );
  });
});

describe("the timeline of a training", () => {
  it("has the loss of training and test over the epochs", async () => {
    await openNetwork();
    app.commands.run("train-epoch");
    await untilStep(16);
    const data = trainingTimelineOf(app.store.state);
    expect(data).toMatchObject({ lastStep: 16, playhead: 16, iterationsPerCount: 16 });
    expect(data?.series.map(({ name, count }) => [name, count])).toEqual([
      ["training", 17],
      ["test", 17],
    ]);
    expect(data?.series[0].values[16]).toBe(frame().loss.training);
    app.store.perform({ kind: "show-curve", curve: "accuracy" });
    expect(trainingTimelineOf(app.store.state)?.series[0].values[16]).toBe(
      frame().loss.trainingAccuracy,
    );
    expect(trainingFacts(frame())).toMatchObject({ epoch: 1, step: 16, stepsPerEpoch: 16 });
  });
});

describe("a table that is opened", () => {
  const text = "a,b,kind\n1,2,left\n2,1,left\n5,6,right\n6,5,right\n";
  const bytes = new TextEncoder().encode(text);

  it("is looked at first, and used as one edit", async () => {
    app.documents.take({
      name: "t.csv",
      document: { kind: "data", bytes, encoding: "utf-8" },
      fileId: null,
    });
    const { preview } = app.store.state;
    expect(preview && lookAt(preview).plan).toMatchObject({
      task: "classification",
      columns: [{ part: "input" }, { part: "input" }, { part: "target" }],
    });
    app.store.usePreview();
    await untilStep(0);
    const { view, network } = sessionOf(app.store.state);
    expect(view).toBe("network");
    expect(network.setup).toMatchObject({
      standardise: true,
      data: { kind: "table", name: "t.csv" },
    });
    expect(app.store.state.preview).toBeNull();
    app.store.undo();
    expect(sessionOf(app.store.state).network.setup.data.kind).toBe("built-in");
  });
});
