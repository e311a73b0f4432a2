import type { Arity, Word } from "./vocabulary.ts";

/** A word that takes arguments. */
export type CallableWord = Extract<Word, { readonly arity: Arity }>;

/** A call in plain notation; `min(a, b, c)` is min(min(a, b), c), `log(a, b)` is log(a) / log(b). */
export function writtenCall(word: CallableWord, parts: readonly string[]): string {
  if (word.kind === "short-form") return filled(word.text, parts);
  if (parts.length === 2 && word.ofTwo !== undefined) return filled(word.ofTwo, parts);
  const first =
    parts.length > 2 ? [writtenCall(word, parts.slice(0, -1)), ...parts.slice(-1)] : parts;
  return `${word.name}(${first.join(", ")})`;
}

function filled(pattern: string, parts: readonly string[]): string {
  return pattern.replace(/\{(\d)\}/g, (_, place) => parts[Number(place)]);
}
