import { longestTable } from "#core/data/table/table-limits.ts";
import { crc32 } from "#core/pictures/crc32.ts";
import { documentLimitsBytes } from "#core/session/document-limits.ts";
import { createSession } from "#core/session/session.ts";
import { writeSession } from "#core/session/session-file.ts";

/** A file that costs more than it should, made when it is asked for. */
export interface Monster {
  readonly name: string;
  bytes(): Uint8Array;
}

const { session: longestSession, network: longestNetwork, picture } = documentLimitsBytes;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** So many bytes of JSON: the head, then one part again and again, then the end. */
function filled(head: string, part: string, end: string, size: number): Uint8Array {
  const count = Math.floor((size - head.length - end.length) / encode(part).length);
  return encode(head + part.repeat(count) + end);
}

/** A session's file with one of its members replaced by as much of this as the format allows. */
function inSession(member: string, part: string, open = "[", close = "1]"): () => Uint8Array {
  const text = writeSession(createSession());
  const at = text.indexOf(`"${member}": `) + member.length + 4;
  const after = text.slice(at).search(/[,\n]/);
  const head = text.slice(0, at) + open;
  return () => filled(head, part, close + text.slice(at + after), longestSession);
}

function inNetwork(head: string, part: string, end: string): () => Uint8Array {
  const start = `{"format":"thalweg-network","version":1,"loss":"squared-error","layers":${head}`;
  return () => filled(start, part, `${end}}`, longestNetwork);
}

function chunk(type: string, size: number): Uint8Array {
  const bytes = new Uint8Array(size + 12).fill(0x61);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, size);
  bytes.set(encode(type), 4);
  view.setUint32(size + 8, crc32(bytes.subarray(4, size + 8)));
  return bytes;
}

/** A picture that is filled with one chunk again and again. */
function pictureOf(part: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(picture);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  for (let at = 8; at + part.length <= bytes.length; at += part.length) bytes.set(part, at);
  return bytes;
}

function sessionChunk(size: number): Uint8Array {
  const bytes = chunk("iTXt", size);
  const head = encode("thalweg-session");
  bytes.set(head, 8);
  bytes.fill(0, 8 + head.length, 8 + head.length + 5);
  new DataView(bytes.buffer).setUint32(size + 8, crc32(bytes.subarray(4, size + 8)));
  return bytes;
}

function inTable(head: string, part: string): Uint8Array {
  return filled(head, part, "", longestTable);
}

const placed = '{"input":[1,2],"target":0},';
const points = '{\n "kind": "placed", "points": [';
const lastPoint = '{"input":[1,2],"target":0}]}';

/** Files of every format at the bound of what is read of it, each costly in another way. */
export const monsters: Readonly<Record<string, Monster>> = Object.fromEntries(
  Object.entries<[string, () => Uint8Array]>({
    "brackets alone": ["a.thalweg", () => filled("", "[", "", longestSession)],
    "brackets without a name": ["a", () => filled("[", "[", "", longestSession)],
    "brackets of a session": ["a.thalweg", inSession("playhead", "[", "", "")],
    "empty arrays for a number": ["a.thalweg", inSession("playhead", "[],")],
    "empty objects for a number": ["a.thalweg", inSession("playhead", "{},")],
    "texts for a number": ["a.thalweg", inSession("playhead", '"",')],
    "one long text for a number": ["a.thalweg", inSession("playhead", "a", '"', '"')],
    "digits for a number": ["a.thalweg", inSession("playhead", "7", "", "")],
    "escapes in a text": ["a.thalweg", inSession("colourMap", '\\"', '"', '"')],
    "letters beyond Latin": ["a.thalweg", inSession("colourMap", "花", '"', '"')],
    "names that nobody knows": ["a.thalweg", inSession("playhead", '"a":1,', "{", '"b":1}')],
    "blanks in a session": ["a.thalweg", inSession("playhead", " ", "", "7")],
    "a million texts for a start": ["a.thalweg", inSession("start", '"1",')],
    "numbers for a start": ["a.thalweg", inSession("start", "1,")],
    "runs without end": ["a.thalweg", inSession("runs", "{},", "[", "{}]")],
    "placed points without end": ["a.thalweg", inSession("data", placed, points, lastPoint)],
    "wrong weights": ["a.json", inNetwork('[{"weights":[[', '"x",', '1]],"biases":[1]}]')],
    "weights without end": ["a.json", inNetwork('[{"weights":[[', "1,", '1]],"biases":[1]}]')],
    "rows of weights": ["a.json", inNetwork('[{"weights":[', "[1],", '[1]],"biases":[1]}]')],
    "layers without end": ["a.json", inNetwork("[", "{},", "{}]")],
    "half a letter, far on": [
      "a.thalweg",
      () => inSession("colourMap", "花", '"', '"')().subarray(0, -1000),
    ],
    "empty chunks": ["a.png", () => pictureOf(chunk("aaAa", 0))],
    "empty texts in chunks": ["a.png", () => pictureOf(chunk("iTXt", 0))],
    "long texts of another name": ["a.png", () => pictureOf(chunk("iTXt", 1e6))],
    "one text as long as the picture": ["a.png", () => pictureOf(sessionChunk(picture - 100))],
    "texts of ours that are none": ["a.png", () => pictureOf(sessionChunk(60))],
    zeros: ["a.csv", () => new Uint8Array(longestTable)],
    "more than a table": ["a.csv", () => filled("a,b\n", "1,2\n", "", documentLimitsBytes.table)],
    "line ends": ["a.csv", () => inTable("", "\n")],
    "line ends of two signs": ["a.csv", () => inTable("", "\r\n")],
    commas: ["a.csv", () => inTable("", ",")],
    "commas in one row of many": ["a.csv", () => inTable("a,b\n1,2\n", ",")],
    quotes: ["a.csv", () => inTable("", '"')],
    "one open quote": ["a.csv", () => inTable('a,b\n"', "1,2\n")],
    "quotes in quotes": ["a.csv", () => inTable('a,b\n"', '""')],
    "columns of nothing": ["a.csv", () => inTable("a,b\n", ",\n")],
    "rows of numbers": ["a.csv", () => inTable("a,b\n", "1,2\n")],
    "rows of texts": ["a.csv", () => inTable("a,b\n", "x,y\n")],
    "a cell as long as the file": ["a.csv", () => inTable("a,b\n1,", "x")],
    "a number as long as the file": ["a.csv", () => inTable("a,b\n1,", "7")],
    "marks as long as the file": ["a.csv", () => inTable("a,b\n1,", "1.")],
    "groups as long as the file": ["a.csv", () => inTable("a;b\n1;1", ",111")],
    blanks: ["a.csv", () => inTable("a,b\n1,", " ")],
    "a header as long as the file": ["a.csv", () => inTable("", "a,")],
    comments: ["a.csv", () => inTable("", "# a\n")],
    "bytes that are no text": ["a.csv", () => new Uint8Array(longestTable).fill(0xfe)],
    "bytes of another alphabet": ["a.csv", () => new Uint8Array(longestTable).fill(0xc8)],
    dates: ["a.csv", () => inTable("a,b\n", "2020-01-01,1\n")],
    "many dates in a row": ["a.csv", () => inTable("a,b\n", "2020-01-01,")],
  }).map(([title, [name, bytes]]) => [title, { name, bytes }]),
);
