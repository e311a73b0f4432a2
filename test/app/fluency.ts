import type { Locator, Page } from "@playwright/test";
import type { RunningApp } from "./app-fixture.ts";
import { expect } from "./app-fixture.ts";
import { controls } from "./window.ts";

// What people do all the time, and how long the page's thread was at it. Only accessible names are
// relied on, so that older builds can be measured too.

/** The page's thread while something was done. */
export interface Fluency {
  readonly during: string;
  /** Tasks over 50 ms, in the order in which they ended, ms. */
  readonly tasks: readonly number[];
  /** The longest that the thread kept a timer waiting, ms. */
  readonly longestGap: number;
  /** From the click until what it is for was painted, ms; null: nothing was clicked. */
  readonly answeredMs: number | null;
}

/** What is looked for after a click: an element by its role and the beginning of its name. */
interface Sign {
  readonly role: string;
  readonly name: string;
}

const viewSigns = {
  Descent: { role: "img", name: "Loss surface" },
  Slope: { role: "img", name: "Curve of the loss" },
  "Learning rates": { role: "group", name: "η = " },
  Network: { role: "img", name: "Weights of layer 1" },
} as const;

/** The views that there are, in the order in which they are gone through. */
export const viewNames = ["Slope", "Learning rates", "Network", "Descent"] as const;

type ViewName = (typeof viewNames)[number];

/** Watches one page's thread. A reload of the page ends it. */
export class FluencyWatch {
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async start(page: Page): Promise<FluencyWatch> {
    await page.evaluate(watchThread);
    return new FluencyWatch(page);
  }

  /** Does something and says how the thread was meanwhile; what it did before is forgotten. */
  async during(what: string, work: () => Promise<unknown>): Promise<Fluency> {
    await this.take();
    const answered = await work();
    const { tasks, longestGap } = await this.take();
    return {
      during: what,
      tasks,
      longestGap,
      answeredMs: typeof answered === "number" ? answered : null,
    };
  }

  private async take(): Promise<{ tasks: number[]; longestGap: number }> {
    // A task is reported after it has ended: two frames later it has been.
    await twoFrames(this.page);
    return this.page.evaluate(() => Reflect.get(window, "takeThread")());
  }
}

/** Waits for the next two frames. */
export function twoFrames(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** Goes to a view; how long it took from the click until its picture was painted, ms. */
export async function changeView(page: Page, view: ViewName): Promise<number> {
  return clickUntil(page, page.getByRole("tab", { name: view, exact: true }), viewSigns[view]);
}

/** Types a formula as people do. */
export async function typeFormula(page: Page, formula: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(formula, { delay: 40 });
  await page.keyboard.press("Enter");
  await page.waitForTimeout(1000);
}

/** Types a million for the most steps; the field has the focus. */
async function typeMillion(page: Page): Promise<void> {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("1000000");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(1500);
}

/** Drags the playhead over the whole timeline and back. */
export async function scrub(page: Page): Promise<void> {
  const plot = await boxOf(controls(page).iteration);
  const middle = plot.y + plot.height / 2;
  await page.mouse.move(plot.x + plot.width * 0.5, middle);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.9, middle, { steps: 40 });
  await page.mouse.move(plot.x + plot.width * 0.1, middle, { steps: 40 });
  await page.mouse.up();
}

/** All of 2→1024→1024→2, a million weights, but for the Enter that makes it the network. */
async function typeLargeNetwork(page: Page): Promise<void> {
  const neurons = (name: string): Locator => page.getByRole("spinbutton", { name, exact: true });
  await neurons("Hidden neurons").fill("1024");
  await page.getByRole("button", { name: "Add a layer", exact: true }).click();
  await neurons("Hidden neurons of layer 2").fill("1024");
  await neurons("Hidden neurons of layer 2").focus();
}

/** Lets it train; how long until Pause could be pressed, ms. */
export function play(page: Page): Promise<number> {
  return clickUntil(page, controls(page).play, { role: "button", name: "Pause" });
}

/** Stops it; how long until that was shown, ms. */
export function pause(page: Page): Promise<number> {
  return clickUntil(page, controls(page).pause, { role: "button", name: "Play" });
}

/** Clicks, and says after how many ms from the click the sign was painted. */
async function clickUntil(page: Page, target: Locator, sign: Sign): Promise<number> {
  const { x, y, width, height } = await boxOf(target);
  await page.mouse.move(x + width / 2, y + height / 2);
  // The page has to be listening before it is clicked.
  await page.evaluate(awaitPainted, sign);
  await page.mouse.down();
  await page.mouse.up();
  return Math.round(await page.evaluate(() => Reflect.get(window, "msUntilPainted")));
}

async function boxOf(
  target: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error("what is to be clicked has no place");
  return box;
}

/** In the page: notes long tasks, and how late a timer of 4 ms is. */
function watchThread(): void {
  if (!PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    throw new Error("this browser does not report long tasks");
  }
  const periodMs = 4;
  const tasks: number[] = [];
  const keep = (entries: PerformanceEntryList): void => {
    tasks.push(...entries.map(({ duration }) => Math.round(duration)));
  };
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ type: "longtask" });
  let longestGap = 0;
  let last = performance.now();
  const ping = (): void => {
    const now = performance.now();
    longestGap = Math.max(longestGap, now - last - periodMs);
    last = now;
    setTimeout(ping, periodMs);
  };
  ping();
  Reflect.set(window, "takeThread", () => {
    keep(observer.takeRecords());
    const taken = { tasks: tasks.splice(0), longestGap: Math.round(longestGap) };
    longestGap = 0;
    return taken;
  });
}

/** In the page: from the next click until the sign is there, with a picture if it is one. */
function awaitPainted({ role, name }: Sign): void {
  const selectors: Record<string, string> = { button: "button", img: "[role=img]" };
  const selector = selectors[role] ?? `[role=${role}]`;
  const find = (root: Document | ShadowRoot, matches: (element: Element) => boolean): boolean => {
    for (const element of root.querySelectorAll("*")) {
      if (matches(element)) return true;
      if (element.shadowRoot && find(element.shadowRoot, matches)) return true;
    }
    return false;
  };
  const isPainted = (element: Element): boolean => {
    const isSign =
      element.matches(selector) &&
      (element.getAttribute("aria-label") ?? "").startsWith(name) &&
      !(element instanceof HTMLButtonElement && element.disabled) &&
      element.checkVisibility();
    return isSign && (role !== "img" || hasCanvas(element));
  };
  const hasCanvas = (root: Element | ShadowRoot): boolean =>
    [...root.querySelectorAll("*")].some(
      (element) =>
        (element instanceof HTMLCanvasElement && element.width !== 300) ||
        (element.shadowRoot !== null && hasCanvas(element.shadowRoot)),
    );
  const answered = new Promise((resolve) => {
    const look = (begun: number): void => {
      if (!find(document, isPainted)) {
        requestAnimationFrame(() => look(begun));
        return;
      }
      // A message comes after the frame.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(performance.now() - begun);
      };
      port2.postMessage(null);
    };
    addEventListener("click", ({ timeStamp }) => requestAnimationFrame(() => look(timeStamp)), {
      capture: true,
      once: true,
    });
  });
  Reflect.set(window, "msUntilPainted", answered);
}

/**
 * Does everything that is done all the time, and tells how the thread was at each. What is looked for
 * by role is looked for in between: in a large page that is a task of a fifth of a second itself.
 */
export async function goThroughEverything(
  { page }: Pick<RunningApp, "page">,
  note: (fluency: Fluency) => void,
): Promise<void> {
  const watch = await FluencyWatch.start(page);
  const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    note(await watch.during(what, work));
  };
  for (const round of ["for the first time", "again"]) {
    for (const view of viewNames) {
      await measure(`${view} opened ${round}`, async () => {
        const answeredMs = await changeView(page, view);
        await page.waitForTimeout(250);
        return answeredMs;
      });
    }
  }
  const { maximumSteps, learningRate, stopValue, status, speed } = controls(page);
  await page.getByRole("textbox", { name: "Objective", exact: true }).click();
  await measure("a formula typed", () => typeFormula(page, "x^2 + sin(y)^2 + cos(x*y)/4"));
  await expect(status).toContainText(/after|Not yet/);
  await stopValue.fill("0");
  await learningRate.fill("1e-9");
  await expect(status).toContainText("Stopped after 1,000 steps");
  await maximumSteps.click();
  await measure("a million steps made", () => typeMillion(page));
  await expect(status).toContainText("Stopped after 1,000,000 steps");
  await measure("a million steps scrubbed", () => scrub(page));
  await measure("Network opened", () => changeView(page, "Network"));
  await typeLargeNetwork(page);
  await measure("a million weights opened", async () => {
    await page.keyboard.press("Enter");
    await page.waitForTimeout(2000);
  });
  await expect(page.getByRole("img", { name: "Weights of layer 3", exact: true })).toBeVisible();
  await expect(status).toContainText("Epoch 0:");
  await speed.fill("6");
  await measure("a million weights: Play", () => play(page));
  await measure("a million weights in training", () => page.waitForTimeout(2000));
  await measure("a million weights: Pause", () => pause(page));
  await measure("a million weights left", () => changeView(page, "Descent"));
  await measure("a million weights again", () => changeView(page, "Network"));
}
