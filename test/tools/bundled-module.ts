import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Bundles a module of the sources for a plain Node, for tests that must do to a process what would
 * end their own. Returns the path of the bundle.
 *
 * @param source relative to the repository, such as `src-main/documents/write-document.ts`
 */
export async function bundledModule(source: string, outputFolder: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      ssr: join(root, source),
      outDir: outputFolder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: "module.mjs", codeSplitting: false } },
    },
    ssr: { noExternal: true },
  });
  return join(outputFolder, "module.mjs");
}
