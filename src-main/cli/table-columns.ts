import { wrongTable } from "./cli-error.ts";

/**
 * The columns that an option names, counted from 0: each text is a column's name, its number from 1,
 * or several of them with commas between.
 *
 * @throws CliError for a column that is not there
 */
export function columnsNamed(
  option: string,
  texts: readonly string[],
  names: readonly string[],
): readonly number[] {
  const found = texts.flatMap((text) => {
    // A name may have commas in it.
    const whole = columnNamed(text, names);
    if (whole !== null) return [whole];
    return text.split(",").map((part) => {
      const column = columnNamed(part, names);
      if (column === null) {
        throw wrongTable({ kind: "unknown-column", option, text: part.trim(), names });
      }
      return column;
    });
  });
  return [...new Set(found)];
}

function columnNamed(text: string, names: readonly string[]): number | null {
  const wanted = text.trim();
  const at = names.indexOf(wanted);
  if (at >= 0) return at;
  const number = /^\d{1,4}$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= names.length ? number - 1 : null;
}
