import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumLaunchOptions } from "./test/tools/chromium.ts";

const chromium = await chromiumLaunchOptions();

/** Three rooms of tests: the pure core, the main process for real, the renderer in a real Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "core",
          include: ["test/core/**/*.test.ts"],
          environment: "node",
          // Pure functions leave nothing behind; modules are read once instead of once a file.
          isolate: false,
        },
      },
      {
        test: {
          name: "main",
          include: ["test/main/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Web Awesome and Lit are found while tests run; a late optimisation would reload the page.
        optimizeDeps: { entries: ["src-renderer/main.ts", "test/renderer/**/*.test.ts"] },
        test: {
          name: "renderer",
          include: ["test/renderer/**/*.test.ts"],
          testTimeout: 60_000,
          // A picture in software beside other work takes more than the one second of the default.
          expect: { poll: { timeout: 10_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: "chromium", viewport: { width: 1280, height: 800 } }],
          },
        },
      },
    ],
  },
});
