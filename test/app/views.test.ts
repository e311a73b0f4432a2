import { expect, test } from "./app-fixture.ts";
import { controls } from "./window.ts";

const tab = (name: string) => ({ name, exact: true });

test("each view keeps its own function and runs, and the tabs go by arrow keys", async ({
  app,
}) => {
  const { page } = app;
  const { status } = controls(page);
  await expect(status).toContainText("after 16 steps");
  await page.getByRole("tab", tab("Descent")).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("tab", tab("Slope"))).toHaveAttribute("aria-selected", "true");
  await expect(status).toContainText("after 4 steps");
  await page.keyboard.press("ArrowUp");
  await expect(status).toContainText("after 16 steps");
});
