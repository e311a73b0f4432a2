import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("../fixtures/trajectories.json", import.meta.url));
const references: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(path, "utf8"));

/**
 * The rows of a reference trajectory, computed outside this project in float64.
 *
 * @throws Error when there is no reference of that title
 */
export function referenceRows(title: string): readonly (readonly number[])[] {
  const rows = references[title];
  if (!Array.isArray(rows)) throw new Error(`no reference “${title}”`);
  return rows;
}
