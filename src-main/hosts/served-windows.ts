import { randomUUID } from "node:crypto";
import type { WindowWork } from "../work/window-work.ts";
import type { WorkStore } from "../work/work-store.ts";

/** A page that is loaded anew is back within this, in milliseconds. */
const reloadMs = 10_000;

/** A window in a browser: a tab that comes back under the same id when it is loaded anew. */
export interface ServedWindow {
  readonly id: string;
  readonly work: WindowWork;
}

/** The windows of the browser host, with and without a page at the moment. */
export class ServedWindows {
  private readonly works: WorkStore;
  private readonly connected = new Set<ServedWindow>();
  private readonly waiting = new Map<string, ServedWindow>();
  private readonly timers = new Map<ServedWindow, NodeJS.Timeout>();

  constructor(works: WorkStore) {
    this.works = works;
  }

  /**
   * The window of a page that comes. A copy of a tab comes under the id of the tab that it was
   * copied from: it gets a window of its own, which begins with what the other shows.
   */
  connect(id: string | null): ServedWindow {
    for (const other of this.waiting.values()) {
      // Its work was restored or given up in another window.
      if (other.work.isOver) this.waiting.delete(other.id);
    }
    const back = id === null ? undefined : this.waiting.get(id);
    const window = back ?? { id: randomUUID(), work: this.works.openWindow() };
    const original = [...this.connected].find((other) => other.id === id)?.work.current;
    if (original) void window.work.adopt(original).catch(() => undefined);
    this.waiting.delete(window.id);
    this.stopTimer(window);
    window.work.isOrphan = false;
    this.connected.add(window);
    return window;
  }

  /**
   * The page of a window is gone: it died, was closed, or is loaded anew. Browsers do not say which,
   * nor do they ask about unsaved work before a person has touched the page, or what was answered.
   * So what is unsaved is kept, and offered to the next page; it is given up where a person says so.
   */
  disconnect(window: ServedWindow): void {
    this.connected.delete(window);
    this.waiting.set(window.id, window);
    if (window.work.isUnsaved) {
      window.work.isOrphan = true;
      return;
    }
    const timer = setTimeout(() => void this.drop(window), reloadMs);
    timer.unref();
    this.timers.set(window, timer);
  }

  /** Ends with the host: what is unsaved is kept for the next start. */
  async close(): Promise<void> {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    await this.works.close();
  }

  private async drop(window: ServedWindow): Promise<void> {
    this.waiting.delete(window.id);
    this.stopTimer(window);
    await this.works.closeWindow(window.work);
  }

  private stopTimer(window: ServedWindow): void {
    clearTimeout(this.timers.get(window));
    this.timers.delete(window);
  }
}
