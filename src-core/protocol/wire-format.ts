import { decode, ExtensionCodec, encode } from "@msgpack/msgpack";

const float64ArrayType = 1;

const codec = new ExtensionCodec();
codec.register({
  type: float64ArrayType,
  encode(value) {
    if (!(value instanceof Float64Array)) return null;
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  },
  // The bytes lie at any offset in the frame, and doubles need theirs aligned: hence the copy.
  // Not by `slice`, which gives a view of the whole pool when the frame is a Node Buffer.
  decode: (bytes) => new Float64Array(new Uint8Array(bytes).buffer),
});

/** A port's message as the bytes of one WebSocket frame (MessagePack; arrays of doubles whole). */
export function encodeMessage(message: unknown): Uint8Array {
  // Integers would lose the sign of −0, and both hosts must give the same numbers.
  return encode(message, { extensionCodec: codec, forceIntegerToFloat: true });
}

/**
 * The message in one frame.
 *
 * @throws Error when the bytes are not MessagePack
 */
export function decodeMessage(bytes: Uint8Array): unknown {
  // Room for an array is made before its elements are read; each takes at least one byte.
  return decode(bytes, { extensionCodec: codec, maxArrayLength: bytes.length });
}
