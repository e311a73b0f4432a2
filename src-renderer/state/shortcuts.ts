import { type CommandId, commandTable } from "#core/session/command-table.ts";

/** The keys of one shortcut. */
interface KeyCombination {
  readonly ids: readonly CommandId[];
  readonly withCommand: boolean;
  readonly withShift: boolean;
  readonly withAlt: boolean;
  /** As in `KeyboardEvent.key`, lower case. */
  readonly keys: readonly string[];
}

/** `KeyboardEvent.key` of the keys that the table of commands names otherwise. */
const keyNames: Readonly<Record<string, readonly string[]>> = {
  space: [" "],
  left: ["arrowleft"],
  right: ["arrowright"],
  plus: ["+", "="],
  "-": ["-", "_"],
};

const combinations = readCombinations();

/**
 * The commands that a key stands for, in the order of the table: several may share one key (Play
 * and Pause), of which at most one is enabled. Empty when the key is none, or when it belongs to
 * what has the focus.
 */
export function commandsOfKey(event: KeyboardEvent, isMac: boolean): readonly CommandId[] {
  const found = combinations.find((combination) => isPressed(combination, event, isMac));
  if (!found) return [];
  const isPlain = !found.withCommand && !found.withAlt && !isFunctionKey(event.key);
  return isPlain && belongsToFocus(event) ? [] : found.ids;
}

/** The keys of a shortcut, one by one, as the table names them. */
export function shortcutKeys(shortcut: string): readonly string[] {
  return shortcut.split("+");
}

function isPressed(
  { withCommand, withShift, withAlt, keys }: KeyCombination,
  event: KeyboardEvent,
  isMac: boolean,
): boolean {
  const hasCommand = isMac ? event.metaKey : event.ctrlKey;
  const hasOther = isMac ? event.ctrlKey : event.metaKey;
  if (hasOther || hasCommand !== withCommand || event.altKey !== withAlt) return false;
  const isSymbol = keys.some((key) => key === "+" || key === "-");
  if (!isSymbol && event.shiftKey !== withShift) return false;
  return keys.includes(event.key.toLowerCase()) || keys.includes(digitOf(event.code));
}

/** Keys that nothing is typed with. */
function isFunctionKey(key: string): boolean {
  return /^F\d{1,2}$/.test(key);
}

/** With Alt, some keyboards write another sign on a digit's key. */
function digitOf(code: string): string {
  return /^Digit\d$/.test(code) ? code.slice(5) : "";
}

/** Whether the element with the focus has its own use for a key without a modifier. */
function belongsToFocus(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === "range") return event.key !== " ";
  if (target.isContentEditable || target.matches("input, textarea, select")) return true;
  const role = target.getAttribute("role") ?? "";
  if (["menuitem", "menuitemcheckbox", "option", "combobox", "menu"].includes(role)) return true;
  const isButton = target.matches("button, a[href], summary") || role === "tab";
  return isButton && event.key === " ";
}

function readCombinations(): readonly KeyCombination[] {
  const byShortcut = new Map<string, CommandId[]>();
  for (const { id, shortcut } of commandTable) {
    if (shortcut) byShortcut.set(shortcut, [...(byShortcut.get(shortcut) ?? []), id]);
  }
  return [...byShortcut].map(([shortcut, ids]) => {
    const parts = shortcutKeys(shortcut);
    const name = (parts.at(-1) ?? "").toLowerCase();
    return {
      ids,
      withCommand: parts.includes("CmdOrCtrl"),
      withShift: parts.includes("Shift"),
      withAlt: parts.includes("Alt"),
      keys: keyNames[name] ?? [name],
    };
  });
}
