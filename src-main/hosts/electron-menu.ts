import { type CommandEntry, type CommandId, menus } from "#core/session/command-table.ts";
import type { Wording } from "#core/wording/wording.ts";

/** An entry of a native menu, of the shape that Electron makes menus from. */
export interface MenuTemplateItem {
  id?: string;
  label?: string;
  type?: "normal" | "separator" | "checkbox";
  role?: "appMenu" | "cut" | "copy" | "paste" | "selectAll" | "togglefullscreen" | "quit";
  enabled?: boolean;
  accelerator?: string;
  registerAccelerator?: boolean;
  click?: () => void;
  submenu?: MenuTemplateItem[];
}

/**
 * The native menu as a template, made from the table of commands. Shortcuts are shown but not
 * registered where the system allows that: the page handles them, the same in every host.
 */
export function menuTemplate(
  wording: Wording,
  isMac: boolean,
  invoke: (id: CommandId) => void,
): MenuTemplateItem[] {
  const native = wording.nativeMenu;
  const template = menus().map(({ name, groups }): MenuTemplateItem => {
    const entries = groups.map((group) => group.map((entry) => menuItem(entry, wording, invoke)));
    if (name === "edit") entries.push(clipboardItems(native));
    if (name === "view") entries.push([{ role: "togglefullscreen", label: native["full-screen"] }]);
    if (name === "file" && !isMac) entries.push([{ role: "quit", label: native.quit }]);
    return { label: wording.menus[name], submenu: separated(entries) };
  });
  return isMac ? [{ role: "appMenu" }, ...template] : template;
}

function menuItem(
  entry: CommandEntry,
  wording: Wording,
  invoke: (id: CommandId) => void,
): MenuTemplateItem {
  return {
    id: entry.id,
    label: wording.commands[entry.id],
    type: entry.isChecked ? "checkbox" : "normal",
    enabled: false,
    accelerator: entry.shortcut ?? undefined,
    registerAccelerator: false,
    click: () => invoke(entry.id),
  };
}

function clipboardItems(native: Wording["nativeMenu"]): MenuTemplateItem[] {
  return [
    { role: "cut", label: native.cut },
    { role: "copy", label: native.copy },
    { role: "paste", label: native.paste },
    { role: "selectAll", label: native["select-all"] },
  ];
}

function separated(groups: readonly (readonly MenuTemplateItem[])[]): MenuTemplateItem[] {
  return groups.flatMap((group, index) =>
    index === 0 ? group : [{ type: "separator" as const }, ...group],
  );
}
