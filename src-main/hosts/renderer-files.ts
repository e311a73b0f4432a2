import { existsSync, readdirSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
};

/** A file of the built renderer. */
export interface RendererFile {
  readonly path: string;
  readonly contentType: string;
}

/**
 * The files of the built renderer by their URL path (`/index.html`, `/assets/…`), and `/` for the
 * page. Only what is in this list is ever served, so no path can lead out of the folder.
 *
 * @throws Error when the renderer was not built
 */
export function listRendererFiles(folder: string): ReadonlyMap<string, RendererFile> {
  const page = join(folder, "index.html");
  if (!existsSync(page)) throw new Error(`the renderer is not built: ${page} is missing`);
  const files = new Map<string, RendererFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(folder, path).split(sep).join("/")}`;
    files.set(url, { path, contentType: contentTypeOf(path) });
  }
  files.set("/", { path: page, contentType: contentTypeOf(page) });
  return files;
}

function contentTypeOf(path: string): string {
  return contentTypes[extname(path)] ?? "application/octet-stream";
}
