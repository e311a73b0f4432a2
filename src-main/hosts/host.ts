import type { Port } from "#core/protocol/port.ts";
import type { ChangesAnswer } from "#core/protocol/work-schema.ts";
import type { CommandId } from "#core/session/command-table.ts";
import type { Language } from "#core/wording/language.ts";
import type { WorkWording } from "#core/wording/work-wording.ts";

/** What a host is and offers, the same for all its windows. */
export interface HostFacts {
  readonly host: "electron" | "browser";
  readonly dialogs: "native" | "page";
  readonly menu: "native" | "page";
  readonly platform: "mac" | "other";
  /** What the app runs on, with its version: `Electron 45.4.1`. */
  readonly runtime: string;
  /** BCP 47 tag of the system's language. */
  readonly systemLanguage: string;
}

/** What is to become of a file that others have changed, and of what was to be saved to it. */
export type OverwriteAnswer = "overwrite" | "elsewhere" | "cancel";

/** What a file dialog asks for. */
export interface FileDialog {
  readonly title: string;
  /** A file name, or a whole path. */
  readonly suggestedName: string;
  readonly filterName: string;
  /** Endings without the dot. */
  readonly extensions: readonly string[];
}

/** What a native menu shows. */
export interface MenuState {
  readonly language: Language;
  readonly enabled: ReadonlySet<CommandId>;
  readonly checked: ReadonlySet<CommandId>;
}

/** What the frame of a window shows of its document. */
export interface ShownDocument {
  /** The file that it stands in; null: none. */
  readonly path: string | null;
  readonly isUnsaved: boolean;
}

/** One window of a host: a port to its page, and what only the host can do for it. */
export interface HostWindow {
  readonly port: Port;
  readonly facts: HostFacts;
  /** By what its page is known again when it is loaded anew; null: the host knows by itself. */
  readonly id: string | null;
  /** The path chosen, or null when the dialog was cancelled. */
  chooseSavePath(dialog: FileDialog): Promise<string | null>;
  chooseOpenPath(dialog: FileDialog): Promise<string | null>;
  /** `invoke` is called with the command of an entry that a person chose. */
  showMenu(state: MenuState, invoke: (id: CommandId) => void): void;
  /** Asks what is to become of unsaved work. */
  askAboutChanges(words: WorkWording, name: string | null): Promise<ChangesAnswer>;
  /** Asks whether to save over a file that others have changed. */
  askAboutOverwriting(words: WorkWording, name: string): Promise<OverwriteAnswer>;
  /** Asks whether to wait longer for a page that gives no answer while its window closes. */
  askAboutSilence(words: WorkWording): Promise<"close" | "wait">;
  showDocument(document: ShownDocument): void;
  /** The page has drawn its first picture. */
  painted(): void;
}
