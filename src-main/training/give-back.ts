import { MessageChannel } from "node:worker_threads";

/**
 * Gives the memory of arrays back at once; they are empty then. Without this it would stay until the
 * next collection, which a thread that has nothing to do never makes.
 */
export function giveBack(arrays: readonly Float64Array<ArrayBufferLike>[]): void {
  const buffers = arrays.map(({ buffer }) => buffer).filter((one) => one instanceof ArrayBuffer);
  const { port1, port2 } = new MessageChannel();
  // What is sent to nobody is let go of as soon as it is sent.
  port2.close();
  port1.postMessage(null, [...new Set(buffers)]);
  port1.close();
}
