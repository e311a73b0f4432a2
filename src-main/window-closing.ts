import type { WorkWording } from "#core/wording/work-wording.ts";
import type { HostWindow } from "./hosts/host.ts";

/** A page that has not begun to save by then, or not said how it went, does not answer. */
const silenceMs = 5000;

/** What closing needs of the window that closes. */
export interface ClosingWindow {
  readonly dialogs: Pick<HostWindow, "askAboutChanges" | "askAboutSilence">;
  words(): WorkWording;
  /** What the page said last of its document. */
  readonly document: { readonly name: string | null; readonly isUnsaved: boolean };
  /** Has the page save; its answer comes to {@link WindowClosing.saveAnswered}. */
  requestSave(): void;
}

/** What is to become of a window and its work: it stays, it goes and its work is kept or given up. */
export type ClosingAnswer = "stay" | "keep" | "discard";

/** Asks what is to become of unsaved work before its window closes, and has it saved. */
export class WindowClosing {
  private readonly window: ClosingWindow;
  private readonly patienceMs: number;
  private asking: Promise<ClosingAnswer> | null = null;
  private answer: ((isSaved: boolean) => void) | null = null;
  private fallSilent: () => void = () => undefined;
  private silence: ReturnType<typeof setTimeout> | null = null;

  /** @param patienceMs how long a page may be silent while it is to save, in milliseconds */
  constructor(window: ClosingWindow, patienceMs = silenceMs) {
    this.window = window;
    this.patienceMs = patienceMs;
  }

  /** Asks once, however often closing is asked for meanwhile. */
  ask(): Promise<ClosingAnswer> {
    this.asking ??= this.decide().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /** The page does something towards saving: it lives. A dialog may stand open as long as it likes. */
  saveBegun(): void {
    this.stopWaiting();
  }

  /** The page has its answer from the disk and says in a moment how it went. */
  saveEnded(): void {
    if (this.answer) this.waitForPage();
  }

  /** The page says how saving went. */
  saveAnswered(isSaved: boolean): void {
    this.answer?.(isSaved);
  }

  private async decide(): Promise<ClosingAnswer> {
    const { dialogs } = this.window;
    // What was edited while the file was written is asked about anew.
    while (this.window.document.isUnsaved) {
      const wish = await dialogs.askAboutChanges(this.window.words(), this.window.document.name);
      if (wish === "cancel") return "stay";
      if (wish === "discard") return "discard";
      const saving = await this.save();
      if (saving !== "saved") return saving;
    }
    return "discard";
  }

  private async save(): Promise<"saved" | "stay" | "keep"> {
    const answered = new Promise<boolean>((resolve) => {
      this.answer = resolve;
    });
    let silence = this.silent();
    this.window.requestSave();
    try {
      for (;;) {
        const isSaved = await Promise.race([answered, silence]);
        if (isSaved !== null) return isSaved ? "saved" : "stay";
        const wish = await this.window.dialogs.askAboutSilence(this.window.words());
        if (wish === "close") return "keep";
        silence = this.silent();
      }
    } finally {
      this.answer = null;
      this.stopWaiting();
    }
  }

  /** Resolves when the page has been silent for too long. */
  private silent(): Promise<null> {
    return new Promise((resolve) => {
      this.fallSilent = () => resolve(null);
      this.waitForPage();
    });
  }

  private waitForPage(): void {
    this.stopWaiting();
    this.silence = setTimeout(() => this.fallSilent(), this.patienceMs);
  }

  private stopWaiting(): void {
    if (this.silence) clearTimeout(this.silence);
    this.silence = null;
  }
}
