import { describe, expect, it } from "vitest";
import { readBySchema } from "#core/common/schema.ts";
import { guessPlan } from "#core/data/table/guess-plan.ts";
import { mostColumns } from "#core/data/table/table-limits.ts";
import { applyNetworkEdit } from "#core/session/network-command.ts";
import { createSession } from "#core/session/session.ts";
import { readSession, writeSession } from "#core/session/session-file.ts";
import { trainingSetupSchema } from "#core/session/training-setup-schema.ts";
import type { DataReference } from "#core/training/data-reference.ts";
import { chapterSetup } from "#core/training/default-setup.ts";
import { resolveData } from "#core/training/find-data.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";

const text =
  "day;temp;wind;weather\n2012-01-01;1,5;3;sun\n2012-01-02;;4;rain\n2012-01-03;2,5;5;sun\n2012-01-04;3,5;9;rain\n";
const { plan } = guessPlan(text, { skipMissing: true });
const table: DataReference = { kind: "table", name: "weather.csv", text, plan };
const first: DataReference = {
  kind: "csv",
  name: "old.csv",
  text: "x,kind\n1,10\n2,9\n3,10\n",
  targetCount: 1,
};

function setupOf(data: DataReference, task: TrainingSetup["task"] = "classification") {
  return { ...chapterSetup(task), data };
}

describe("a table in a session", () => {
  it.each([table, first])("is read back equal, with the same samples: $kind", (data) => {
    const session = createSession();
    const network = { ...session.network, setup: setupOf(data) };
    const reading = readSession(writeSession({ ...session, network }));
    if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
    expect(reading.session.network.setup).toEqual(network.setup);
    const before = resolveData(data, "classification");
    expect(before.ok).toBe(true);
    expect(resolveData(reading.session.network.setup.data, "classification")).toEqual(before);
  });

  it("is refused by the name of what is unknown in it", () => {
    for (const [data, where] of [
      [{ ...table, extra: 1 }, "data"],
      [{ ...first, extra: 1 }, "data"],
      [{ ...first, plan }, "data"],
      [{ ...table, plan: { ...plan, extra: 1 } }, "data.plan"],
      [{ ...table, plan: { ...plan, format: { ...plan.format, extra: 1 } } }, "data.plan.format"],
      [
        { ...table, plan: { ...plan, columns: [{ ...plan.columns[0], extra: 1 }] } },
        "data.plan.columns.0",
      ],
    ] as const) {
      const reading = readBySchema(trainingSetupSchema, { ...setupOf(table), data });
      expect(reading).toMatchObject({ ok: false, fault: { where } });
    }
  });

  it("is refused where it is wrong", () => {
    for (const [change, where] of [
      [{ task: "clustering" }, "data.plan.task"],
      [{ skipMissing: 1 }, "data.plan.skipMissing"],
      [{ format: { ...plan.format, separator: "" } }, "data.plan.format.separator"],
      [{ format: { ...plan.format, skippedRows: -1 } }, "data.plan.format.skippedRows"],
      [{ columns: [{ kind: "colour", part: "input" }] }, "data.plan.columns.0.kind"],
      [{ columns: Array(mostColumns + 1).fill(plan.columns[0]) }, "data.plan.columns"],
    ] as const) {
      const data = { ...table, plan: { ...plan, ...change } };
      const reading = readBySchema(trainingSetupSchema, { ...setupOf(table), data });
      expect(reading).toMatchObject({ ok: false, fault: { where } });
    }
  });

  it("with a plan that does not fit it is a fault, not a crash", () => {
    const columns = plan.columns.slice(1);
    const misfit: DataReference = { ...table, plan: { ...plan, columns } };
    expect(resolveData(misfit, "classification")).toEqual({
      ok: false,
      fault: { kind: "data-other-columns", columns: 4, planned: 3 },
    });
    expect(resolveData(table, "regression")).toEqual({
      ok: false,
      fault: { kind: "task-impossible", task: "regression" },
    });
  });
});

describe("the task of a table", () => {
  it("goes with its plan, whichever is chosen", () => {
    const chosen = applyNetworkEdit(chapterSetup("regression"), {
      kind: "choose-data",
      data: table,
    });
    expect(chosen).toMatchObject({ ok: true, setup: { task: "classification", data: table } });
    const other = applyNetworkEdit(setupOf(table), { kind: "choose-task", task: "regression" });
    if (!other.ok) throw new Error(other.fault.kind);
    expect(other.setup.task).toBe("regression");
    expect(resolveData(other.setup.data, "regression")).toMatchObject({
      ok: true,
      data: {
        inputNames: ["temp", "weather=rain", "weather=sun"],
        outputNames: ["wind"],
        sampleCount: 3,
      },
    });
  });

  it("of the first sessions is read as ever for either task", () => {
    const other = applyNetworkEdit(setupOf(first), { kind: "choose-task", task: "regression" });
    expect(other).toMatchObject({ ok: true, setup: { task: "regression", data: first } });
    expect(resolveData(first, "classification")).toMatchObject({
      data: { outputNames: ["10", "9"] },
    });
  });
});
