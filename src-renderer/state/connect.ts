import { FaultError } from "#core/protocol/faults.ts";
import type { Port } from "#core/protocol/port.ts";
import { decodeMessage, encodeMessage } from "#core/protocol/wire-format.ts";
import { windowId } from "./window-id.ts";

declare global {
  interface Window {
    /** Electron's preload: hands over one message port. Absent in the browser host. */
    readonly thalwegPreload?: { requestPort(): void };
  }
}

/** A local process that has not answered by then never will. */
const answerLimitMs = 10_000;

/**
 * The page's end of the port to the main process: a message port from Electron's preload, else a
 * WebSocket to where the page came from.
 *
 * @throws FaultError `disconnected` when nobody answers
 */
export function connectPort(page: Window, limitMs = answerLimitMs): Promise<Port> {
  const limit = AbortSignal.timeout(limitMs);
  return page.thalwegPreload
    ? fromPreload(page, page.thalwegPreload, limit)
    : fromWebSocket(page.location, limit);
}

/** A message port as one end of the channel. */
export function portOfMessagePort(messagePort: MessagePort): Port {
  return {
    send: (message) => messagePort.postMessage(message),
    onMessage(listener) {
      messagePort.onmessage = (event: MessageEvent<unknown>) => listener(event.data);
    },
    onClose: (listener) => messagePort.addEventListener("close", listener),
    close: () => messagePort.close(),
  };
}

function fromPreload(
  page: Window,
  preload: { requestPort(): void },
  limit: AbortSignal,
): Promise<Port> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    limit.addEventListener(
      "abort",
      () => {
        listening.abort();
        reject(new FaultError({ kind: "disconnected" }));
      },
      { signal: listening.signal },
    );
    page.addEventListener(
      "message",
      (event) => {
        const [messagePort] = event.ports;
        if (event.source !== page || event.data !== "thalweg-port" || !messagePort) return;
        listening.abort();
        resolve(portOfMessagePort(messagePort));
      },
      { signal: listening.signal },
    );
    preload.requestPort();
  });
}

function fromWebSocket({ protocol, host }: Location, limit: AbortSignal): Promise<Port> {
  const scheme = protocol === "https:" ? "wss:" : "ws:";
  const id = windowId(sessionStorage);
  const socket = new WebSocket(`${scheme}//${host}/port${id === null ? "" : `?window=${id}`}`);
  socket.binaryType = "arraybuffer";
  return new Promise((resolve, reject) => {
    const waiting = new AbortController();
    const { signal } = waiting;
    const fail = () => {
      waiting.abort();
      socket.close();
      reject(new FaultError({ kind: "disconnected" }));
    };
    const open = () => {
      waiting.abort();
      resolve(portOfWebSocket(socket));
    };
    socket.addEventListener("open", open, { signal });
    socket.addEventListener("close", fail, { signal });
    limit.addEventListener("abort", fail, { signal });
  });
}

function portOfWebSocket(socket: WebSocket): Port {
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(ownBytes(encodeMessage(message)));
    },
    onMessage(listener) {
      socket.addEventListener("message", (event: MessageEvent<unknown>) => {
        if (!(event.data instanceof ArrayBuffer)) return;
        listener(decodeMessage(new Uint8Array(event.data)));
      });
    },
    onClose: (listener) => socket.addEventListener("close", listener),
    close: () => socket.close(),
  };
}

/** The encoder's buffer is larger than the message and may be used again. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
