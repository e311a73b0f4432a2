import { appendFileSync } from "node:fs";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** Closes the run with what it ran on and how many journeys passed, failed and were skipped. */
export default class RuntimesReporter implements Reporter {
  private readonly last = new Map<string, TestResult["status"]>();
  private readonly triedTwice = new Set<string>();

  onTestEnd(test: TestCase, result: TestResult): void {
    this.last.set(test.id, result.status);
    if (result.retry > 0) this.triedTwice.add(test.titlePath().filter(Boolean).join(" › "));
  }

  onEnd(_result: FullResult): void {
    const statuses = [...this.last.values()];
    const passed = statuses.filter((status) => status === "passed").length;
    const skipped = statuses.filter((status) => status === "skipped").length;
    const failed = statuses.length - passed - skipped;
    const electron = process.env.THALWEG_TEST_ELECTRON_VERSION;
    for (const title of this.triedTwice) console.log(`SECOND TRY: ${title}`);
    console.log(`Electron: ${electron}`);
    console.log(`Chromium of the browser host: ${process.env.THALWEG_TEST_CHROMIUM_VERSION}`);
    if (!process.env.THALWEG_TEST_ELECTRON) {
      console.log(
        `SKIPPED: ${skipped} journeys, because no Electron could be had on this machine.`,
      );
    }
    const counts = process.env.THALWEG_TEST_COUNTS;
    if (counts)
      appendFileSync(counts, `${JSON.stringify({ passed, failed, skipped, electron })}\n`);
  }
}
