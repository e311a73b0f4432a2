import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

// A sentence that nothing says would be kept alive by the tests that say all of them.

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Source {
  readonly path: string;
  /** Without comments. */
  readonly text: string;
}

const sources: readonly Source[] = ["src-core", "src-main", "src-renderer"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: withoutComments(path) })),
);

function withoutComments(path: string): string {
  return readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

/** A member of a catalogue, and under which names people hold what it is a member of. */
interface Member {
  readonly name: string;
  readonly holders: readonly string[];
}

const catalogues = sources.filter(({ path }) =>
  /^src-core\/wording\/(\w+-)*wording\.ts$/.test(path),
);
const readers = sources.filter((source) => !catalogues.includes(source));

/** Every member of every interface whose name ends in Wording, at any depth. */
function membersIn(texts: readonly string[]): readonly Member[] {
  const lines = texts.join("\n").split("\n");
  const found: { readonly name: string; readonly parent: string }[] = [];
  const holding = new Map<string, string[]>();
  let parents: string[] = [];
  for (const line of lines) {
    const start = /^export interface (\w*Wording) \{$/.exec(line);
    const member = /^ +readonly (\w+): (.*)$/.exec(line);
    if (start) parents = [start[1]];
    else if (parents.length === 0) continue;
    else if (member) {
      const [, name, type] = member;
      found.push({ name, parent: parents[parents.length - 1] });
      for (const [kind] of type.matchAll(/\b\w+Wording\b/g)) {
        holding.set(kind, [...(holding.get(kind) ?? []), name]);
      }
      if (type.endsWith("{")) parents.push(name);
    } else if (/^ *\}[;>]/.test(line) && parents.length > 1 && !line.includes("<")) parents.pop();
    else if (line === "}") parents = [];
  }
  return found.map(({ name, parent }) => ({
    name,
    holders: [parent, ...(holding.get(parent) ?? [])],
  }));
}

/** Whether any source says the member of something that can be what holds it. */
function isSaid({ name, holders }: Member, others: readonly Member[]): boolean {
  const namesakes = others
    .filter((other) => other.name === name && other.holders[0] !== holders[0])
    .flatMap((other) => other.holders);
  const object = new RegExp(String.raw`(\w+)(?:\([^()]*\))?[?!]?\s*\.${name}\b`, "g");
  const unpacked = new RegExp(String.raw`\{[^{}]*\b${name}\b[^{}]*\}\s*(?:=|:)\s*([^;{}]*)`, "g");
  const mentions = new RegExp(String.raw`\b(${holders.join("|")}|[wW]ording\w*)\b`);
  return readers.some(({ text }) => {
    if (!text.includes(name) || !mentions.test(text)) return false;
    const held = [...text.matchAll(object)].map((match) => match[1]);
    const taken = [...text.matchAll(unpacked)].flatMap((match) => match[1].match(/\w+/g) ?? []);
    return [...held, ...taken].some((holder) => !namesakes.includes(holder));
  });
}

const members = membersIn(catalogues.map(({ text }) => text));

describe("every member of the catalogues", () => {
  it("is said somewhere", () => {
    expect(catalogues.length).toBeGreaterThan(5);
    expect(members.length).toBeGreaterThan(250);
    const unsaid = members.filter((member) => !isSaid(member, members));
    expect(unsaid.map(({ name, holders }) => `${holders[0]}.${name}`)).toEqual([]);
  });

  it("would be found if it were not", () => {
    const added = [
      { name: "neverSaid", holders: ["LaboratoryWording", "laboratory"] },
      { name: "networkFiles", holders: ["NetworkWording", "network"] },
      { name: "noWebGl", holders: ["NetworkPictureWording", "networkPicture"] },
      { name: "functionSection", holders: ["inspector"] },
    ];
    expect(added.filter((member) => isSaid(member, members))).toEqual([]);
  });
});
