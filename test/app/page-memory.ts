import type { CDPSession, Page } from "@playwright/test";

/** What a page holds after everything that nobody needs was collected. */
export interface PageMemory {
  /** Nodes of documents, in them or kept beside them. */
  readonly nodes: number;
  readonly listeners: number;
  readonly heapBytes: number;
}

/** Looks at what a page holds, in whichever host. */
export class PageMemoryWatch {
  private readonly session: CDPSession;

  private constructor(session: CDPSession) {
    this.session = session;
  }

  static async start(page: Page): Promise<PageMemoryWatch> {
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.enable");
    return new PageMemoryWatch(session);
  }

  /** Collects, then counts. */
  async take(): Promise<PageMemory> {
    // What the first collection lets go of may hold what only the second one sees.
    await this.session.send("HeapProfiler.collectGarbage");
    await this.session.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await this.session.send("Memory.getDOMCounters");
    const { usedSize } = await this.session.send("Runtime.getHeapUsage");
    return { nodes, listeners: jsEventListeners, heapBytes: usedSize };
  }
}
