import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./app-fixture.ts";
import { controls, untilAtRest } from "./window.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`the window has no accessibility fault that axe finds, ${colorScheme}`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme });
    await untilAtRest(page);
    await controls(page).iteration.fill("9");
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(app.host === "electron")
      .analyze();
    const faults = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
    expect(faults).toEqual([]);
  });
}
