import type { Port } from "#core/protocol/port.ts";
import type { HostWindow } from "../../src-main/hosts/host.ts";

/** A host's window that shows nothing and cancels every question, but for what is said. */
export function quietWindow(port: Port, said: Partial<HostWindow> = {}): HostWindow {
  return {
    port,
    id: null,
    facts: {
      host: "browser",
      dialogs: "native",
      menu: "page",
      platform: "other",
      runtime: "a test",
      systemLanguage: "en",
    },
    chooseSavePath: () => Promise.resolve(null),
    chooseOpenPath: () => Promise.resolve(null),
    showMenu: () => undefined,
    askAboutChanges: () => Promise.resolve("cancel"),
    askAboutOverwriting: () => Promise.resolve("cancel"),
    askAboutSilence: () => Promise.resolve("wait"),
    showDocument: () => undefined,
    painted: () => undefined,
    ...said,
  };
}
