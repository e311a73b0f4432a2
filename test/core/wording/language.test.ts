import { describe, expect, it } from "vitest";
import { isLanguage, languageFor, languages } from "#core/wording/language.ts";

describe("the language", () => {
  it.each(["zh", "zh-CN", "zh-Hans", "zh-Hant-TW", "ZH-cn"])("is Chinese for %s", (tag) => {
    expect(languageFor(tag)).toBe("zh-CN");
  });

  it.each(["en", "en-GB", "de", "", "zha", "x-zh", "C"])("is English for “%s”", (tag) => {
    expect(languageFor(tag)).toBe("en");
  });

  it("is one that is offered, by its exact tag", () => {
    for (const language of languages) {
      expect(isLanguage(language)).toBe(true);
      expect(languageFor(language)).toBe(language);
    }
    for (const text of ["", "zh", "EN", "system"]) expect(isLanguage(text)).toBe(false);
  });
});
