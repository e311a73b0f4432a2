import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { crc32 } from "#core/pictures/crc32.ts";
import { isPng, isWholePng, pngText, withPngText } from "#core/pictures/png-text.ts";
import { createSession } from "#core/session/session.ts";
import { readSession, writeSession } from "#core/session/session-file.ts";
import { anySession } from "../arbitraries.ts";

const keyword = "thalweg-session";
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** A picture of 7 × 5 pixels, no two alike. */
function picture(): Uint8Array {
  const png = new PNG({ width: 7, height: 5 });
  for (let i = 0; i < png.data.length; i++) png.data[i] = (i * 37) % 256;
  return new Uint8Array(PNG.sync.write(png));
}

const png = picture();

function embed(text: string, into = png): Uint8Array {
  return withPngText(into, keyword, text, encode);
}

function extract(from: Uint8Array): string | null {
  return pngText(from, keyword, decode);
}

function chunk(
  type: string,
  data: Uint8Array | readonly number[],
  length = data.length,
): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, length);
  bytes.set(encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(4, bytes.length - 4)));
  return bytes;
}

function pngOf(...chunks: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from([...signature, ...chunks.flatMap((bytes) => [...bytes])]);
}

function textChunk(name: string, text: string, flag = 0, language = "", title = ""): Uint8Array {
  const head = [...encode(name), 0, flag, 0, ...encode(language), 0, ...encode(title), 0];
  return chunk("iTXt", [...head, ...encode(text)]);
}

const end = chunk("IEND", []);

describe("a picture with a text", () => {
  it("gives the text back", () => {
    expect(extract(embed("J(x, y) = x² + sin²y"))).toBe("J(x, y) = x² + sin²y");
  });

  it("still shows the same pixels", () => {
    const before = PNG.sync.read(Buffer.from(png));
    const after = PNG.sync.read(Buffer.from(embed("山谷 ".repeat(10_000))), { checkCRC: true });
    expect([after.width, after.height]).toEqual([7, 5]);
    expect(after.data.equals(before.data)).toBe(true);
  });

  it("carries it right before its end, and nothing else changes", () => {
    const carrying = embed("text");
    const added = carrying.length - png.length;
    expect(added).toBe(12 + keyword.length + 5 + 4);
    expect(carrying.subarray(0, png.length - 12)).toEqual(png.subarray(0, -12));
    expect(carrying.subarray(-12)).toEqual(png.subarray(-12));
    const body = carrying.subarray(png.length - 12, -12);
    expect(body).toEqual(textChunk(keyword, "text"));
  });

  it("is a copy", () => {
    const before = png.slice();
    const carrying = embed("text");
    carrying.fill(0);
    expect(png).toEqual(before);
  });

  it("gives back any text at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 50 }), (text) => {
        expect(extract(embed(text))).toBe(text);
      }),
    );
  });

  it("opens again as the session that it shows", () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const text = extract(embed(writeSession(session)));
        expect(readSession(text ?? "")).toEqual({ ok: true, session });
      }),
      { numRuns: 50 },
    );
  });

  it("is read wherever its bytes lie in a larger buffer", () => {
    const carrying = embed("text");
    const buffer = new Uint8Array(carrying.length + 30).fill(7);
    buffer.set(carrying, 13);
    const within = buffer.subarray(13, 13 + carrying.length);
    expect(extract(within)).toBe("text");
    expect(extract(embed("more", png.subarray(0)))).toBe("more");
    expect(extract(withPngText(within, "other", "second", encode))).toBe("text");
  });

  it("keeps several texts apart by their keywords", () => {
    const carrying = withPngText(embed("ours"), "Comment", "theirs", encode);
    expect(extract(carrying)).toBe("ours");
    expect(pngText(carrying, "Comment", decode)).toBe("theirs");
    expect(pngText(carrying, "comment", decode)).toBeNull();
    expect(pngText(carrying, "thalweg", decode)).toBeNull();
  });

  it("may carry a language and a translated keyword, which are passed over", () => {
    const carrying = pngOf(textChunk(keyword, "text", 0, "zh-CN", "会话"), end);
    expect(extract(carrying)).toBe("text");
  });

  it("may carry an empty text", () => {
    expect(extract(embed(""))).toBe("");
  });
});

describe("a picture without our text", () => {
  it("gives none", () => {
    expect(extract(png)).toBeNull();
    expect(extract(pngOf(chunk("tEXt", [...encode(keyword), 0, 65]), end))).toBeNull();
  });

  it("gives none when the text is compressed", () => {
    expect(extract(pngOf(textChunk(keyword, "text", 1), end))).toBeNull();
  });

  it.each([
    ["no byte at all", []],
    ["a keyword that does not end", [...encode(keyword)]],
    ["nothing after the keyword", [...encode(keyword), 0]],
    ["no language", [...encode(keyword), 0, 0, 0]],
    ["a language that does not end", [...encode(keyword), 0, 0, 0, 101, 110]],
    ["no translated keyword", [...encode(keyword), 0, 0, 0, 0]],
    ["a translated keyword that does not end", [...encode(keyword), 0, 0, 0, 0, 65]],
  ])("gives none when its chunk has %s", (_, data) => {
    expect(extract(pngOf(chunk("iTXt", data), end))).toBeNull();
  });

  it("gives none when any bit of the text was flipped", () => {
    const carrying = embed('{"learningRate":0.1}');
    const from = png.length - 12 + 8;
    for (let at = from; at < carrying.length - 12; at++) {
      const damaged = carrying.slice();
      damaged[at] ^= 1;
      expect(extract(damaged)).toBeNull();
    }
  });
});

describe("what is no whole PNG", () => {
  it("gives no text, wherever it was cut off, and takes none in", () => {
    const carrying = embed("text");
    for (let length = 0; length < carrying.length; length++) {
      const cut = carrying.subarray(0, length);
      expect(extract(cut)).toBe(length < carrying.length - 12 ? null : "text");
      expect(() => embed("more", cut)).toThrow(RangeError);
    }
  });

  it.each([
    ["nothing", new Uint8Array(0)],
    ["a JPEG", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46)],
    ["text", encode("thalweg-session")],
    ["a bare signature", pngOf()],
    ["a chunk said to be longer than the file", pngOf(chunk("IDAT", [1, 2], 3), end)],
    ["a chunk said to be 4 GiB long", pngOf(chunk("IDAT", [1, 2], 0xffffffff), end)],
    ["a damaged signature", Uint8Array.from([0x88, ...png.slice(1)])],
  ])("gives no text and takes none in: %s", (_, bytes) => {
    expect(extract(bytes)).toBeNull();
    expect(() => embed("text", bytes)).toThrow(RangeError);
  });

  it("is told by its first eight bytes alone", () => {
    expect(isPng(png)).toBe(true);
    expect(isPng(Uint8Array.from(signature))).toBe(true);
    for (let i = 0; i < 8; i++) {
      expect(isPng(Uint8Array.from(signature.with(i, 0)))).toBe(false);
      expect(isPng(Uint8Array.from(signature.slice(0, i)))).toBe(false);
    }
  });

  it("ends the search also with a million empty chunks", () => {
    const empty = chunk("zzZz", []);
    const bytes = new Uint8Array(8 + 12 * 1_000_000);
    bytes.set(signature);
    for (let i = 0; i < 1_000_000; i++) bytes.set(empty, 8 + 12 * i);
    expect(extract(bytes)).toBeNull();
    expect(() => embed("text", bytes)).toThrow(RangeError);
  });

  it("gives no text and no error, whatever follows the signature", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(extract(bytes)).toBeNull();
        expect(extract(Uint8Array.from([...signature, ...bytes]))).toBeNull();
        expect(extract(pngOf(chunk("iTXt", bytes), end))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("gives our whole text or none, whatever byte of the picture is changed to whatever", () => {
    const text = writeSession(createSession());
    const carrying = embed(text);
    fc.assert(
      fc.property(fc.nat(carrying.length - 1), fc.nat(255), (at, byte) => {
        expect([text, null]).toContain(extract(carrying.with(at, byte)));
      }),
      { numRuns: 2000 },
    );
  });
});

/** A picture of so many empty chunks, and then these. */
function pngOfEmpty(count: number, ...last: readonly Uint8Array[]): Uint8Array {
  const empty = chunk("abCd", []);
  const size = signature.length + count * empty.length;
  const bytes = new Uint8Array(size + last.reduce((sum, { length }) => sum + length, 0));
  bytes.set(signature);
  bytes.set(empty, signature.length);
  for (let filled = empty.length; filled < size - signature.length; filled *= 2) {
    bytes.copyWithin(signature.length + filled, signature.length, signature.length + filled);
  }
  let at = size;
  for (const part of last) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

describe("a picture of many chunks", () => {
  it("is looked through for the text, to its end", () => {
    const text = textChunk(keyword, "late");
    expect(extract(pngOfEmpty(50_000, text, end))).toBe("late");
    expect(isWholePng(pngOfEmpty(50_000, end))).toBe(true);
    expect(isWholePng(pngOfEmpty(50_000))).toBe(false);
  });

  it("is given up before it costs anything", () => {
    const text = textChunk(keyword, "late");
    expect(extract(pngOfEmpty(5_000_000, text, end))).toBeNull();
    expect(isWholePng(pngOfEmpty(5_000_000))).toBe(true);
  });

  it("has no text whose keyword is longer than one can be", () => {
    const long = "k".repeat(80);
    expect(pngText(pngOf(textChunk(long, "text"), end), long, decode)).toBeNull();
  });
});
