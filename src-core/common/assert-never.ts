/**
 * Ends a `switch` over a literal union: a member that was forgotten does not compile.
 *
 * @throws Error when an unchecked value reaches it all the same
 */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
