import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toMainSchema, toRendererSchema } from "#core/protocol/messages.ts";
import { decodeMessage, encodeMessage } from "#core/protocol/wire-format.ts";
import { messagesToRenderer, notices, requests } from "./message-samples.ts";

const messagesToMain = [
  ...Object.values(requests).map((request) => ({ type: "request", id: 7, request })),
  ...Object.values(notices).map((notice) => ({ type: "notice", notice })),
];

function carried(message: unknown): unknown {
  return decodeMessage(encodeMessage(message));
}

/** The bytes at an odd place of a larger buffer. */
function displaced(bytes: Uint8Array, offset: number): Uint8Array {
  const buffer = new Uint8Array(bytes.length + offset + 5).fill(0xc1);
  buffer.set(bytes, offset);
  return buffer.subarray(offset, offset + bytes.length);
}

describe("a frame carries", () => {
  it.each(messagesToMain)("a message to the main process as it is: %j", (message) => {
    expect(carried(message)).toEqual(message);
    expect(toMainSchema.parse(carried(message))).toEqual(message);
  });

  it.each(messagesToRenderer)("a message to the renderer as it is: %j", (message) => {
    expect(carried(message)).toEqual(message);
    expect(toRendererSchema.parse(carried(message))).toEqual(message);
  });

  it("no member that is not there", () => {
    expect(Object.keys(carried({ here: null, absent: undefined }) as object)).toEqual(["here"]);
  });

  it("doubles bit for bit, in arrays and alone", () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (values) => {
        const array = Float64Array.from(values);
        expect(carried({ array, values })).toEqual({ array, values });
      }),
      { numRuns: 300 },
    );
    const odd = [-0, 0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324];
    expect(carried(odd)).toEqual(odd);
    expect(carried(Float64Array.from(odd))).toEqual(Float64Array.from(odd));
  });

  it("arrays of whole numbers, as such", () => {
    fc.assert(
      fc.property(fc.int32Array({ maxLength: 40 }), fc.nat(9), (counts, before) => {
        const message = { text: "x".repeat(before), counts, doubles: Float64Array.from(counts) };
        const received = carried(message);
        expect(received).toEqual(message);
        expect(received).toHaveProperty("counts", expect.any(Int32Array));
      }),
      { numRuns: 200 },
    );
    const part = Int32Array.of(1, 2, 3, 4).subarray(1, 3);
    expect(carried(part)).toEqual(Int32Array.of(2, 3));
  });

  it("arrays of doubles whatever comes before them in the frame", () => {
    for (let length = 0; length < 20; length++) {
      const message = ["x".repeat(length), Float64Array.of(1, 2, 3), new Float64Array(0)];
      expect(carried(message)).toEqual(message);
    }
  });

  it("a part of an array of doubles without the rest of its buffer", () => {
    const part = Float64Array.of(1, 2, 3, 4, 5).subarray(1, 3);
    const received = carried(part);
    expect(received).toEqual(Float64Array.of(2, 3));
    expect(encodeMessage(part).length).toBeLessThan(25);
  });

  it("arrays of doubles that are the receiver's own", () => {
    const frame = encodeMessage(Float64Array.of(1, 2)).slice();
    const received = decodeMessage(frame);
    frame.fill(0);
    expect(received).toEqual(Float64Array.of(1, 2));
  });

  it("bytes, also from the middle of a buffer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), fc.nat(3), (bytes, offset) => {
        expect(carried({ bytes: displaced(bytes, offset) })).toEqual({ bytes });
      }),
      { numRuns: 50 },
    );
  });
});

describe("a frame is read", () => {
  const message = { bytes: Uint8Array.of(1, 2, 3), doubles: Float64Array.of(1.5, -0, Number.NaN) };

  it("at any place of a larger buffer", () => {
    for (let offset = 0; offset < 17; offset++) {
      expect(decodeMessage(displaced(encodeMessage(message), offset))).toEqual(message);
    }
  });

  it("out of Node's buffers, which share one pool", () => {
    for (let i = 0; i < 5; i++) {
      const received = decodeMessage(Buffer.from(encodeMessage({ doubles: message.doubles })));
      expect(received).toEqual({ doubles: message.doubles });
    }
  });
});

describe("a hostile frame", () => {
  it.each([
    ["is empty", []],
    ["holds a byte that MessagePack never uses", [0xc1]],
    ["ends within a text", [0xd9, 200, 65]],
    ["ends within an array", [0xdc, 0xff, 0xff, 1]],
    ["is an array said to be of 4 thousand million", [0xdd, 0xff, 0xff, 0xff, 0xff]],
    ["is a map said to be of 4 thousand million", [0xdf, 0xff, 0xff, 0xff, 0xff]],
    ["is bytes said to be 4 GiB", [0xc6, 0xff, 0xff, 0xff, 0xff]],
    ["is half a double", [0xc7, 4, 1, 0, 0, 0, 0]],
    ["is half a whole number", [0xc7, 2, 2, 0, 0]],
    ["has more after its end", [0x01, 0x02]],
    ["would set a prototype", [0x81, 0xa9, ...new TextEncoder().encode("__proto__"), 0x80]],
  ])("that %s is refused", (_, bytes) => {
    expect(() => decodeMessage(Uint8Array.from(bytes))).toThrow(Error);
  });

  it("that nests arrays said to be large is refused at once", () => {
    const frame = Uint8Array.from({ length: 500 }, (_, i) => [0xdd, 0x01, 0, 0, 0][i % 5]);
    expect(() => decodeMessage(frame)).toThrow(Error);
  });

  it("of random bytes gives an error or plain data, and never hangs", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const message = attempt(bytes);
        expect(toMainSchema.safeParse(message).success).toBe(false);
        expect(toRendererSchema.safeParse(message).success).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("with one byte changed gives an error or data, and never hangs", () => {
    const frames = messagesToRenderer.map((message) => encodeMessage(message).slice());
    fc.assert(
      fc.property(fc.constantFrom(...frames), fc.nat(), fc.nat(255), (frame, at, byte) => {
        const changed = frame.with(at % frame.length, byte);
        const parsed = toRendererSchema.safeParse(attempt(changed));
        if (parsed.success) expect(["reply", "failure", "event"]).toContain(parsed.data.type);
        else expect(parsed.error.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});

function attempt(bytes: Uint8Array): unknown {
  try {
    return decodeMessage(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return error;
  }
}
