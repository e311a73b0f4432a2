import { expect, test } from "./app-fixture.ts";
import { type Fluency, goThroughEverything } from "./fluency.ts";

/** What the page's thread may at most be busy at one thing, ms: a person would see it hang. */
const longestTask = 250;

test("nothing that is done all the time keeps the page's thread for a quarter of a second", async ({
  app,
}) => {
  test.setTimeout(180_000);
  const seen: Fluency[] = [];
  await goThroughEverything(app, (fluency) => {
    seen.push(fluency);
    process.stdout.write(`${app.host}: ${fluency.during}: tasks ${fluency.tasks.join(", ")} ms\n`);
  });
  for (const { during, tasks } of seen) {
    expect(Math.max(0, ...tasks), during).toBeLessThanOrEqual(longestTask);
  }
  expect(seen.length).toBeGreaterThan(15);
});
