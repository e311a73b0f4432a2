import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultError } from "#core/protocol/faults.ts";
import { encodeMessage } from "#core/protocol/wire-format.ts";
import { createSession } from "#core/session/session.ts";
import {
  type PictureOrderFile,
  pictureAnswerLine,
  readPictureAnswerLine,
  readPictureOrderFile,
  writePictureOrderFile,
} from "../../src-main/hosts/picture-order-file.ts";
import { replies, setup } from "../core/protocol/message-samples.ts";
import { intruder, intrusions } from "../core/unknown-members.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-order-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function sampleOrder(): PictureOrderFile {
  const { pictureJob: job } = replies.hello;
  if (!job) throw new Error("the sample has no picture to draw");
  const first = createSession();
  const session = { ...first, network: { ...first.network, setup } };
  return { job, session, output: "/课/山谷.png" };
}

async function faultOf(reading: () => unknown): Promise<unknown> {
  try {
    await reading();
    return null;
  } catch (error) {
    return error instanceof FaultError ? error.fault : error;
  }
}

describe("an order for a picture", () => {
  it("is read as it was written, a network of one's own too", async () => {
    const path = join(folder, "order");
    await writePictureOrderFile(path, sampleOrder());
    expect(await readPictureOrderFile(path)).toEqual(sampleOrder());
  });

  it("names a member that nobody knows, wherever it is", async () => {
    const path = join(folder, "order");
    for (const { value, where } of intrusions(sampleOrder())) {
      await writeFile(path, encodeMessage(value));
      expect(await faultOf(() => readPictureOrderFile(path))).toEqual({
        kind: "invalid-message",
        where,
        unknownName: intruder,
      });
    }
  });
});

describe("the answer to it", () => {
  const answer = {
    kind: "failed",
    fault: { kind: "cannot-write", path: "/课/山谷", code: "ENOSPC" },
  } as const;

  it("is read as it was told, and other lines are none", () => {
    expect(readPictureAnswerLine(pictureAnswerLine(answer))).toEqual(answer);
    expect(readPictureAnswerLine("[1125/174500:ERROR] a line of Chromium’s")).toBeNull();
  });

  it("names a member that nobody knows, wherever it is", async () => {
    const mark = pictureAnswerLine(answer).split(" ")[0];
    for (const { value, where } of intrusions(answer)) {
      const line = `${mark} ${Buffer.from(encodeMessage(value)).toString("base64")}`;
      expect(await faultOf(() => readPictureAnswerLine(line))).toEqual({
        kind: "invalid-message",
        where,
        unknownName: intruder,
      });
    }
  });
});
