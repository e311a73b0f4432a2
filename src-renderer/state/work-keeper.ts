import { type Fault, faultOf } from "#core/protocol/faults.ts";
import type { PortClient } from "#core/protocol/port-client.ts";
import {
  isSameMaterial,
  type Material,
  materialOf,
  withoutMaterial,
} from "#core/session/material.ts";
import type { Session } from "#core/session/session.ts";
import { hasSameWork } from "#core/session/unsaved.ts";
import { sessionOf } from "./app-state.ts";
import { type DocumentPlace, isUnsaved } from "./document-place.ts";
import type { Store } from "./store.ts";

/** How long edits are gathered before they are kept, in milliseconds: all of it is within a second. */
const editMs = 500;
/** The same for what is looked at and the step that is shown, which change while something plays. */
const lookMs = 2000;
/** What could not be kept is tried again after this, and after twice as long each time. */
const firstRetryMs = 1000;
const longestRetryMs = 60_000;

/** What was kept last. */
interface Kept {
  readonly session: Session;
  readonly file: DocumentPlace["file"];
  readonly isUnsaved: boolean;
}

/**
 * Has the main process keep the document, so that neither a crash of the page nor the end of the
 * whole program loses it. What is large in it travels only when it has changed.
 */
export class WorkKeeper {
  private readonly port: Pick<PortClient, "request">;
  private readonly store: Store;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** When the timer ends, on the page's clock. */
  private dueMs = Number.POSITIVE_INFINITY;
  private kept: Kept | null = null;
  private sent: Material | null = null;
  private isSending = false;
  /** How often in a row keeping has failed. */
  private failures = 0;

  /** @param signal ends it */
  constructor(port: Pick<PortClient, "request">, store: Store, signal: AbortSignal) {
    this.port = port;
    this.store = store;
    store.subscribe(() => this.changed(), signal);
    signal.addEventListener("abort", () => this.stopTimer(), { once: true });
    // What a window begins with, the main process knows.
    this.kept = this.shown();
  }

  /**
   * Keeps what there is now, whatever is under way: the page may be gone in a moment.
   *
   * @returns whether it is kept
   */
  async keepNow(): Promise<boolean> {
    return this.isNew() || this.failures > 0 ? this.keep() : true;
  }

  private changed(): void {
    if (!this.isNew()) return;
    const { session } = this.store.state.history;
    const isEdit =
      this.kept === null ||
      this.kept.file !== this.store.state.place.file ||
      isUnsaved(this.store.state) !== this.kept.isUnsaved ||
      !hasSameWork(session, this.kept.session);
    this.keepWithin(isEdit ? editMs : lookMs);
  }

  private keepWithin(waitMs: number): void {
    const dueMs = performance.now() + waitMs;
    if (dueMs >= this.dueMs) return;
    this.stopTimer();
    this.dueMs = dueMs;
    this.timer = setTimeout(() => {
      this.stopTimer();
      if (!this.isSending) void this.keep();
    }, waitMs);
  }

  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.dueMs = Number.POSITIVE_INFINITY;
  }

  private isNew(): boolean {
    const { state } = this.store;
    return sessionOf(state) !== this.kept?.session || state.place.file !== this.kept.file;
  }

  private shown(): Kept {
    const { state } = this.store;
    return { session: sessionOf(state), file: state.place.file, isUnsaved: isUnsaved(state) };
  }

  /** @returns whether it is kept */
  private async keep(): Promise<boolean> {
    const kept = this.shown();
    const material = materialOf(kept.session);
    const isKnown = this.sent !== null && isSameMaterial(this.sent, material);
    this.kept = kept;
    this.sent = material;
    this.isSending = true;
    try {
      const session = withoutMaterial(kept.session);
      await this.port.request({
        kind: "keep-work",
        ...kept,
        session,
        material: isKnown ? null : material,
      });
      this.failures = 0;
      this.store.succeeded("keeping work");
      return true;
    } catch (error) {
      this.sent = null;
      this.failed(faultOf(error));
      return false;
    } finally {
      this.isSending = false;
      this.changed();
    }
  }

  /** It is said once, until it works again, and tried again by and by. */
  private failed(fault: Fault): void {
    const retryMs = Math.min(firstRetryMs * 2 ** this.failures, longestRetryMs);
    this.failures++;
    // Nobody is there any more to keep it.
    if (fault.kind === "disconnected") return;
    if (this.failures === 1) this.store.notify({ kind: "trouble", fault });
    this.keepWithin(retryMs);
  }
}
