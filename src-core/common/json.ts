/** The value of a JSON text, or why it has none. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  /** `overfull`: it holds more than any document of ours, and was not looked into. */
  | { readonly ok: false; readonly reason: "unreadable" | "overfull" };

/** The deepest that our documents nest; they need half of it. */
const deepestNesting = 32;
/** The most objects and arrays: three times those of the most points that can be placed. */
const mostHolders = 100_000;
/** The most named members, likewise. */
const mostNames = 100_000;
/** The most elements: a fourth more than a network of the most parameters has. */
const mostElements = 2_500_000;

/**
 * Reads a JSON text. What it holds is counted first: a text of brackets takes the parser fifty times
 * its own length of memory and many seconds.
 */
export function readJson(text: string): JsonReading {
  if (isOverfull(text)) return { ok: false, reason: "overfull" };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, reason: "unreadable" };
  }
}

/** Counts to the first bound that is passed; what is no JSON is left to the parser. */
function isOverfull(text: string): boolean {
  let depth = 0;
  let holders = 0;
  let names = 0;
  let elements = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = stringEnd(text, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth++;
        holders++;
        if (depth > deepestNesting || holders > mostHolders) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
        break;
      case 0x3a: // :
        names++;
        if (names > mostNames) return true;
        break;
      case 0x2c: // ,
        elements++;
        if (elements > mostElements) return true;
        break;
    }
  }
  return false;
}

/** Where the string that begins there ends; the text's end when it does not. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === 0x5c) first--; // backslashes
    if ((end - first) % 2 === 0) return end;
  }
  return text.length;
}

/**
 * The JSON text of a value, from which every number reads back to the same double: JSON can say −0,
 * and JavaScript's writer does not. Arrays of doubles become arrays.
 *
 * @param indent spaces for each level; 0: one line
 */
export function writeJson(value: unknown, indent = 0): string {
  let hasNegativeZero = false;
  const text = JSON.stringify(
    value,
    (_, member: unknown) => {
      if (member instanceof Float64Array) {
        hasNegativeZero ||= member.some((element) => Object.is(element, -0));
        return Array.from(member);
      }
      hasNegativeZero ||= Object.is(member, -0);
      return member;
    },
    indent,
  );
  return hasNegativeZero ? withNegativeZeros(value, indent, text) : text;
}

/** @param positive the same text with 0 for −0 */
function withNegativeZeros(value: unknown, indent: number, positive: string): string {
  let token = "negative zero";
  while (positive.includes(`"${token}"`)) token += "!";
  const text = JSON.stringify(
    value,
    (_, member: unknown) => {
      if (member instanceof Float64Array) return Array.from(member);
      return Object.is(member, -0) ? token : member;
    },
    indent,
  );
  return text.replaceAll(`"${token}"`, "-0");
}
