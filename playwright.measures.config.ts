import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config.ts";

/**
 * Measures how fluent the built app is, in both hosts: `npm run fluency`. It asserts nothing; run it
 * on a quiet machine.
 */
export default defineConfig({
  ...journeys,
  testMatch: "**/*.measures.ts",
  retries: 0,
  reporter: "line",
});
