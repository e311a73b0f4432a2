import { openFile } from "../core/open-file.ts";
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

// Run in a process of its own, with the name of a monster: its memory is measured as a whole.
const { name, bytes } = monsters[process.argv[2]];
const file = bytes();
const start = process.cpuUsage();
const { sentences } = openFile(name, file);
const { user, system } = process.cpuUsage(start);
const reading: MonsterReading = {
  tookMs: (user + system) / 1000,
  mostBytes: process.resourceUsage().maxRSS * 1024,
  sentences,
};
process.stdout.write(JSON.stringify(reading));
