import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../node_modules/vega-datasets/data", import.meta.url));

/** A table of vega-datasets as it is. */
export function publicTable(name: string): Promise<Buffer> {
  return readFile(join(folder, name));
}

/** Records of vega-datasets as a table; what is null is NA. */
export async function recordsAsTable(name: string): Promise<string> {
  const records: unknown = JSON.parse(await readFile(join(folder, name), "utf8"));
  if (!Array.isArray(records)) throw new Error(`${name} has no records`);
  const names = Object.keys(records[0]);
  const lines = records.map((record) => names.map((key) => written(record[key])).join(","));
  return [names.join(","), ...lines, ""].join("\n");
}

function written(value: unknown): string {
  if (value === null || value === undefined) return "NA";
  return typeof value === "string" ? `"${value}"` : String(value);
}
