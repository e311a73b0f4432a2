/** The most letters that are shown of a text from outside. */
const mostLetters = 60;
/** A path of which every name is shown whole is worth more of them. */
const mostPathLetters = 200;
/** And so is what another program said of itself. */
const longerTexts: Readonly<Record<string, number>> = { detail: 300, reason: 300 };

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

/**
 * A path as a sentence can show it. One that is too long keeps its beginning and its end: the end is
 * the file.
 */
export function pathFromOutside(path: string): string {
  const most = hasShortNames(path) ? mostPathLetters : mostLetters;
  const whole = shownText(path, most);
  if (!whole.endsWith("…") || path.endsWith("…")) return whole;
  const half = (mostLetters - 1) / 2;
  const end = Array.from(visible(path.slice(-mostLetters)));
  const beginning = Array.from(whole).slice(0, Math.floor(half));
  return `${beginning.join("")}…${end.slice(-Math.ceil(half)).join("")}`;
}

function hasShortNames(path: string): boolean {
  const names = path.slice(0, 2 * mostPathLetters).split(/[\\/]/);
  return names.every((name) => Array.from(visible(name)).length <= mostLetters);
}

function shown(part: unknown, name: string): unknown {
  if (typeof part === "string") {
    return name === "path"
      ? pathFromOutside(part)
      : shownText(part, longerTexts[name] ?? mostLetters);
  }
  if (Array.isArray(part)) return part.map((element) => shown(element, name));
  if (typeof part !== "object" || part === null || ArrayBuffer.isView(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, shown(member, key)]));
}

function shownText(text: string, most: number): string {
  const beginning = text.slice(0, 2 * most + 2);
  const letters = Array.from(visible(beginning));
  const isWhole = letters.length <= most && text.length <= beginning.length;
  return isWhole ? letters.join("") : `${letters.slice(0, most - 1).join("")}…`;
}

/** A text with everything in it to be seen, as one line; it is not cut. */
export function visible(text: string): string {
  return text.replace(unseen, (sign) => {
    return named[sign] ?? `\\u{${sign.codePointAt(0)?.toString(16)}}`;
  });
}
