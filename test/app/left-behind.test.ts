import type { Page } from "@playwright/test";
import { expect, test } from "./app-fixture.ts";
import { PageMemoryWatch } from "./page-memory.ts";
import { untilAtRest } from "./window.ts";

const views = ["Slope", "Learning rates", "Network", "Descent"] as const;

/** Goes to a view and waits until it was drawn. */
async function goTo(page: Page, view: (typeof views)[number]): Promise<void> {
  await page.getByRole("tab", { name: view, exact: true }).click();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

async function changeViews(page: Page, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const view of views) await goTo(page, view);
  }
}

test("forty changes of view leave no nodes and no listeners behind", async ({ app }, info) => {
  const { page } = app;
  await changeViews(page, 2);
  // Counted while nothing moves: what a frame under way holds is not left behind.
  await untilAtRest(page);
  const watch = await PageMemoryWatch.start(page);
  const before = await watch.take();
  await changeViews(page, 10);
  await untilAtRest(page);
  const after = await watch.take();
  const nodesPerChange = (after.nodes - before.nodes) / 40;
  const listenersPerChange = (after.listeners - before.listeners) / 40;
  info.annotations.push({
    type: "left behind a change",
    description: `${nodesPerChange} nodes, ${listenersPerChange} listeners`,
  });
  // Nothing stays; any view or element kept by mistake has more nodes than this.
  expect(nodesPerChange).toBeLessThan(2);
  expect(listenersPerChange).toBeLessThan(0.25);
});
