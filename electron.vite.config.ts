import { defineConfig } from "electron-vite";

/**
 * One build makes the Electron main process, its preload, the training worker, the command line
 * and the renderer. Everything a room needs is bundled into it, so that the built app stands
 * without node_modules; what stays outside is only what is not ours to ship: Electron itself and
 * the development-time sources of an Electron or a Chromium.
 *
 * The targets are the oldest runtimes we run on: Node 20.18 and Chromium 130 (Electron 33).
 */
const neverBundled = [
  /^electron(\/|$)/,
  "@electron/fuses",
  "@sparticuz/chromium",
  "bufferutil",
  "utf-8-validate",
];

export default defineConfig({
  main: {
    build: {
      target: "node20",
      outDir: "out/main",
      externalizeDeps: false,
      minify: false,
      lib: {
        entry: {
          index: "src-main/index.ts",
          cli: "src-main/cli.ts",
          "training-worker": "src-main/training-worker.ts",
        },
        formats: ["es"],
      },
      // Flat, so that every bundle finds the others beside itself (build-paths.ts).
      rollupOptions: { external: neverBundled, output: { chunkFileNames: "[name]-[hash].js" } },
    },
  },
  preload: {
    build: {
      target: "node20",
      outDir: "out/preload",
      externalizeDeps: false,
      lib: { entry: { preload: "src-main/preload.ts" }, formats: ["cjs"] },
    },
  },
  renderer: {
    root: "src-renderer",
    build: {
      target: "chrome130",
      minify: true,
      // Everything is local: splitting the code would save nothing.
      chunkSizeWarningLimit: 4000,
      outDir: "out/renderer",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: "src-renderer/index.html" },
    },
  },
});
