import { describe, expect, it } from "vitest";
import { longestTable } from "#core/data/table/table-limits.ts";
import { writeNetwork } from "#core/network/network-file.ts";
import { mostParameters, parameterCount } from "#core/network/network-shape.ts";
import {
  documentHeadBytes,
  documentLimitsBytes,
  likelyFormat,
} from "#core/session/document-limits.ts";
import { createSession } from "#core/session/session.ts";
import { writeSession } from "#core/session/session-file.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => {
  return Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0), 0])]);
};

describe("the format that a file can have", () => {
  const network = '{"format":"thalweg-network","version":1}';
  it.each([
    ["a.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "picture"],
    ["a.thalweg", encode(writeSession(createSession())), "session"],
    ["a", encode(`\ufeff \n${network}`), "network"],
    ["a.json", utf16(network), "network"],
    ["late.json", encode(`{"layers":[${"[1],".repeat(2000)}`), "session"],
    ["late.thalweg", encode("nothing that is known"), "session"],
    ["brackets", encode("[".repeat(9000)), "session"],
    ["a.csv", encode("{x},[y]\n1,2\n"), "table"],
    ["a.dat", encode("x,y\n1,2\n"), "table"],
    ["a.tsv", utf16("x\ty\n"), "table"],
    ["zeros", new Uint8Array(9000), "table"],
    ["empty", new Uint8Array(0), "table"],
  ])("is told by the beginning and the name of %s", (name, bytes, format) => {
    expect(likelyFormat(name, bytes.subarray(0, documentHeadBytes))).toBe(format);
  });
});

describe("the most bytes of a format", () => {
  // The longest way to write a double takes 24 characters; three hidden layers of nearly the most.
  const shape = {
    sizes: [2, 990, 990, 1005, 2],
    activations: ["sigmoid", "sigmoid", "sigmoid", "softmax"],
    loss: "cross-entropy",
  } as const;
  const parameters = new Float64Array(parameterCount(shape)).fill(-1.2345678901234568e-300);

  it("hold the largest network, alone and in a session with the longest table", () => {
    expect(parameters.length).toBeGreaterThan(0.99 * mostParameters);
    const network = { shape, parameters };
    expect(writeNetwork(network).length).toBeLessThan(documentLimitsBytes.network);
    const first = createSession();
    const text = "1,2\n".repeat(longestTable / 4);
    const data = { kind: "csv", name: "a.csv", text, targetCount: 1 } as const;
    const setup = { ...first.network.setup, network, data };
    const session = { ...first, network: { ...first.network, setup } };
    expect(writeSession(session).length).toBeLessThan(documentLimitsBytes.session);
    expect(documentLimitsBytes.table).toBeGreaterThanOrEqual(4 * longestTable);
    expect(documentLimitsBytes.picture).toBeGreaterThan(documentLimitsBytes.session);
  }, 30_000);
});
