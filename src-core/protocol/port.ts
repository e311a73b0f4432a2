/**
 * One end of a duplex channel between a renderer and the main process, whatever carries it: a
 * `MessagePort` in Electron, a WebSocket in the browser host. Messages arrive in order, as plain
 * data, not yet checked.
 */
export interface Port {
  send(message: unknown): void;
  /** Registers the one listener for messages. */
  onMessage(listener: (message: unknown) => void): void;
  /** Registers the one listener for the other side's end. */
  onClose(listener: () => void): void;
  close(): void;
}
