import { decode, ExtensionCodec, encode } from "@msgpack/msgpack";

const float64ArrayType = 1;
const int32ArrayType = 2;

const codec = new ExtensionCodec();
// The bytes lie at any offset in the frame, and numbers need theirs aligned: hence the copies.
// Not by `slice`, which gives a view of the whole pool when the frame is a Node Buffer.
codec.register({
  type: float64ArrayType,
  encode: (value) => (value instanceof Float64Array ? bytesOf(value) : null),
  decode: (bytes) => new Float64Array(new Uint8Array(bytes).buffer),
});
codec.register({
  type: int32ArrayType,
  encode: (value) => (value instanceof Int32Array ? bytesOf(value) : null),
  decode: (bytes) => new Int32Array(new Uint8Array(bytes).buffer),
});

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * A port's message as the bytes of one WebSocket frame (MessagePack; arrays of doubles and of whole
 * numbers in one piece).
 */
export function encodeMessage(message: unknown): Uint8Array {
  // Integers would lose the sign of −0, and both hosts must give the same numbers. A member that is
  // undefined is not there, as in a file.
  return encode(message, {
    extensionCodec: codec,
    forceIntegerToFloat: true,
    ignoreUndefined: true,
  });
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
