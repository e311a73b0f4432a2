import type { Hello } from "#core/protocol/messages.ts";
import type { Wording } from "#core/wording/wording.ts";
import { shortcutKeys } from "./shortcuts.ts";

const macKeys: Readonly<Record<string, string>> = { CmdOrCtrl: "⌘", Shift: "⇧", Alt: "⌥" };

/** A shortcut as it is printed on the keys of this platform: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function shortcutText(
  shortcut: string,
  wording: Wording,
  platform: Hello["platform"],
): string {
  const keys = shortcutKeys(shortcut);
  if (platform === "mac")
    return keys.map((key) => macKeys[key] ?? wording.keys[key] ?? key).join("");
  return keys.map((key) => wording.keys[key] ?? key).join("+");
}
