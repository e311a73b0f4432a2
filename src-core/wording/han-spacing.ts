/**
 * Two texts one after the other, with a space where Chinese characters meet Latin letters or digits.
 * What is within either stays as it is: names belong to those who gave them.
 */
export function spaced(before: string, after: string): string {
  const isCrowded = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u;
  const joint = `${Array.from(before).at(-1) ?? ""}${Array.from(after).at(0) ?? ""}`;
  return isCrowded.test(joint) ? `${before} ${after}` : `${before}${after}`;
}
