/**
 * Whether two values of plain data are equal, all the way down; a member that is undefined is none.
 * What is the very same object costs nothing, so that immutable data with large parts in common is
 * compared quickly.
 */
export function isEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (left === null || right === null) return false;
  if (left instanceof Float64Array || right instanceof Float64Array) {
    return left instanceof Float64Array && right instanceof Float64Array && hasSame(left, right);
  }
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => isEqual(Reflect.get(left, name), Reflect.get(right, name)));
}

function hasSame(left: Float64Array, right: Float64Array): boolean {
  return left.length === right.length && left.every((number, at) => Object.is(number, right[at]));
}
