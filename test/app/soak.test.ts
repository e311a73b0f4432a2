import { expect, type RunningApp, test } from "./app-fixture.ts";
import { type PageMemory, PageMemoryWatch } from "./page-memory.ts";
import { mainMemory, type ProcessMemory } from "./process-memory.ts";
import { RandomWalk } from "./random-walk.ts";

// Random valid work through every view, and a look at what the window holds again and again. A
// quarter of a minute here; as long as one likes with, say,
// `THALWEG_SOAK_MINUTES=10 npx playwright test test/app/soak.test.ts --project=browser`.

const minutes = Number(process.env.THALWEG_SOAK_MINUTES ?? 0.25);
const seed = Number(process.env.THALWEG_SOAK_SEED ?? 1);
/** Looks at what is held, from the first to the last. */
const looks = Math.max(4, Math.round(2 * minutes) + 1);

interface Held {
  readonly page: PageMemory;
  readonly main: ProcessMemory;
}

test("random work through every view leaves memory, nodes and listeners level", async ({
  app,
}, info) => {
  test.setTimeout(minutes * 60_000 * 2 + 120_000);
  const walk = new RandomWalk(app.page, seed);
  const watch = await PageMemoryWatch.start(app.page);
  const held: Held[] = [];
  let steps = 0;
  for (let look = 0; look < looks; look++) {
    const until = performance.now() + (minutes * 60_000) / looks;
    while (performance.now() < until) {
      await walk.step();
      steps++;
      expect(app.pageErrors).toEqual([]);
    }
    held.push(await lookAt(app, walk, watch));
  }
  report(held, steps);
  info.annotations.push({ type: "steps", description: String(steps) });
});

async function lookAt(app: RunningApp, walk: RandomWalk, watch: PageMemoryWatch): Promise<Held> {
  await walk.comeHome();
  return { page: await watch.take(), main: await mainMemory(app) };
}

function report(held: readonly Held[], steps: number): void {
  console.log(steps, JSON.stringify(held));
}
