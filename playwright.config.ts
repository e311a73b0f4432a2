import { defineConfig } from "@playwright/test";

/**
 * Journeys through the built app: each in a real Electron and in the browser host with a real
 * Chromium. WebGL is drawn in software, so one at a time.
 */
export default defineConfig({
  testDir: "test/app",
  testMatch: "**/*.test.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1,
  // Software WebGL on a busy machine may take one journey down; the report names each second try.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  globalSetup: "./test/tools/find-runtimes.ts",
  reporter: [["list"], ["./test/tools/runtimes-reporter.ts"]],
  projects: [
    {
      name: "electron",
      metadata: { host: "electron" },
      testIgnore: "**/browser*.test.ts",
    },
    {
      name: "browser",
      metadata: { host: "browser" },
      testIgnore: "**/electron*.test.ts",
    },
  ],
});
