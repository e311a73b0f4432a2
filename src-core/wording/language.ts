/** The languages Thalweg speaks. */
export type Language = "en" | "zh-CN";

/** Every language, in the order in which they are offered. */
export const languages: readonly Language[] = ["en", "zh-CN"];

/** The language for a system's BCP 47 tag: Chinese for any `zh`, English for all others. */
export function languageFor(tag: string): Language {
  return /^zh\b/i.test(tag) ? "zh-CN" : "en";
}

/** Whether a text is the tag of a language that Thalweg speaks. */
export function isLanguage(text: string): text is Language {
  return text === "en" || text === "zh-CN";
}
