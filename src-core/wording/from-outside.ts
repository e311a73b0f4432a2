/** The most letters that are shown of a text from outside. */
const mostLetters = 60;
/** A path is worth more of them, and what another program said of itself. */
const longerTexts: Readonly<Record<string, number>> = { path: 200, detail: 300, reason: 300 };

/** Lines, controls, marks that turn the direction of writing, what nobody sees, halves of letters. */
const unseen =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Facts with their texts as a sentence can show them, wherever they came from: in one line, in the
 * order in which they are read, and cut. Doing it twice changes nothing.
 */
export function fromOutside<Facts>(facts: Facts): Facts {
  return shown(facts, "") as Facts;
}

function shown(part: unknown, name: string): unknown {
  if (typeof part === "string") return shownText(part, longerTexts[name] ?? mostLetters);
  if (Array.isArray(part)) return part.map((element) => shown(element, name));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, shown(member, key)]));
}

function shownText(text: string, most: number): string {
  const beginning = text.slice(0, 2 * most + 2);
  const visible = beginning.replace(unseen, (sign) => {
    return named[sign] ?? `\\u{${sign.codePointAt(0)?.toString(16)}}`;
  });
  const letters = Array.from(visible);
  const isWhole = letters.length <= most && text.length <= beginning.length;
  return isWhole ? visible : `${letters.slice(0, most - 1).join("")}…`;
}
