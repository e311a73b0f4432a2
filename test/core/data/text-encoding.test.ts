import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessEncoding, type TextEncoding, textEncodings } from "#core/data/text-encoding.ts";
import { decodeWindows1252 } from "#core/data/windows-1252.ts";

function decode(bytes: Uint8Array, encoding: TextEncoding): string {
  return encoding === "windows-1252"
    ? decodeWindows1252(bytes)
    : new TextDecoder(encoding).decode(bytes);
}

/** Every letter that two bytes stand for, backwards: the platform encodes nothing but UTF-8. */
const gbk = new Map<string, readonly [number, number]>();
for (let first = 0x81; first <= 0xfe; first++) {
  for (let second = 0x40; second <= 0xfe; second++) {
    const letter = decode(Uint8Array.of(first, second), "gb18030");
    if (letter.length === 1 && letter !== "\uFFFD") gbk.set(letter, [first, second]);
  }
}
const windows = new Map<string, number>();
for (let byte = 0; byte < 256; byte++)
  windows.set(decode(Uint8Array.of(byte), "windows-1252"), byte);

function inGbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((sign) => gbk.get(sign) ?? [sign.charCodeAt(0)]));
}

function inWindows1252(text: string): Uint8Array {
  return Uint8Array.from([...text], (sign) => windows.get(sign) ?? 0x3f);
}

function inUtf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = [...text].flatMap((sign) => {
    const code = sign.charCodeAt(0);
    return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
  return Uint8Array.from(bytes);
}

function guessed(bytes: Uint8Array): { encoding: TextEncoding; text: string } {
  const encoding = guessEncoding(bytes, decode);
  return { encoding, text: decode(bytes, encoding) };
}

describe("the encoding of a file is told apart", () => {
  it.each([
    "Länge,b\n1,2\n",
    "Größe;Straße;Übung\n1;2;3\n",
    "Temperatur °C,mm²\n1,2\n",
    "Année,Prénom,Été\n1,é,à\n",
    "Año,niño,España\n1,2,3\n",
    "Hårfärg,Öl,kön\n1,2,3\n",
    "café\n1\n",
    "price €,“x”,naïve\n1,2,3\n",
    "x,k\n1,Müller\n2,Möller\n",
  ])("Windows-1252: %j", (text) => {
    expect(guessed(inWindows1252(text))).toEqual({ encoding: "windows-1252", text });
  });

  it.each([
    "长度,宽度,种类\n1,2,甲\n3,4,乙\n",
    "x轴,y轴\n1,2\n",
    "x,类\n1,2\n",
    "身高cm,体重kg,速度v\n1,2,3\n",
    "x与y,sin和cos,类别\n1,2,甲\n",
    "姓名,分数\n朱镕基,5\n王喆,6\n",
    "國家，學生\n1,2\n",
  ])("GB 18030: %j", (text) => {
    expect(guessed(inGbk(text))).toEqual({ encoding: "gb18030", text });
  });

  it.each(["x,y\n1,2\n", "Länge,b\n1,2\n", "长度,b\n1,2\n", "😀,b\n1,2\n"])("UTF-8: %j", (text) => {
    const bytes = new TextEncoder().encode(text);
    expect(guessed(bytes)).toEqual({ encoding: "utf-8", text });
    expect(guessed(new TextEncoder().encode(`\uFEFF${text}`))).toEqual({ encoding: "utf-8", text });
  });

  it.each(["x,y\n1,2\n", "Länge,b\n1,2\n", "长度,b\n1,2\n"])(
    "UTF-16, with its mark or without: %j",
    (text) => {
      for (const [isLittle, encoding] of [
        [true, "utf-16le"],
        [false, "utf-16be"],
      ] as const) {
        expect(guessed(inUtf16(`\uFEFF${text}`, isLittle))).toEqual({ encoding, text });
        expect(guessed(inUtf16(text, isLittle))).toEqual({ encoding, text });
      }
    },
  );

  it("and of no bytes at all is UTF-8", () => {
    expect(guessEncoding(new Uint8Array(0), decode)).toBe("utf-8");
  });
});

it("all text of UTF-8 is taken for it, and any bytes for something that can be read", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const whole = text.replaceAll("\0", "");
      expect(guessEncoding(new TextEncoder().encode(whole), decode)).toBe("utf-8");
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(textEncodings).toContain(guessEncoding(bytes, decode));
    }),
    { numRuns: 500 },
  );
});

it("two labels in Windows-1252 never become one", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(new Set(decode(bytes, "windows-1252")).size).toBe(256);
});

it("every encoding that can be chosen is one that the platform has", () => {
  for (const encoding of textEncodings) {
    expect(decode(inUtf16("1", true), encoding)).toContain(
      encoding === "utf-16be" ? "\u3100" : "1",
    );
  }
});
