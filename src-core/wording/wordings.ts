import { en } from "./en.ts";
import type { Language } from "./language.ts";
import type { Wording } from "./wording.ts";
import { zhCn } from "./zh-cn.ts";

const wordings: Readonly<Record<Language, Wording>> = { en, "zh-CN": zhCn };

/** Every sentence in a language. */
export function wordingFor(language: Language): Wording {
  return wordings[language];
}
