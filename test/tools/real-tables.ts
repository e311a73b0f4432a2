import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { csvFormat } from "d3-dsv";

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve("vega-datasets")), "../data");

/** The path of a file of the package vega-datasets (BSD): weather, stocks, wages and the like. */
export function realTablePath(file: string): string {
  return join(folder, file);
}

/** A table of that package as CSV; those that it has as JSON are written so. */
export function realTable(file: string): string {
  const text = readFileSync(realTablePath(file), "utf8");
  if (!file.endsWith(".json")) return text;
  const rows: Record<string, string | number | null>[] = JSON.parse(text);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return `${csvFormat(rows, columns)}\n`;
}
