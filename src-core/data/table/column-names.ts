/** Names that tell columns apart: `#3` for the third that has none, `a (2)` for the second `a`. */
export function distinctNames(given: readonly string[]): string[] {
  const taken = new Set(given);
  const copies = new Map<string, number>();
  return given.map((name, at) => {
    const wanted = name === "" ? `#${at + 1}` : name;
    const isFirst = !copies.has(wanted) && (name !== "" || !taken.has(wanted));
    const own = isFirst ? wanted : freeName(wanted, taken, copies);
    copies.set(wanted, copies.get(wanted) ?? 1);
    taken.add(own);
    return own;
  });
}

/** Counts on from the last copy, so that a thousand columns of one name take no longer. */
function freeName(wanted: string, taken: Set<string>, copies: Map<string, number>): string {
  let copy = (copies.get(wanted) ?? 1) + 1;
  while (taken.has(`${wanted} (${copy})`)) copy++;
  copies.set(wanted, copy);
  return `${wanted} (${copy})`;
}

/** Names of columns whose whole numbers tell the rows apart, whatever they are. */
const keyName = /^((.*[ _.-])?(id|row ?names?|row ?id|row ?num(ber)?)|index|idx|编号|学号)$/i;
/** Names of columns that number the rows, if their numbers count; or the column has none. */
const countName =
  /^(#|#\d+|unnamed: ?\d+|no\.?|nr\.?|row|obs(ervation)?|record|sample|case|number|.*[ _.-](index|idx)|序号|行号)$/i;

/** Whether a name says of a column that it tells the rows apart. */
export function isKeyName(name: string): boolean {
  return keyName.test(name) || /[a-z]I[dD]$/.test(name);
}

/** Whether a name fits a column that counts the rows. */
export function isCountName(name: string): boolean {
  return countName.test(name);
}
