import { AxeBuilder } from "@axe-core/playwright";
import { expect, type RunningApp, test } from "./app-fixture.ts";
import { controls, untilAtRest } from "./window.ts";

for (const view of ["Slope", "Learning rates", "Network"]) {
  test(`${view} has no accessibility fault that axe finds, light and dark`, async ({ app }) => {
    const { page } = app;
    await page.getByRole("tab", { name: view, exact: true }).click();
    await expect(controls(page).status).toContainText(/Reached|jumps|Epoch/);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faultsOf(app)).toEqual([]);
    }
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the window has no accessibility fault that axe finds, ${colorScheme}`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme });
    await untilAtRest(page);
    await controls(page).iteration.fill("9");
    expect(await faultsOf(app)).toEqual([]);
  });
}

async function faultsOf({ page, host }: RunningApp): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(host === "electron")
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}
