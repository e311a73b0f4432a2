import type { WebSocket } from "ws";
import type { Port } from "#core/protocol/port.ts";
import { decodeMessage, encodeMessage } from "#core/protocol/wire-format.ts";

/** The main process's end of a port that a WebSocket carries; frames that are not ours end it. */
export function createWebSocketPort(socket: WebSocket): Port {
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(encodeMessage(message));
    },
    onMessage(listener) {
      socket.on("message", (data) => {
        const message = decoded(data);
        if (message.ok) listener(message.value);
        else socket.close(1003, "not a frame of the protocol");
      });
    },
    onClose(listener) {
      socket.on("close", listener);
    },
    close() {
      socket.close();
    },
  };
}

function decoded(data: unknown): { ok: true; value: unknown } | { ok: false } {
  if (!(data instanceof Uint8Array)) return { ok: false };
  try {
    return { ok: true, value: decodeMessage(data) };
  } catch {
    return { ok: false };
  }
}
