import type { Port } from "#core/protocol/port.ts";
import { decodeMessage, encodeMessage } from "#core/protocol/wire-format.ts";

/** One end of a pair, with what has arrived at it. */
export interface PairedPort extends Port {
  /** Everything that has arrived here, in order. */
  readonly received: readonly unknown[];
}

type Carrier = (message: unknown) => unknown;

class MemoryPort implements PairedPort {
  readonly received: unknown[] = [];
  other: MemoryPort | null = null;
  private readonly carrier: Carrier;
  private messageListener: (message: unknown) => void = () => undefined;
  private closeListener: () => void = () => undefined;

  constructor(carrier: Carrier) {
    this.carrier = carrier;
  }

  send(message: unknown): void {
    const carried = this.carrier(message);
    queueMicrotask(() => this.other?.deliver(carried));
  }

  onMessage(listener: (message: unknown) => void): void {
    this.messageListener = listener;
  }

  onClose(listener: () => void): void {
    this.closeListener = listener;
  }

  close(): void {
    const { other } = this;
    this.other = null;
    if (other) other.other = null;
    other?.closeListener();
  }

  private deliver(message: unknown): void {
    this.received.push(message);
    this.messageListener(message);
  }
}

/** How messages are copied on their way, as in the two hosts. */
export const carriers: Readonly<Record<"structured clone" | "wire format", Carrier>> = {
  "structured clone": (message) => structuredClone(message),
  "wire format": (message) => decodeMessage(encodeMessage(message).slice()),
};

/** Two ports, each of which gives what it is sent to the other, one microtask later. */
export function createPortPair(carrier: Carrier): { main: PairedPort; renderer: PairedPort } {
  const main = new MemoryPort(carrier);
  const renderer = new MemoryPort(carrier);
  main.other = renderer;
  renderer.other = main;
  return { main, renderer };
}

/** Waits until everything under way has arrived. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
