import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import chevronDown from "lucide-static/icons/chevron-down.svg?raw";
import epoch from "lucide-static/icons/chevrons-right.svg?raw";
import copy from "lucide-static/icons/copy.svg?raw";
import eye from "lucide-static/icons/eye.svg?raw";
import eyeOff from "lucide-static/icons/eye-off.svg?raw";
import folderOpen from "lucide-static/icons/folder-open.svg?raw";
import languages from "lucide-static/icons/languages.svg?raw";
import menu from "lucide-static/icons/menu.svg?raw";
import minus from "lucide-static/icons/minus.svg?raw";
import pause from "lucide-static/icons/pause.svg?raw";
import play from "lucide-static/icons/play.svg?raw";
import plus from "lucide-static/icons/plus.svg?raw";
import save from "lucide-static/icons/save.svg?raw";
import reset from "lucide-static/icons/skip-back.svg?raw";
import settings from "lucide-static/icons/sliders-horizontal.svg?raw";
import stop from "lucide-static/icons/square.svg?raw";
import stepBack from "lucide-static/icons/step-back.svg?raw";
import stepForward from "lucide-static/icons/step-forward.svg?raw";
import trash from "lucide-static/icons/trash-2.svg?raw";
import close from "lucide-static/icons/x.svg?raw";

/** The descent's own sign: a valley with a ball in it. */
const valley =
  '<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M3 6c2.5 0 3.500 12 9 12s6.500-12 9-12"/><circle cx="12" cy="13" r="2.200" fill="currentColor" stroke="none"/></svg>';

/** A curve with its tangent. */
const slope =
  '<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M4 4v16h16"/><path d="M7 6c1 8 5 11 13 11"/><path d="M8 15l7-5" stroke-width="1.500"/></svg>';

/** Steps that swing across a valley. */
const rates =
  '<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M3 7l5 9 4-7 3 6 2-4 4 1"/></svg>';

/** Layers of neurons, joined. */
const network =
  '<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M5 7l7 5M5 17l7-5M12 12l7-5M12 12l7 5" stroke-width="1.500"/><circle cx="4.500" cy="6.500" r="1.800"/><circle cx="4.500" cy="17.500" r="1.800"/><circle cx="12" cy="12" r="1.800"/><circle cx="19.500" cy="6.500" r="1.800"/><circle cx="19.500" cy="17.500" r="1.800"/></svg>';

const sources = {
  "chevron-down": chevronDown,
  close,
  copy,
  eye,
  "eye-off": eyeOff,
  "folder-open": folderOpen,
  languages,
  menu,
  minus,
  network,
  pause,
  play,
  plus,
  reset,
  save,
  settings,
  "step-back": stepBack,
  "step-forward": stepForward,
  epoch,
  stop,
  slope,
  rates,
  trash,
  valley,
} as const;

/** The name of an icon. */
export type IconName = keyof typeof sources;

/** An icon as inline SVG, in the colour of the text around it; silent for screen readers. */
export function icon(name: IconName, sizePx = 16): TemplateResult {
  const svg = sources[name]
    .replace(/<!--.*?-->/s, "")
    .replace(/width="\d+"/, `width="${sizePx}"`)
    .replace(/height="\d+"/, `height="${sizePx}" aria-hidden="true"`);
  return html`${unsafeHTML(svg.trim())}`;
}
