import { guessPlan } from "#core/data/table/guess-plan.ts";
import { previewTable } from "#core/data/table/preview-table.ts";
import { readDocumentBytes } from "#core/session/document-bytes.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { monsters } from "./monsters.ts";

/** What it took to read one file, and what was said. */
export interface MonsterReading {
  /** Processor time, in milliseconds. */
  readonly tookMs: number;
  /** The most memory that the process had, the file itself included, in bytes. */
  readonly mostBytes: number;
  /** In both languages; empty: the file opens. */
  readonly sentences: readonly string[];
}

/** Reads a file as the app does, a table as far as its preview. */
function sentencesAbout(name: string, bytes: Uint8Array): readonly string[] {
  const wordings = [wordingFor("en"), wordingFor("zh-CN")];
  const decode = (part: Uint8Array, encoding: string): string =>
    new TextDecoder(encoding).decode(part);
  const reading = readDocumentBytes(name, bytes, decode);
  if (!reading.ok) return wordings.map(({ fault }) => fault(reading.fault));
  if (reading.document.kind !== "data") return [];
  const text = decode(reading.document.bytes, reading.document.encoding);
  const { faults } = previewTable(text, guessPlan(text).plan, 20);
  return faults.slice(0, 1).flatMap((fault) => wordings.map(({ entryFault }) => entryFault(fault)));
}

// Run in a process of its own, with the name of a monster: its memory is measured as a whole.
const { name, bytes } = monsters[process.argv[2]];
const file = bytes();
const start = process.cpuUsage();
const sentences = sentencesAbout(name, file);
const { user, system } = process.cpuUsage(start);
const reading: MonsterReading = {
  tookMs: (user + system) / 1000,
  mostBytes: process.resourceUsage().maxRSS * 1024,
  sentences,
};
process.stdout.write(JSON.stringify(reading));
