/** How people are shown a member of a file or message: its name after the path of what holds it. */
export function memberPath(where: string, name: string): string {
  return where === "" ? name : `${where}.${name}`;
}
