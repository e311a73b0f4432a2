import type { FormulaWords } from "./network-formula.ts";
import type { NetworkSymbol } from "./network-symbols.ts";

/** `第 2 层的 δ 1`, `第 1 层的 w 1 2`, `t 1`. */
function symbol({ letter, index, layer }: NetworkSymbol): string {
  const name = `${letter} ${index.join(" ")}`;
  return layer === null ? name : `第 ${layer} 层的 ${name}`;
}

/** How formulas are said in Simplified Chinese. */
export const formulaWordsZhCn: FormulaWords = {
  symbol,
  derivative: (of, by) => `${of} 对 ${by} 的偏导数`,
  equals: " 等于 ",
  times: " 乘以 ",
  minus: " 减去 ",
  over: " 除以 ",
  negative: (of) => `负的 ${of}`,
  square: (of) => `${of} 的平方`,
  sum: (of, range) =>
    range ? `r 从 ${range.first} 到 ${range.last} 对 ${of} 求和` : `对 r 求和：${of}`,
  isPositive: (of) => `${of} 大于 0 时为 1，否则为 0`,
  brackets: (inside) => `左括号 ${inside} 右括号`,
};
