import { describe, expect, it } from "vitest";
import { type Network, writeNetwork } from "#core/network/network-file.ts";
import { readDocumentBytes } from "#core/session/document-bytes.ts";
import { createSession } from "#core/session/session.ts";
import { writeSession } from "#core/session/session-file.ts";

const network: Network = {
  shape: { sizes: [2, 1], activations: ["identity"], loss: "squared-error" },
  parameters: Float64Array.of(0.1, -0, 3),
};

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function table(text: string) {
  return { ok: true, document: { kind: "data", bytes: bytesOf(text), encoding: "utf-8" } };
}

function read(name: string, text: string) {
  return readDocumentBytes(name, bytesOf(text), (bytes, encoding) => {
    return new TextDecoder(encoding).decode(bytes);
  });
}

describe("what a file holds", () => {
  it("is told by its content, whatever the file is called", () => {
    const session = createSession();
    for (const name of ["a.thalweg", "a.json", "a.csv", "a"]) {
      expect(read(name, writeSession(session))).toEqual({
        ok: true,
        document: { kind: "session", session },
      });
      expect(read(name, writeNetwork(network))).toEqual({
        ok: true,
        document: { kind: "network", network },
      });
    }
  });

  it.each([
    "x,y\n1,2\n",
    "x;y\r\n1,5;2\r\n",
    "x\ty\n1\t2",
    "花瓣,种类\n１.５,甲\n2,乙\n",
    "x y\n1 2\n3 4\n",
    "x|y\n1|2\n",
    "Weather, Berlin\nday;temp\n2012-01-01;1,5\n2012-01-02;2,5\n",
    "# measured 2020\nx,y\n1,2\n",
  ])("is a table when it looks like one: %j", (text) => {
    expect(read("a.txt", text)).toEqual(table(text));
  });

  it("is a long table by its beginning", () => {
    const text = `x,y\n${"1,2\n".repeat(10_000)}`;
    expect(read("a.txt", text)).toEqual(table(text));
  });

  it("is a table when it is called one, so that what is wrong with it can be shown", () => {
    for (const text of ["", "hello", "x,y\n1\n"]) {
      expect(read("A.CSV", text)).toEqual(table(text));
    }
  });

  it.each([
    "hello",
    "hello, world",
    "in 2012 we went\nand 5 of us came\n",
    "a,b\nc,d\n",
    "{}",
    '{"a": 1,\n"b": 2}',
    "import { a, b } from 'c';\nf();",
  ])("is nothing that can be opened otherwise: %j", (text) => {
    expect(read("a.txt", text)).toEqual({
      ok: false,
      fault: { kind: "not-a-document", name: "a.txt" },
    });
  });

  it("is said to be damaged when a part of it is missing", () => {
    expect(read("a.json", writeNetwork(network).slice(0, 60))).toEqual({
      ok: false,
      fault: {
        kind: "bad-network-file",
        name: "a.json",
        fault: { kind: "network-damaged", where: null },
      },
    });
    expect(read("a.thalweg", writeSession(createSession()).slice(0, 200))).toMatchObject({
      fault: { kind: "bad-session-file", fault: { kind: "session-damaged" } },
    });
    expect(read("a.thalweg", "")).toMatchObject({ fault: { kind: "bad-session-file" } });
  });
});
