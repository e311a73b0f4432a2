import fc from "fast-check";
import { writeNetwork } from "#core/network/network-file.ts";
import { crc32 } from "#core/pictures/crc32.ts";
import { withPngText } from "#core/pictures/png-text.ts";
import { createSession } from "#core/session/session.ts";
import { sessionFormat, writeSession } from "#core/session/session-file.ts";
import { chapterSetup } from "#core/training/default-setup.ts";
import { anyText } from "./arbitraries.ts";

/** A file that is damaged, or made to do harm. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The formats that can be opened. */
export type HostileFormat = "session" | "network" | "picture" | "table";

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const first = createSession();
const placed = {
  ...chapterSetup("classification"),
  data: {
    kind: "placed" as const,
    points: [
      { input: [1, 2], target: 0 },
      { input: [-1, 0.5], target: 1 },
      { input: [3, -2], target: 1 },
    ],
  },
};
const sessions = [
  first,
  { ...first, view: "network" as const, network: { ...first.network, setup: placed } },
].map(writeSession);

const networks = [
  writeNetwork({
    shape: { sizes: [2, 3, 2], activations: ["tanh", "softmax"], loss: "cross-entropy" },
    parameters: Float64Array.from({ length: 17 }, (_, at) => at / 7 - 1),
  }),
];

const tables = [
  "x,y,class\n1,2,a\n2,1,b\n3,4,a\n0.5,-1e-3,b\n",
  "Länge;Breite;Art\n1,5;2,25;Ä\n3,5;1.000,75;B\n2,5;-4;Ä\n",
  '# remark\nday\tvalue\t"a ""b"""\n2020-01-01\t1\t5%\n2020-01-02\t2\t6%\n2020-01-03\tNA\t7%\n',
  "花瓣,种类\n１.５,甲\n2,乙\n3,甲\n",
];

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const plainPng = joined([
  Uint8Array.from(signature),
  chunk("IHDR", Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
  chunk("IDAT", Uint8Array.of(0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1)),
  chunk("IEND", new Uint8Array(0)),
]);

function pictureOf(text: string): Uint8Array<ArrayBuffer> {
  return withPngText(plainPng, sessionFormat, text, encode);
}

/** Texts that programs stumble over. */
const strangeText = fc.oneof(
  anyText,
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\u202e\u2066",
    "\ud800",
    "é".normalize("NFD"),
    "👩‍🔬",
    "../../etc/passwd",
    "<img src=x onerror=alert(1)>",
    "%s%n",
    "x^2 + sin(y)^2",
    "((((((((((",
    "a".repeat(20_000),
    "花".repeat(5000),
    "\n".repeat(3000),
  ),
);

const strangeName = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "length",
    "then",
    "toJSON",
    "",
    "0",
    "花",
    "\u202e",
  ),
  strangeText,
);

/** JSON for a value of any kind, as it stands in a text; some of it is none. */
const strangeToken = fc.oneof(
  fc.constantFrom(
    "null",
    "true",
    "-0",
    "0",
    "-1",
    "1.5",
    "1e999",
    "-1e999",
    "1e-999",
    "9007199254740993",
    "1e21",
    "NaN",
    "Infinity",
    "undefined",
    "0x10",
    "01",
    '"1"',
    '"NaN"',
    "[]",
    "{}",
    "[[]]",
    '{"__proto__":{"hostile":1}}',
    '{"length":4294967295}',
    `${"[".repeat(31)}${"]".repeat(31)}`,
    `${"[".repeat(5000)}${"]".repeat(5000)}`,
    `[${"1,".repeat(20_000)}1]`,
    `[${'"x",'.repeat(20_000)}"x"]`,
    `[${"{},".repeat(5000)}{}]`,
    "1".repeat(5000),
  ),
  strangeText.map((text) => JSON.stringify(text)),
);

/** Where values and members stand in JSON that is written on many lines or on one. */
function valuesIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  const value = /(?<=[:[,]\s*)("(?:[^"\\]|\\.)*"(?!\s*:)|-?\d[\d.e+-]*|true|false|null)/g;
  return [...text.matchAll(value)].map(({ index, 0: { length } }) => {
    return { from: index, to: index + length };
  });
}

function bracesIn(text: string): readonly number[] {
  return [...text.matchAll(/\{/g)].map(({ index }) => index + 1);
}

function hostileJson(text: string): fc.Arbitrary<string> {
  const value = fc.constantFrom(...valuesIn(text));
  const brace = fc.constantFrom(...bracesIn(text));
  const lines = text.split("\n");
  return fc.oneof(
    fc.tuple(value, strangeToken).map(([{ from, to }, token]) => {
      return text.slice(0, from) + token + text.slice(to);
    }),
    fc.tuple(brace, strangeName, strangeToken).map(([at, name, token]) => {
      return `${text.slice(0, at)}${JSON.stringify(name)}:${token},${text.slice(at)}`;
    }),
    fc.nat(lines.length - 1).map((at) => lines.toSpliced(at, 1).join("\n")),
    fc.nat(lines.length - 1).map((at) => lines.toSpliced(at, 0, lines[at]).join("\n")),
    fc.tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1)).map(([at, to]) => {
      return lines.with(at, lines[to]).with(to, lines[at]).join("\n");
    }),
    fc.tuple(value, value).map(([left, right]) => {
      return text.slice(0, left.from) + text.slice(right.from, right.to) + text.slice(left.to);
    }),
    fc.tuple(strangeToken, fc.boolean()).map(([token, isBefore]) => {
      return isBefore ? token + text : text + token;
    }),
  );
}

const strangeCell = fc.oneof(
  strangeText,
  fc.constantFrom("1,5", "1.000,5", "1e999", '"', '""', '"a', "-", "NA", "∞", "1/2", "2020-13-45"),
);

function hostileTable(text: string): fc.Arbitrary<string> {
  const places = [...text.matchAll(/[^,;\t\n]+/g)].map(({ index, 0: { length } }) => {
    return { from: index, to: index + length };
  });
  const lines = text.split("\n");
  const line = fc.nat(lines.length - 1);
  return fc.oneof(
    fc.tuple(fc.constantFrom(...places), strangeCell).map(([{ from, to }, cell]) => {
      return text.slice(0, from) + cell + text.slice(to);
    }),
    line.map((at) => lines.toSpliced(at, 1).join("\n")),
    fc.tuple(line, strangeCell).map(([at, row]) => lines.toSpliced(at, 0, row).join("\n")),
    fc.tuple(line, fc.constantFrom(",", ";", "\t", "\n", '"', "\r", "\u0000")).map(([at, sign]) => {
      return lines.with(at, sign.repeat(3000)).join("\n");
    }),
    fc
      .tuple(fc.constantFrom(",", ";", "\t"), fc.constantFrom(";", "|", " ", "\u3000"))
      .map(([from, to]) => text.replaceAll(from, to)),
    fc.nat(1000).map((count) => text + lines[lines.length - 2].concat("\n").repeat(count)),
  );
}

/** What can happen to bytes on their way. */
function damaged(bytes: Uint8Array<ArrayBuffer>): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const place = fc.nat(bytes.length);
  return fc.oneof(
    place.map((length) => bytes.slice(0, length)),
    place.map((from) => bytes.slice(from)),
    fc
      .array(fc.tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.nat(255)), {
        minLength: 1,
        maxLength: 20,
      })
      .map((flips) => {
        const copy = bytes.slice();
        for (const [at, byte] of flips) copy[at] = byte;
        return copy;
      }),
    fc.tuple(place, place, place).map(([at, from, to]) => {
      return joined([bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at)]);
    }),
    fc.tuple(place, fc.nat(300)).map(([at, length]) => {
      return joined([bytes.subarray(0, at), bytes.subarray(at + length)]);
    }),
    fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(([at, put]) => {
      return joined([bytes.subarray(0, at), put, bytes.subarray(at)]);
    }),
    fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0]).map((mark) => {
      return joined([Uint8Array.from(mark), bytes]);
    }),
    fc.boolean().map((isLittle) => {
      const wide = new Uint8Array(2 * bytes.length + 2);
      wide.set(isLittle ? [0xff, 0xfe] : [0xfe, 0xff]);
      bytes.forEach((byte, at) => {
        wide[2 * at + (isLittle ? 2 : 3)] = byte;
      });
      return wide;
    }),
  );
}

function hostileText(
  samples: readonly string[],
  hostile: (text: string) => fc.Arbitrary<string>,
): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return fc
    .constantFrom(...samples)
    .chain((text) =>
      fc.oneof(
        { weight: 3, arbitrary: hostile(text).map(encode) },
        { weight: 1, arbitrary: hostile(text).map(encode).chain(damaged) },
        { weight: 1, arbitrary: damaged(encode(text)) },
      ),
    );
}

/** Pictures whose chunks are in disorder; each chunk itself is whole or not. */
const hostilePicture: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.constantFrom(...sessions).chain((text) => damaged(pictureOf(text))),
  fc.constantFrom(...sessions).chain((text) => hostileJson(text).map(pictureOf)),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          "IHDR",
          "IDAT",
          "IEND",
          "iTXt",
          "tEXt",
          "zTXt",
          "aaAa",
          "\u0000\u0000\u0000\u0000",
        ),
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc
            .tuple(
              fc.constantFrom(sessionFormat, "Title", ""),
              fc.uint8Array({ maxLength: 8 }),
              strangeText,
            )
            .map(([keyword, flags, text]) => joined([encode(keyword), flags, encode(text)])),
        ),
      ),
      { maxLength: 8 },
    )
    .map((chunks) => {
      return joined([
        Uint8Array.from(signature),
        ...chunks.map(([type, data]) => chunk(type, data)),
      ]);
    }),
  fc.tuple(fc.nat(plainPng.length - 4), fc.nat(0xffffffff)).map(([at, length]) => {
    const copy = pictureOf(sessions[0]).slice();
    new DataView(copy.buffer).setUint32(at, length);
    return copy;
  }),
);

const names: Readonly<Record<HostileFormat, readonly string[]>> = {
  session: ["a.thalweg", "a.json", "山谷 (1).thalweg", "a"],
  network: ["a.json", "网络.json", "a"],
  picture: ["a.png", "a.thalweg", "a"],
  table: ["a.csv", "数据.csv", "a.txt", "a.tsv"],
};

const contents: Readonly<Record<HostileFormat, fc.Arbitrary<Uint8Array<ArrayBuffer>>>> = {
  session: hostileText(sessions, hostileJson),
  network: hostileText(networks, hostileJson),
  picture: hostilePicture,
  table: hostileText(tables, hostileTable),
};

/** Every format. */
export const hostileFormats = Object.keys(names) as readonly HostileFormat[];

/** Any damaged or hostile file of a format. */
export function anyHostileFile(format: HostileFormat): fc.Arbitrary<HostileFile> {
  return fc.record({ name: fc.constantFrom(...names[format]), bytes: contents[format] });
}

/** The same files for the same seed. */
export function hostileFiles(format: HostileFormat, count: number, seed: number): HostileFile[] {
  return fc.sample(anyHostileFile(format), { numRuns: count, seed });
}
