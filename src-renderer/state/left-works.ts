import { faultOf } from "#core/protocol/faults.ts";
import type { PortClient } from "#core/protocol/port-client.ts";
import type { Documents } from "./documents.ts";
import type { Store } from "./store.ts";

/** Unsaved work that earlier starts have left: it is restored, given up, or left for later. */
export class LeftWorks {
  private readonly port: Pick<PortClient, "request">;
  private readonly store: Store;
  private readonly documents: Pick<Documents, "mayReplace">;
  private readonly keep: () => Promise<boolean>;

  /** @param keep keeps what the window shows and says whether it is kept */
  constructor(
    port: Pick<PortClient, "request">,
    store: Store,
    documents: Pick<Documents, "mayReplace">,
    keep: () => Promise<boolean>,
  ) {
    this.port = port;
    this.store = store;
    this.documents = documents;
    this.keep = keep;
  }

  /**
   * The work becomes this window's document; others wait for the next start. It stays where it was
   * until it is kept as this window's.
   */
  async restore(id: string): Promise<void> {
    try {
      if (!(await this.documents.mayReplace())) return;
      const { session, file } = await this.port.request({ kind: "restore-work", id });
      this.store.open(session, { file, saved: null });
      this.leave();
      if (await this.keep()) await this.port.request({ kind: "discard-work", id });
      this.store.notify({ kind: "restored", name: file?.name ?? null });
    } catch (error) {
      this.remove(id);
      this.store.notify({ kind: "trouble", fault: faultOf(error) });
    }
  }

  /** The work is given up. */
  async discard(id: string): Promise<void> {
    this.remove(id);
    try {
      await this.port.request({ kind: "discard-work", id });
    } catch (error) {
      this.store.notify({ kind: "trouble", fault: faultOf(error) });
    }
  }

  /** Nothing becomes of it now; it is offered at the next start. */
  leave(): void {
    this.store.patch({ leftWork: [] });
  }

  private remove(id: string): void {
    const leftWork = this.store.state.leftWork.filter((work) => work.id !== id);
    this.store.patch({ leftWork });
  }
}
