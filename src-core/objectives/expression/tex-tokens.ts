import type { Read, Token } from "./token.ts";
import { nearestWord, vocabulary } from "./vocabulary.ts";

/** Commands of TeX that are a sign. */
const operators: ReadonlyMap<string, "*" | "/"> = new Map([
  ["cdot", "*"],
  ["times", "*"],
  ["ast", "*"],
  ["div", "/"],
]);
/** Commands that only place things. */
const spaces = new Set(["left", "right", "big", "Big", "quad", "qquad", ",", ";", ":", "!", " "]);
const command = /^\\([A-Za-z]+|[,;:! ])/;
/** `\sqrt[3]`: a root with its degree. */
const degree = /^\\sqrt\s*\[\s*([234])\s*\]/;

/** Reads a command of TeX: `\sin`, `\pi`, `\cdot`, `\frac{…}{…}`, `\sqrt[3]{…}`. */
export function texTokenAt(text: string, at: number): Read {
  const rest = text.slice(at);
  const [whole = "\\", name = ""] = command.exec(rest) ?? [];
  const column = at + 1;
  const end = at + whole.length;
  const read = (token: Token): Read => ({ tokens: [token], end: at + token.text.length });
  const place = { column, text: whole };
  if (spaces.has(name)) return { tokens: [], end };
  const operator = operators.get(name);
  if (operator) return read({ kind: "operator", operator, ...place });
  if (/^[td]?frac$/.test(name)) return read({ kind: "tex-fraction", ...place });
  if (name === "sqrt" && /^\s*\[/.test(text.slice(end))) {
    const [typed, digit] = degree.exec(rest) ?? [];
    if (typed === undefined) {
      const bracket = text.indexOf("[", end);
      return { fault: { kind: "objective-misplaced", text: "[", column: bracket + 1 } };
    }
    const times = digit === "2" ? 2 : digit === "3" ? 3 : 4;
    return read({ kind: "root", degree: times, column, text: typed });
  }
  const word = vocabulary.get(name.toLowerCase());
  if (word) return read({ kind: "word", word, ...place });
  if (name === "") return { fault: { kind: "objective-character", ...place, suggestion: null } };
  const isCall = /^\s*[({]/.test(text.slice(end));
  const suggestion = nearestWord(name, isCall ? "function" : "any");
  return { fault: { kind: "objective-unknown-name", ...place, isCall, suggestion } };
}
