import type { Page, TestInfo } from "@playwright/test";

/** Tasks of more than 50 ms on the page's thread since they were last taken. */
export interface LongTasks {
  /** How long each took, ms, in the order in which they ended. */
  take(): Promise<number[]>;
}

/** Watches the page's thread from now on; a reload of the page ends it. */
export async function watchLongTasks(page: Page): Promise<LongTasks> {
  const watch = await page.evaluateHandle(() => {
    if (!PerformanceObserver.supportedEntryTypes.includes("longtask")) {
      throw new Error("this browser does not report long tasks");
    }
    const durations: number[] = [];
    const keep = (entries: PerformanceEntryList): void => {
      durations.push(...entries.map(({ duration }) => Math.round(duration)));
    };
    const observer = new PerformanceObserver((list) => keep(list.getEntries()));
    observer.observe({ type: "longtask" });
    return {
      take(): number[] {
        keep(observer.takeRecords());
        return durations.splice(0);
      },
    };
  });
  return {
    async take() {
      // A task is reported after it has ended: two frames later it has been.
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            requestAnimationFrame(() => requestAnimationFrame(resolve));
          }),
      );
      return watch.evaluate((tasks) => tasks.take());
    },
  };
}

/** Puts what was measured into the report; how long it took is the machine's affair. */
export function reportLongTasks(
  info: TestInfo,
  during: string,
  durations: readonly number[],
): void {
  const longest = Math.max(0, ...durations);
  const description =
    durations.length === 0
      ? `${during}: no task over 50 ms`
      : `${during}: ${durations.length} tasks over 50 ms, the longest ${longest} ms`;
  info.annotations.push({ type: "long tasks", description });
  process.stdout.write(`${info.project.name}: ${description}\n`);
}
