import { readBySchema } from "../common/schema.ts";
import { type Fault, faultOf } from "./faults.ts";
import {
  idOf,
  type Notice,
  type PortEvent,
  type Reply,
  type Request,
  type RequestKind,
  toMainSchema,
} from "./messages.ts";
import type { Port } from "./port.ts";

/** One handler for every request; what it returns is the reply, what it throws the failure. */
export type RequestHandlers = {
  readonly [Kind in RequestKind]: (request: Request<Kind>) => Promise<Reply<Kind>> | Reply<Kind>;
};

/**
 * The main process's end of a port: every request gets exactly one reply, also one that is
 * malformed, unknown or fails.
 */
export class PortServer {
  private readonly port: Port;
  private isClosed = false;

  constructor(port: Port, handlers: RequestHandlers, onNotice: (notice: Notice) => void) {
    this.port = port;
    port.onMessage((message) => {
      const parsed = readBySchema(toMainSchema, message);
      if (!parsed.ok) this.refuse(message, { kind: "invalid-message", ...parsed.fault });
      else if (parsed.value.type === "notice") onNotice(parsed.value.notice);
      else void this.answer(parsed.value.id, parsed.value.request, handlers);
    });
  }

  /** Tells the renderer something it did not ask for. */
  tell(event: PortEvent): void {
    this.send({ type: "event", event });
  }

  /** The other side is gone: what it said last is still heard, but nothing more is sent. */
  close(): void {
    this.isClosed = true;
  }

  private async answer(id: number, request: Request, handlers: RequestHandlers): Promise<void> {
    try {
      // The table's type pairs each handler with its request; a union cannot express the pairing.
      const handler = handlers[request.kind] as (request: Request) => unknown;
      this.send({ type: "reply", id, ok: true, value: await handler(request) });
    } catch (error) {
      this.fail(id, faultOf(error));
    }
  }

  private refuse(message: unknown, fault: Fault): void {
    const id = idOf(message);
    if (id !== null) this.fail(id, fault);
  }

  private fail(id: number, fault: Fault): void {
    this.send({ type: "failure", id, fault });
  }

  private send(message: unknown): void {
    if (!this.isClosed) this.port.send(message);
  }
}
