import { z } from "zod";

// What every schema of the project is made of: nothing unknown is let through or dropped, nothing is
// longer than it may be, and nothing is looked at after the first wrong member.

/** The schema of an object that has these members and no others. */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape);
}

/** A text of at most so many UTF-16 units. */
export function text(most: number): z.ZodString {
  return z.string().max(most);
}

/** A name or a word, such as an id, a file's name or a column's. */
export const nameText = text(1000);

/** The longest text in a fault, in UTF-16 units. */
export const longestQuote = 4000;

/** A path as systems have them, or an address. */
export const pathText = text(40_000);

/** The longest detail of a failure, in UTF-16 units. */
export const longestDetail = 2000;

/** What a file or a fault quotes; faults are cut to it before they travel. */
export const quotedText = text(longestQuote);

/** What another program or an error said of itself. */
export const detailText = text(longestDetail);

/** A formula as it was typed; how long one can be is said where it is read. */
export const formulaText = text(100_000);

/**
 * An array of at least and at most so many elements. It is measured before its elements are looked
 * at, and the first wrong element ends it.
 */
export function list<Element extends z.ZodType>(element: Element, most: number, least = 0) {
  return z.unknown().transform((value, context): z.output<Element>[] => {
    if (!Array.isArray(value) || value.length > most || value.length < least) {
      context.issues.push({ code: "custom", input: value });
      return z.NEVER;
    }
    const elements: z.output<Element>[] = [];
    for (let index = 0; index < value.length; index++) {
      const { success, data, error } = element.safeParse(value[index]);
      if (!success) {
        const { path, unknownName } = firstFault(error);
        const params = { unknownName };
        context.issues.push({ code: "custom", path: [index, ...path], params, input: value });
        return z.NEVER;
      }
      elements.push(data);
    }
    return elements;
  });
}

/** An array of at most so many finite numbers, handed on as it is: it may hold millions. */
export function numberList(most: number, least = 0) {
  return z.unknown().transform((value, context): readonly number[] => {
    if (!Array.isArray(value) || value.length > most || value.length < least) {
      context.issues.push({ code: "custom", input: value });
      return z.NEVER;
    }
    const wrong = value.findIndex((element) => !Number.isFinite(element));
    if (wrong < 0) return value;
    context.issues.push({ code: "custom", path: [wrong], input: value });
    return z.NEVER;
  });
}

/** Doubles in one array. */
export const doubles: z.ZodType<Float64Array> = z.instanceof(Float64Array);

/** Whole numbers in one array. */
export const wholeNumbers: z.ZodType<Int32Array> = z.instanceof(Int32Array);

/** Bytes, in whatever kind of buffer they lie. */
export const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);

/** The same without `readonly`, all the way down: how a schema and a type are compared. */
type Writable<Value> = Value extends Float64Array | Int32Array | Uint8Array
  ? Value
  : { -readonly [Key in keyof Value]: Writable<Value[Key]> };

/** Whether two types have exactly the same members, the optional ones included. */
export type IsExact<Left, Right> =
  (<Probe>() => Probe extends Writable<Left> ? 1 : 2) extends <
    Probe,
  >() => Probe extends Writable<Right> ? 1 : 2
    ? true
    : false;

/**
 * Holds a schema to a type that is written elsewhere: a schema that lacks a member of it, or has one
 * more, does not compile. Called as `exactly<Camera>()(schema)`.
 */
export function exactly<Value>() {
  return <Schema extends z.ZodType<Value>>(
    schema: IsExact<z.output<Schema>, Value> extends true ? Schema : never,
  ): z.ZodType<Value> => schema;
}

/** The first thing in a value that its schema does not allow. */
export interface SchemaFault {
  /** The path of the wrong member, such as `runs.0.start`; "": the value itself. */
  readonly where: string;
  /** The name of a member that nobody knows, at that path; null: it is another fault. */
  readonly unknownName: string | null;
}

/** A value that its schema allows, or the first thing that it does not allow. */
export type SchemaReading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: SchemaFault };

/** Reads a value from outside by its schema. */
export function readBySchema<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
): SchemaReading<Value> {
  const reading = schema.safeParse(value);
  if (reading.success) return { ok: true, value: reading.data };
  const { path, unknownName } = firstFault(reading.error);
  return { ok: false, fault: { where: path.join("."), unknownName } };
}

/** @returns the path, and the name of what is unknown there */
function firstFault({ issues: [issue] }: z.ZodError): {
  readonly path: readonly PropertyKey[];
  readonly unknownName: string | null;
} {
  const { path } = issue;
  switch (issue.code) {
    case "unrecognized_keys":
      return { path, unknownName: issue.keys[0].slice(0, longestQuote) };
    case "custom": {
      const name: unknown = issue.params?.unknownName;
      return { path, unknownName: typeof name === "string" ? name : null };
    }
    default:
      return { path, unknownName: null };
  }
}
