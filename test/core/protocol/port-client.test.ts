import { describe, expect, it } from "vitest";
import { FaultError } from "#core/protocol/faults.ts";
import type { PortEvent } from "#core/protocol/messages.ts";
import { PortClient } from "#core/protocol/port-client.ts";
import { events, notices, replies, requests } from "./message-samples.ts";
import { carriers, createPortPair, settled } from "./port-pair.ts";

function connect() {
  const { main, renderer } = createPortPair(carriers["structured clone"]);
  const seen: PortEvent[] = [];
  let closings = 0;
  const client = new PortClient(
    renderer,
    (event) => seen.push(event),
    () => closings++,
  );
  return { main, renderer, client, seen, closings: () => closings };
}

/** The fault that a request is rejected with. */
async function faultOf(request: Promise<unknown>): Promise<unknown> {
  try {
    return { resolved: await request };
  } catch (error) {
    expect(error).toBeInstanceOf(FaultError);
    return error instanceof FaultError ? error.fault : null;
  }
}

describe("a client's request", () => {
  it("is sent with an id of its own and settled by the reply with that id", async () => {
    const { main, client } = connect();
    const first = client.request(requests.hello);
    const second = client.request(requests["open-document"]);
    await settled();
    expect(main.received).toEqual([
      { type: "request", id: 1, request: { kind: "hello" } },
      { type: "request", id: 2, request: { kind: "open-document" } },
    ]);
    main.send({ type: "reply", id: 2, ok: true, value: { kind: "cancelled" } });
    main.send({ type: "reply", id: 1, ok: true, value: replies.hello });
    expect(await first).toEqual(replies.hello);
    expect(await second).toEqual({ kind: "cancelled" });
  });

  it("is rejected with the facts of its failure", async () => {
    const { main, client } = connect();
    const request = client.request(requests["open-document"]);
    const fault = { kind: "cannot-read", path: "/课", code: "EACCES" };
    main.send({ type: "failure", id: 1, fault });
    expect(await faultOf(request)).toEqual(fault);
  });

  it("is settled by the first reply alone; others, and those to nobody, are passed over", async () => {
    const { main, client, seen } = connect();
    const request = client.request(requests["open-document"]);
    main.send({ type: "reply", id: 99, ok: true, value: {} });
    main.send({ type: "failure", id: -1, fault: { kind: "run-cancelled" } });
    main.send({ type: "reply", id: 1, ok: true, value: { kind: "cancelled" } });
    main.send({ type: "failure", id: 1, fault: { kind: "run-cancelled" } });
    expect(await request).toEqual({ kind: "cancelled" });
    await settled();
    expect(seen).toEqual([]);
  });

  it.each([
    ["no value", { type: "reply", id: 1, ok: true }],
    ["another request's value", { type: "reply", id: 1, ok: true, value: replies["save-file"] }],
    ["a reply that is not ok", { type: "reply", id: 1, ok: false, value: replies.hello }],
    ["a failure without a fault", { type: "failure", id: 1 }],
    ["a fault from a newer version", { type: "failure", id: 1, fault: { kind: "eclipse" } }],
    ["a type that nobody knows", { type: "answer", id: 1 }],
  ])("is rejected as invalid-message when the reply is malformed: %s", async (_, message) => {
    const { main, client, seen } = connect();
    const request = client.request(requests.hello);
    main.send(message);
    expect(await faultOf(request)).toMatchObject({ kind: "invalid-message" });
    expect(seen).toEqual([]);
  });

  it("is rejected, and others go on, when it cannot be sent", async () => {
    const { main, client } = connect();
    const unsendable = { ...requests.hello, callback: () => undefined };
    expect(await faultOf(client.request(unsendable))).toMatchObject({ kind: "internal" });
    const next = client.request(requests.hello);
    main.send({ type: "reply", id: 2, ok: true, value: replies.hello });
    expect(await next).toEqual(replies.hello);
  });
});

describe("a client whose other side is gone", () => {
  it("rejects what is pending, and whatever is asked later, as disconnected", async () => {
    const { main, client, closings } = connect();
    const pending = [client.request(requests.hello), client.request(requests["open-document"])];
    main.close();
    for (const request of pending) expect(await faultOf(request)).toEqual({ kind: "disconnected" });
    expect(await faultOf(client.request(requests.hello))).toEqual({ kind: "disconnected" });
    expect(closings()).toBe(1);
  });

  it("tells nothing any more", async () => {
    const { main, client } = connect();
    client.tell(notices["window-painted"]);
    await settled();
    main.close();
    client.tell(notices["window-painted"]);
    await settled();
    expect(main.received).toEqual([{ type: "notice", notice: { kind: "window-painted" } }]);
  });
});

describe("a client's listener", () => {
  it("gets every event in order, and no replies", async () => {
    const { main, client, seen } = connect();
    const request = client.request(requests.hello);
    for (const event of Object.values(events)) main.send({ type: "event", event });
    main.send({ type: "reply", id: 1, ok: true, value: replies.hello });
    await request;
    expect(seen).toEqual(Object.values(events));
  });

  it.each([
    [null],
    ["text"],
    [{}],
    [{ type: "event" }],
    [{ type: "event", event: { kind: "eclipse" } }],
    [{ type: "failure", id: "1", fault: { kind: "disconnected" } }],
  ])("hears of trouble when a message is malformed and answers nothing: %j", async (message) => {
    const { main, seen } = connect();
    main.send(message);
    await settled();
    expect(seen).toMatchObject([{ kind: "trouble", fault: { kind: "invalid-message" } }]);
  });
});
