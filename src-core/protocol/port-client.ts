import { readBySchema } from "../common/schema.ts";
import { type Fault, FaultError, faultOf } from "./faults.ts";
import {
  idOf,
  type Notice,
  type PortEvent,
  type Reply,
  type Request,
  type RequestKind,
  requestTable,
  toRendererSchema,
} from "./messages.ts";
import type { Port } from "./port.ts";

interface Pending {
  readonly kind: RequestKind;
  resolve(value: unknown): void;
  reject(error: FaultError): void;
}

/**
 * The renderer's end of the port: requests as promises, events to one listener. When the port
 * closes, every pending request is rejected with `disconnected`, and so is every later one.
 */
export class PortClient {
  private readonly port: Port;
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private isClosed = false;

  /**
   * @param onEvent gets everything the main process tells unasked
   * @param onClose is called once, when the other side is gone
   */
  constructor(port: Port, onEvent: (event: PortEvent) => void, onClose: () => void) {
    this.port = port;
    port.onMessage((message) => this.receive(message, onEvent));
    port.onClose(() => {
      this.isClosed = true;
      for (const { reject } of this.pending.values())
        reject(new FaultError({ kind: "disconnected" }));
      this.pending.clear();
      onClose();
    });
  }

  /**
   * Sends a request.
   *
   * @throws FaultError with the reason, as the promise's rejection
   */
  request<Kind extends RequestKind>(request: Request<Kind> & { kind: Kind }): Promise<Reply<Kind>> {
    if (this.isClosed) return Promise.reject(new FaultError({ kind: "disconnected" }));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, {
        kind: request.kind,
        resolve: (value) => resolve(value as Reply<Kind>),
        reject,
      });
      try {
        this.port.send({ type: "request", id, request });
      } catch (error) {
        this.pending.delete(id);
        reject(new FaultError(faultOf(error), { cause: error }));
      }
    });
  }

  /** Tells the main process something that needs no reply. */
  tell(notice: Notice): void {
    if (!this.isClosed) this.port.send({ type: "notice", notice });
  }

  private receive(message: unknown, onEvent: (event: PortEvent) => void): void {
    const parsed = readBySchema(toRendererSchema, message);
    if (!parsed.ok) {
      const fault: Fault = { kind: "invalid-message", ...parsed.fault };
      const pending = this.take(idOf(message));
      if (pending) pending.reject(new FaultError(fault));
      else onEvent({ kind: "trouble", fault });
      return;
    }
    if (parsed.value.type === "event") {
      onEvent(parsed.value.event);
      return;
    }
    const pending = this.take(parsed.value.id);
    if (!pending) return;
    if (parsed.value.type === "failure") pending.reject(new FaultError(parsed.value.fault));
    else settle(pending, parsed.value.value);
  }

  /** The request of that id, which is then no longer pending. */
  private take(id: number | null): Pending | undefined {
    if (id === null) return undefined;
    const pending = this.pending.get(id);
    this.pending.delete(id);
    return pending;
  }
}

function settle(pending: Pending, value: unknown): void {
  const reply = readBySchema<unknown>(requestTable[pending.kind].reply, value);
  if (reply.ok) pending.resolve(reply.value);
  else pending.reject(new FaultError({ kind: "invalid-message", ...reply.fault }));
}
