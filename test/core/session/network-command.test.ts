import { describe, expect, it } from "vitest";
import { createHistory, perform, undo } from "#core/session/history.ts";
import { applyNetworkEdit, type NetworkEditCommand } from "#core/session/network-command.ts";
import { createSession } from "#core/session/session.ts";
import { readSession, writeSession } from "#core/session/session-file.ts";
import { mostPlacedPoints } from "#core/training/data-set.ts";
import { chapterSetup } from "#core/training/default-setup.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { networkSample } from "../network/network-samples.ts";

const circles = chapterSetup("classification");
const { shape, parameters } = networkSample(
  { sizes: [2, 3, 2], activations: ["tanh", "softmax"], loss: "cross-entropy" },
  1,
  5,
);
const network = { shape, parameters };

function edited(command: NetworkEditCommand, from: TrainingSetup = circles): TrainingSetup {
  const result = applyNetworkEdit(from, command);
  if (!result.ok) throw new Error(`refused: ${result.fault.kind}`);
  return result.setup;
}

function faultOf(command: NetworkEditCommand, from: TrainingSetup = circles): unknown {
  const result = applyNetworkEdit(from, command);
  return result.ok ? null : result.fault;
}

describe("an edit of the network", () => {
  it("changes what it is about, and nothing else", () => {
    expect(edited({ kind: "set-hidden", hidden: [4, 3] })).toEqual({ ...circles, hidden: [4, 3] });
    expect(edited({ kind: "set-batch-size", value: null }).batchSize).toBeNull();
    expect(edited({ kind: "set-seed", value: 7 })).toEqual({ ...circles, seed: 7 });
    expect(edited({ kind: "set-stop-loss", value: 0.1 }).stop).toEqual({
      ...circles.stop,
      loss: 0.1,
    });
    expect(edited({ kind: "choose-training-rule", optimizer: "adam" }).rule).toEqual({
      optimizer: "adam",
      hyperparameters: {},
    });
  });

  it.each<[string, NetworkEditCommand, unknown]>([
    ["Newton's rule", { kind: "choose-training-rule", optimizer: "newton" }, "rule-impossible"],
    ["half a neuron", { kind: "set-hidden", hidden: [2.5] }, "hidden-neurons-out-of-range"],
    [
      "seven layers",
      { kind: "set-hidden", hidden: [1, 1, 1, 1, 1, 1, 1] },
      "hidden-layers-out-of-range",
    ],
    ["no samples a batch", { kind: "set-batch-size", value: 0 }, "batch-size-out-of-range"],
    ["a seed below 0", { kind: "set-seed", value: -1 }, "seed-out-of-range"],
    ["all for testing", { kind: "set-test-part", value: 1 }, "test-part-out-of-range"],
    ["an L2 below 0", { kind: "set-l2", value: -0.1 }, "l2-out-of-range"],
    ["half an epoch", { kind: "set-epochs", value: 0.5 }, "epochs-out-of-range"],
    ["no patience at all", { kind: "set-patience", value: 0 }, "patience-out-of-range"],
    [
      "a momentum of 1",
      { kind: "set-training-hyperparameter", name: "learningRate", value: -1 },
      "hyperparameter-out-of-range",
    ],
  ])("that asks for %s is refused", (_, command, kind) => {
    expect(faultOf(command)).toMatchObject({ kind });
  });

  it("takes the task that data are made for, and the chapter's data where a task needs others", () => {
    const sine = edited({ kind: "choose-data", data: { kind: "built-in", name: "sine" } });
    expect(sine.task).toBe("regression");
    const back = edited({ kind: "choose-task", task: "classification" }, sine);
    expect(back).toMatchObject({ task: "classification", data: circles.data });
    expect(edited({ kind: "choose-task", task: "regression" })).toMatchObject({
      task: "regression",
      data: circles.data,
    });
  });

  it("keeps a network that was read as long as it fits, and says why one does not", () => {
    const read = edited({ kind: "use-network", network });
    expect(prepareTraining(read)).toMatchObject({
      ok: true,
      prepared: { shape: network.shape, initial: network.parameters },
    });
    const moons = edited({ kind: "choose-data", data: { kind: "built-in", name: "moons" } }, read);
    expect(moons.network).toBe(network);
    const iris = edited({ kind: "choose-data", data: { kind: "built-in", name: "iris" } }, read);
    expect(iris.network).toBeNull();
    expect(edited({ kind: "set-hidden", hidden: [4] }, read).network).toBeNull();
    expect(faultOf({ kind: "use-network", network }, iris)).toEqual({
      kind: "network-does-not-fit",
      inputs: 2,
      outputs: 2,
      dataInputs: 4,
      dataOutputs: 3,
    });
  });

  it("places and removes points of one's own, few as they may be", () => {
    let setup = edited({ kind: "choose-data", data: { kind: "placed", points: [] } });
    expect(prepareTraining(setup)).toMatchObject({ fault: { kind: "data-too-few-samples" } });
    for (const target of [0, 1]) {
      setup = edited({ kind: "place-point", point: { input: [target, 2], target } }, setup);
    }
    expect(prepareTraining(setup).ok).toBe(true);
    setup = edited({ kind: "remove-point", index: 0 }, setup);
    expect(setup.data).toEqual({ kind: "placed", points: [{ input: [1, 2], target: 1 }] });
  });
});

describe("points", () => {
  it("can be placed until there is room for no more", () => {
    const points = Array.from({ length: mostPlacedPoints }, (_, at) => {
      return { input: [at % 6, 1], target: at % 2 };
    });
    const full = edited({ kind: "choose-data", data: { kind: "placed", points } });
    expect(faultOf({ kind: "place-point", point: points[0] }, full)).toEqual({
      kind: "data-too-large",
      what: "rows",
      limit: mostPlacedPoints,
    });
  });
});

describe("the document with a network", () => {
  const session = { ...createSession(), view: "network" as const };

  it("takes an edit back, in the network's view, and begins at its start", () => {
    let history = createHistory(session);
    history = perform(history, { kind: "set-hidden", hidden: [3] }).history;
    history = perform(history, { kind: "move-training", step: 40 }).history;
    history = perform(history, { kind: "choose-view", view: "slope" }).history;
    expect(history.session.network.look.step).toBe(40);
    const undone = undo(history).session;
    expect(undone.view).toBe("network");
    expect(undone.network.setup).toEqual(circles);
    expect(undone.network.look.step).toBe(0);
  });

  it("is written and read with its network's weights, bit for bit", () => {
    const setup = edited({ kind: "use-network", network });
    const reading = readSession(
      writeSession({ ...session, network: { ...session.network, setup } }),
    );
    if (!reading.ok) throw new Error(reading.fault.kind);
    const read = reading.session.network.setup.network;
    expect(read?.shape).toEqual(network.shape);
    expect(Array.from(read?.parameters ?? [])).toEqual(Array.from(network.parameters));
  });

  it("of before there was a network has the first one", () => {
    const { network: _, ...old } = JSON.parse(writeSession(createSession())) as Record<
      string,
      unknown
    >;
    const reading = readSession(JSON.stringify(old));
    expect(reading).toMatchObject({ ok: true, session: { network: createSession().network } });
  });

  it("that cannot be trained is refused, with the reason", () => {
    const text = writeSession({
      ...session,
      network: { ...session.network, setup: { ...circles, hidden: [0.5] } },
    });
    expect(readSession(text)).toMatchObject({
      ok: false,
      fault: {
        kind: "session-training-impossible",
        fault: { kind: "hidden-neurons-out-of-range" },
      },
    });
  });
});
