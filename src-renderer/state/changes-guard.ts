import type { Hello } from "#core/protocol/messages.ts";
import type { PortClient } from "#core/protocol/port-client.ts";
import type { ChangesAnswer } from "#core/protocol/work-schema.ts";
import { isUnsaved } from "./document-place.ts";
import type { Store } from "./store.ts";

/** Asks what is to become of unsaved work before another document takes its place. */
export class ChangesGuard {
  private readonly port: Pick<PortClient, "request">;
  private readonly store: Store;
  private readonly dialogs: Hello["dialogs"];
  private answered: ((answer: ChangesAnswer) => void) | null = null;

  constructor(port: Pick<PortClient, "request">, store: Store, dialogs: Hello["dialogs"]) {
    this.port = port;
    this.store = store;
    this.dialogs = dialogs;
  }

  /**
   * Whether the document may be replaced: nothing in it is unsaved, or a person has said what is to
   * become of that.
   *
   * @param save saves the document and says whether it did
   * @throws FaultError when the person could not be asked
   */
  async mayReplace(save: () => Promise<boolean>): Promise<boolean> {
    // What was edited while the file was written is asked about anew.
    while (isUnsaved(this.store.state)) {
      const answer = await this.ask();
      if (answer !== "save") return answer === "discard";
      if (!(await save())) return false;
    }
    return true;
  }

  /** The person has answered in the page's own dialog. */
  answer(answer: ChangesAnswer): void {
    this.store.patch({ asksAboutChanges: false });
    this.answered?.(answer);
    this.answered = null;
  }

  private async ask(): Promise<ChangesAnswer> {
    const name = this.store.state.place.file?.name ?? null;
    if (this.dialogs === "native") {
      return (await this.port.request({ kind: "ask-about-changes", name })).answer;
    }
    // A newer question takes the place of the older.
    this.answer("cancel");
    return new Promise((resolve) => {
      this.answered = resolve;
      this.store.patch({ asksAboutChanges: true });
    });
  }
}
