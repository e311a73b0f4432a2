import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FaultError } from "#core/protocol/faults.ts";
import type { Notice, PortEvent, RequestKind } from "#core/protocol/messages.ts";
import { PortClient } from "#core/protocol/port-client.ts";
import { PortServer, type RequestHandlers } from "#core/protocol/port-server.ts";
import { events, notices, replies, requests } from "./message-samples.ts";
import { carriers, createPortPair, settled } from "./port-pair.ts";

const answering: RequestHandlers = {
  hello: () => replies.hello,
  "start-run": async () => replies["start-run"],
  "sweep-rates": async () => replies["sweep-rates"],
  "cancel-run": () => replies["cancel-run"],
  "open-training": () => replies["open-training"],
  "control-training": () => replies["control-training"],
  "close-training": () => replies["close-training"],
  "save-file": async () => replies["save-file"],
  "save-session": () => replies["save-session"],
  "keep-work": () => replies["keep-work"],
  "restore-work": () => replies["restore-work"],
  "discard-work": () => replies["discard-work"],
  "ask-about-changes": () => replies["ask-about-changes"],
  "open-document": () => replies["open-document"],
  "change-settings": () => replies["change-settings"],
  "deliver-picture": () => replies["deliver-picture"],
  "fail-picture": () => replies["fail-picture"],
};

const kinds = Object.keys(requests) as readonly RequestKind[];

function serve(handlers: Partial<RequestHandlers> = {}, carrier = carriers["structured clone"]) {
  const { main, renderer } = createPortPair(carrier);
  const heard: Notice[] = [];
  const server = new PortServer(main, { ...answering, ...handlers }, (notice) =>
    heard.push(notice),
  );
  return { main, renderer, server, heard };
}

describe.each(Object.entries(carriers))("over a port of %s a server", (_, carrier) => {
  it.each(kinds)("answers %s with what its handler returns", async (kind) => {
    const { renderer } = serve({}, carrier);
    const client = new PortClient(renderer, fail, fail);
    expect(await client.request(requests[kind])).toEqual(replies[kind]);
  });

  it("gives its handlers the requests as they were sent", async () => {
    const got: unknown[] = [];
    const { renderer } = serve(
      {
        "save-file": (request) => {
          got.push(request);
          return { kind: "cancelled" };
        },
      },
      carrier,
    );
    const client = new PortClient(renderer, fail, fail);
    await client.request(requests["save-file"]);
    expect(got).toEqual([requests["save-file"]]);
  });

  it("tells events and hears notices", async () => {
    const { renderer, server, heard } = serve({}, carrier);
    const seen: PortEvent[] = [];
    const client = new PortClient(renderer, (event) => seen.push(event), fail);
    for (const event of Object.values(events)) server.tell(event);
    for (const notice of Object.values(notices)) client.tell(notice);
    await settled();
    expect(seen).toEqual(Object.values(events));
    expect(heard).toEqual(Object.values(notices));
  });
});

describe("a server gives exactly one reply", () => {
  const failing = new FaultError({ kind: "run-cancelled" });

  it.each<[string, RequestHandlers["hello"], object]>([
    ["that throws", () => raise(failing), { kind: "run-cancelled" }],
    ["that rejects", () => Promise.reject(failing), { kind: "run-cancelled" }],
    ["that throws an error", () => raise(new Error("oh")), { kind: "internal", detail: "oh" }],
    ["that throws no error", () => raise("oh"), { kind: "internal", detail: "oh" }],
    ["whose reply cannot be sent", unsendable, { kind: "internal" }],
  ])("for a handler %s: its failure", async (_, hello, fault) => {
    const { renderer } = serve({ hello });
    renderer.send({ type: "request", id: 5, request: requests.hello });
    await settled();
    expect(renderer.received).toMatchObject([{ type: "failure", id: 5, fault }]);
    expect(renderer.received).toHaveLength(1);
  });

  it.each([
    ["of an unknown kind", { type: "request", id: 6, request: { kind: "explode" } }],
    ["of a kind that objects inherit", { type: "request", id: 6, request: { kind: "toString" } }],
    ["without a request", { type: "request", id: 6 }],
    ["with a field missing", { type: "request", id: 6, request: { kind: "cancel-run" } }],
    ["of an unknown type", { type: "question", id: 6 }],
    ["of no type", { id: 6 }],
  ])("to a message %s: that it is invalid", async (_, message) => {
    const { renderer, heard } = serve();
    renderer.send(message);
    await settled();
    expect(renderer.received).toMatchObject([
      { type: "failure", id: 6, fault: { kind: "invalid-message" } },
    ]);
    expect(heard).toEqual([]);
  });

  it("to each of many requests, whichever is ready first", async () => {
    const release: (() => void)[] = [];
    const { renderer } = serve({
      "open-document": () =>
        new Promise((resolve) => release.push(() => resolve({ kind: "cancelled" }))),
    });
    const client = new PortClient(renderer, fail, fail);
    const slow = [
      client.request(requests["open-document"]),
      client.request(requests["open-document"]),
    ];
    expect(await client.request(requests.hello)).toEqual(replies.hello);
    for (const answer of release.reverse()) answer();
    expect(await Promise.all(slow)).toEqual([{ kind: "cancelled" }, { kind: "cancelled" }]);
    expect(renderer.received).toHaveLength(3);
  });

  it("to whatever has an id, and none to what has none", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.option(fc.integer()), async (value, id) => {
        const { renderer, heard } = serve();
        const body = typeof value === "object" && !Array.isArray(value) ? value : { value };
        renderer.send({ ...body, id });
        await settled();
        expect(renderer.received).toHaveLength(id === null ? 0 : 1);
        expect(heard).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("none once it was closed, though what was said last is still heard", async () => {
    const { server, renderer, heard } = serve();
    server.close();
    renderer.send({ type: "notice", notice: notices["window-painted"] });
    renderer.send({ type: "request", id: 1, request: requests.hello });
    server.tell(events["worker-restarted"]);
    await settled();
    expect(renderer.received).toEqual([]);
    expect(heard).toEqual([notices["window-painted"]]);
  });

  it("none to notices, malformed or not", async () => {
    const { renderer, heard } = serve();
    renderer.send({ type: "notice", notice: notices["window-painted"] });
    renderer.send({ type: "notice", notice: { kind: "eclipse" } });
    renderer.send(null);
    renderer.send("text");
    await settled();
    expect(renderer.received).toEqual([]);
    expect(heard).toEqual([notices["window-painted"]]);
  });
});

function raise(error: unknown): never {
  throw error;
}

function fail(): never {
  throw new Error("this was not to be called");
}

function unsendable(): typeof replies.hello {
  return Object.assign({ callback: () => undefined }, replies.hello);
}
