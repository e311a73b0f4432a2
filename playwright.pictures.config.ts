import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config.ts";

/** Takes the README's pictures from the built app in Electron: `npm run pictures`. */
export default defineConfig({
  ...journeys,
  testMatch: "**/*.pictures.ts",
  reporter: "list",
  projects: [{ name: "electron", metadata: { host: "electron" } }],
});
