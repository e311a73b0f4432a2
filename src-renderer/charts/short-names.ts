/**
 * Names for narrow columns, still different from one another: "set.", and "3" of "class 3". In the
 * order of the names.
 */
export function shortNames(names: readonly string[]): readonly string[] {
  const numbers = names.flatMap((name) => /^\D*(\d+)$/.exec(name)?.[1] ?? []);
  if (names.length > 1 && new Set(numbers).size === names.length) return numbers;
  const length = [3, 4, 5, 6].find(
    (count) => new Set(names.map((name) => name.slice(0, count))).size === names.length,
  );
  return names.map((name) => (name.length <= 4 ? name : `${name.slice(0, length ?? 6)}.`));
}
