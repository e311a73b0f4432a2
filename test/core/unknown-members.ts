/** A value with one member more, and what must be said of it. */
export interface Intruded {
  readonly value: unknown;
  /** The path of the object that holds the unknown member; "": the value itself. */
  readonly where: string;
}

/** The name of the member that nobody knows. */
export const intruder = "foo";

/** The value once for every object in it, at any depth, each time with an unknown member there. */
export function intrusions(value: unknown): readonly Intruded[] {
  return objectPaths(value, []).map((path) => ({
    value: withIntruder(value, path),
    where: path.join("."),
  }));
}

function objectPaths(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (!isPlain(value)) return [];
  const inner = Object.entries(value).flatMap(([name, member]) =>
    objectPaths(member, [...path, name]),
  );
  return Array.isArray(value) ? inner : [path, ...inner];
}

function withIntruder(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return { ...(value as object), [intruder]: 1 };
  const members = value as Readonly<Record<string, unknown>>;
  const changed = withIntruder(members[name], rest);
  return Array.isArray(value) ? value.with(Number(name), changed) : { ...members, [name]: changed };
}

/** Whether it is an object or an array, and no buffer of numbers. */
function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
}
