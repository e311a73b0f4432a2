import { expect, test } from "./app-fixture.ts";
import { controls } from "./window.ts";

const tab = (name: string) => ({ name, exact: true });

test("Slope shows x² from 1.2 with tangent and step, and its picture opens again there", async ({
  app,
}) => {
  const { page } = app;
  await page.getByRole("tab", tab("Slope")).click();
  const { iteration, status, table } = controls(page);
  await expect(status).toContainText("Reached J < 0.001 after 4 steps");
  await iteration.fill("1");
  const curve = page.getByRole("img", { name: "Curve of the loss" });
  await expect(curve).toHaveAccessibleDescription(/step 1, x = 0\.480000.*slope is 0\.96/);
  await expect(table.locator('[aria-current="true"]')).toContainText("0.480000");
  await page.getByRole("textbox", { name: "Objective" }).fill("x + y");
  await expect(page.getByText("This view shows functions of x alone")).toBeVisible();
  await page.getByRole("textbox", { name: "Objective" }).fill("x^4 - 3x^2 + x");
  await expect(curve).toHaveAccessibleDescription(/x⁴|x\^4/);
  await page.getByRole("button", { name: "Both sides" }).click();
  await expect(page.getByRole("button", { name: "Both sides" })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
});

test("Learning rates says of each of the chapter's four what happened", async ({ app }) => {
  const { page } = app;
  await page.getByRole("tab", tab("Learning rates")).click();
  for (const [rate, what] of [
    ["1", "jumps between −0.8 and 2.8 and never comes lower"],
    ["0.8", "swings from side to side, each swing 0.6 of the last"],
    ["0.4", "comes down one side, there after four steps"],
    ["0.1", "comes down one side, 0.24 short after nine steps"],
  ]) {
    await expect(page.getByRole("group", { name: `η = ${rate}: ${what}` })).toBeVisible();
  }
  const sweep = page.getByRole("slider", { name: "Steps over the learning rate" });
  await expect(page.getByText("for 200 learning rates")).toBeVisible();
  await sweep.focus();
  for (let press = 0; press < 3; press++) await sweep.press("PageUp");
  await expect(sweep).toHaveAttribute("aria-valuetext", /η = 0\.1.* steps/);
  await sweep.press("Enter");
  await expect(page.getByRole("group", { name: /^η = / })).toHaveCount(5);
  await page.getByRole("button", { name: "x² + sin² y", exact: true }).click();
  await expect(
    page.getByRole("group", { name: "η = 1: jumps between −3 and 3 and never comes lower" }),
  ).toBeVisible();
  await page.getByRole("spinbutton", { name: "Learning rate of η = 0.4" }).fill("0.3");
  await expect(page.getByRole("group", { name: /^η = 0\.3: comes down one side/ })).toBeVisible();
  await page.getByRole("button", { name: "Add a rate" }).click();
  await expect(page.getByRole("group", { name: /^η = / })).toHaveCount(5);
});

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
