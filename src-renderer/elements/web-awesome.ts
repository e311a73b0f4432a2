import check from "lucide-static/icons/check.svg?url";
import chevronDown from "lucide-static/icons/chevron-down.svg?url";
import chevronRight from "lucide-static/icons/chevron-right.svg?url";
import close from "lucide-static/icons/x.svg?url";
import "@awesome.me/webawesome/dist/translations/zh-cn.js";
import { registerIconLibrary } from "@awesome.me/webawesome/dist/components/icon/library.js";

/** The icons that Web Awesome's components ask for by themselves, from our own files. */
const icons: Readonly<Record<string, string>> = {
  check,
  "chevron-down": chevronDown,
  "chevron-right": chevronRight,
  xmark: close,
};

/** Makes Web Awesome's components take their icons from our own files, and none from elsewhere. */
export function registerIcons(): void {
  for (const library of ["system", "default"]) {
    registerIconLibrary(library, { resolver: (name) => icons[name] ?? "" });
  }
}
