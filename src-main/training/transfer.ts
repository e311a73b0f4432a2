/**
 * The buffers of all arrays of numbers in a message, each once: what is transferred instead of
 * copied. The arrays must be the sender's own, whole, and not be used again.
 */
export function buffersOf(message: unknown): ArrayBufferLike[] {
  const buffers = new Set<ArrayBufferLike>();
  collect(message, buffers);
  return [...buffers];
}

function collect(part: unknown, buffers: Set<ArrayBufferLike>): void {
  if (part instanceof Float64Array || part instanceof Int32Array) buffers.add(part.buffer);
  else if (typeof part === "object" && part !== null) {
    for (const inner of Object.values(part)) collect(inner, buffers);
  }
}
