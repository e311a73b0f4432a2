import { expect, type RunningApp, test } from "./app-fixture.ts";
import { PageMemoryWatch } from "./page-memory.ts";
import { residentBytes } from "./process-memory.ts";
import { RandomWalk } from "./random-walk.ts";

// Random valid work through every view, and a look at what the window holds again and again. Ten
// seconds here, and as long as one likes with
// `THALWEG_SOAK_MINUTES=10 npx playwright test test/app/soak.test.ts --project=browser`.

const minutes = Number(process.env.THALWEG_SOAK_MINUTES ?? 1 / 6);
const seed = Number(process.env.THALWEG_SOAK_SEED ?? 1);
/** Looks at what is held: one at the start, then at least six, and two a minute. */
const lookCount = Math.max(6, Math.round(2 * minutes));

/** What the window, seen at home, and the process behind it hold. */
interface Held {
  readonly nodes: number;
  readonly listeners: number;
  readonly heapMegabytes: number;
  readonly mainMegabytes: number;
}

test("random work through every view leaves memory, nodes and listeners level", async ({
  app,
}, info) => {
  test.setTimeout(minutes * 60_000 * 2 + 90_000);
  const walk = new RandomWalk(app.page, seed);
  const watch = await PageMemoryWatch.start(app.page);
  const held: Held[] = [];
  const steps: string[] = [];
  for (let look = 0; look < lookCount; look++) {
    const until = performance.now() + (minutes * 60_000) / lookCount;
    while (performance.now() < until) steps.push(await walk.step());
    expect(app.pageErrors, steps.slice(-20).join("\n")).toEqual([]);
    held.push(await lookAt(app, walk, watch));
    if (minutes >= 1) console.log(steps.length, JSON.stringify(held.at(-1)));
  }
  info.annotations.push({ type: "held", description: JSON.stringify(held) });
  // The first minute, or the first looks of a short walk, is for what is made once and kept.
  const level = held.slice(minutes >= 3 ? 2 : lookCount / 3);
  const half = Math.floor(level.length / 2);
  const early = highest(level.slice(0, half));
  const late = highest(level.slice(half));
  // Languages and themes differ a little; code that was used often is compiled and kept.
  expect(late.nodes).toBeLessThan(early.nodes * 1.1 + 200);
  expect(late.listeners).toBeLessThan(early.listeners * 1.1 + 20);
  expect(late.heapMegabytes).toBeLessThan(early.heapMegabytes + 8);
  if (early.mainMegabytes > 0) {
    expect(late.mainMegabytes).toBeLessThan(early.mainMegabytes * 1.2 + 50);
  }
});

async function lookAt(app: RunningApp, walk: RandomWalk, watch: PageMemoryWatch): Promise<Held> {
  await walk.comeHome();
  const { nodes, listeners, heapBytes } = await watch.take();
  const mainBytes = await residentBytes(app.mainPid);
  return { nodes, listeners, heapMegabytes: heapBytes / 1e6, mainMegabytes: mainBytes / 1e6 };
}

function highest(held: readonly Held[]): Held {
  const of = (part: keyof Held): number => Math.max(...held.map((one) => one[part]));
  return {
    nodes: of("nodes"),
    listeners: of("listeners"),
    heapMegabytes: of("heapMegabytes"),
    mainMegabytes: of("mainMegabytes"),
  };
}
