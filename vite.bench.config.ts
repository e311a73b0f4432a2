import { defineConfig } from "vite";

/** Measurements run as the app does: bundled, in plain Node. */
export default defineConfig({
  logLevel: "warn",
  build: {
    ssr: "test/bench/bench.ts",
    outDir: "out/bench",
    target: "node20",
    minify: false,
  },
});
