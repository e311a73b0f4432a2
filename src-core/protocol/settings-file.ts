import { readJson } from "../common/json.ts";
import { readBySchema } from "../common/schema.ts";
import { type AppSettings, appSettingsSchema } from "./messages.ts";

/** The settings of a first start. */
export const firstSettings: AppSettings = {
  language: "system",
  theme: "system",
  showsMore: false,
};

/** What the settings' file holds. */
export interface SettingsFile {
  readonly settings: AppSettings;
  /** What this version does not know, as a newer one left it: kept, and not used. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** Longer texts are no settings of ours, in UTF-16 units. */
const longestFile = 100_000;

/**
 * Reads the text of the settings' file. Nobody opens it by hand, and no one setting is worth the
 * others: one that cannot be read has its first value, and what is unknown stays for the version that
 * wrote it.
 */
export function readSettingsFile(text: string): SettingsFile {
  const members = Object.entries(objectIn(text)).filter(([name]) => name !== "__proto__");
  const known = members.filter(([name]) => Object.hasOwn(firstSettings, name));
  const others = members.filter(([name]) => !Object.hasOwn(firstSettings, name));
  let settings = firstSettings;
  for (const [name, value] of known) {
    const reading = readBySchema(appSettingsSchema, { ...settings, [name]: value });
    if (reading.ok) settings = reading.value;
  }
  return { settings, others: Object.fromEntries(others) };
}

function objectIn(text: string): object {
  const reading = text.length > longestFile ? null : readJson(text);
  const value = reading?.ok ? reading.value : null;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** The text of the settings' file, which {@link readSettingsFile} reads back. */
export function writeSettingsFile({ settings, others }: SettingsFile): string {
  return `${JSON.stringify({ ...others, ...settings }, null, 2)}\n`;
}
