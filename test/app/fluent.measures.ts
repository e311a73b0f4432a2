import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page, TestInfo } from "@playwright/test";
import {
  endServer,
  expect,
  launchChromium,
  launchElectron,
  type RunningApp,
  startServer,
  test,
} from "./app-fixture.ts";
import { type Fluency, goThroughEverything } from "./fluency.ts";
import { turnSurface } from "./turning.ts";
import { controls } from "./window.ts";

// What the page's thread does while people use the app, printed for a person to compare. With
// `THALWEG_TEST_APP=/path/to/another/checkout` it is that one's build that is measured.

test("the first text and the first surface", async ({ browserName: _ }, info) => {
  const starts: FirstSights[] = [];
  test.setTimeout(300_000);
  for (let start = 0; start < 5; start++) starts.push(await firstSights(info));
  const median = (pick: (one: FirstSights) => number): number =>
    starts.map(pick).sort((a, b) => a - b)[2];
  for (const sight of ["content", "text", "surface"] as const) {
    const all = starts.map((one) => Math.round(one[sight])).join(", ");
    print(info, `first ${sight}`, `${Math.round(median((one) => one[sight]))} ms (${all})`);
  }
});

test("everything that is done all the time", async ({ app }, info) => {
  test.setTimeout(300_000);
  await goThroughEverything(app, (fluency) => print(info, fluency.during, textOf(fluency)));
});

test("the surface turned", async ({ app }, info) => {
  test.setTimeout(120_000);
  const { page } = app;
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(controls(page).status).toContainText("Reached");
  const measure = async (what: string): Promise<void> => {
    await page.waitForTimeout(2000);
    const rates: number[] = [];
    for (let turn = 0; turn < 3; turn++) rates.push((await turnSurface(page, 2)).framesPerSecond);
    print(info, what, `${rates.map((rate) => rate.toFixed(1)).join(", ")} frames a second`);
  };
  await measure("the surface turned, one run");
  await page.getByRole("button", { name: "All optimizers", exact: true }).click();
  await measure("the surface turned, nine runs");
});

/** After how many ms from the opening of the page something was seen. */
interface FirstSights {
  readonly content: number;
  readonly text: number;
  readonly surface: number;
}

async function firstSights(info: TestInfo): Promise<FirstSights> {
  const folder = await mkdtemp(join(tmpdir(), "thalweg-start-"));
  try {
    return info.project.metadata.host === "electron"
      ? await inElectron(folder)
      : await inBrowser(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function inElectron(folder: string): Promise<FirstSights> {
  const electron = await launchElectron(folder);
  const sights = await lookOut(await electron.firstWindow());
  await electron.close();
  return sights;
}

async function inBrowser(folder: string): Promise<FirstSights> {
  const { server, address } = await startServer(folder);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address, { waitUntil: "commit" });
  const sights = await lookOut(page);
  await browser.close();
  await endServer(server);
  return sights;
}

function lookOut(page: RunningApp["page"]): Promise<FirstSights> {
  return (page as Page).evaluate(
    () =>
      new Promise<FirstSights>((resolve) => {
        const found = (root: Document | ShadowRoot, selector: string): Element[] =>
          [...root.querySelectorAll("*")].flatMap((element) => [
            ...(element.matches(selector) ? [element] : []),
            ...(element.shadowRoot ? found(element.shadowRoot, selector) : []),
          ]);
        const hasText = (): boolean =>
          found(document, "[role=status]").some((status) => /\S/.test(status.textContent ?? ""));
        const hasSurface = (): boolean =>
          found(document, "surface-view").some(
            (view) => Number(Reflect.get(view, "framesDrawn")) > 0,
          );
        let text = 0;
        const look = (): void => {
          const now = performance.now();
          if (text === 0 && hasText()) text = now;
          if (text === 0 || !hasSurface()) {
            setTimeout(look, 4);
            return;
          }
          setTimeout(() => {
            const paint = performance.getEntriesByName("first-contentful-paint")[0];
            resolve({ content: paint?.startTime ?? Number.NaN, text, surface: now });
          }, 500);
        };
        look();
      }),
  );
}

function textOf({ tasks, longestGap, answeredMs }: Fluency): string {
  const longest = Math.max(0, ...tasks);
  const total = tasks.reduce((sum, ms) => sum + ms, 0);
  const answer = answeredMs === null ? "" : `answered in ${answeredMs} ms; `;
  return `${answer}${tasks.length} tasks over 50 ms, the longest ${longest} ms, together ${total} ms; longest gap ${longestGap} ms`;
}

function print(info: TestInfo, what: string, text: string): void {
  process.stdout.write(`${info.project.name}: ${what}: ${text}\n`);
}
