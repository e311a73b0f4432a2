import { expect, test } from "./app-fixture.ts";
import { controls } from "./window.ts";

test("a page loaded anew takes the place of the one before, which leaves nothing", async ({
  app: { electron, page },
}) => {
  if (!electron) throw new Error("this journey is one in Electron");
  const held = () =>
    electron.evaluate(({ ipcMain, webContents }) => ({
      ports: ipcMain.listenerCount("thalweg-port"),
      pages: webContents.getAllWebContents().length,
      processListeners: process
        .eventNames()
        .reduce((sum, name) => sum + process.listenerCount(name), 0),
    }));
  const { status, stopValue, learningRate, maximumSteps } = controls(page);
  const before = await held();
  for (let load = 0; load < 3; load++) {
    await stopValue.fill("0");
    await learningRate.fill("1e-9");
    await maximumSteps.fill("5000000");
    await expect(status).toContainText("Running");
    await page.reload();
    await expect(status).toContainText("Running");
    await maximumSteps.fill("1000");
    await expect(status).toContainText("Stopped after 1,000 steps");
  }
  expect(await held()).toEqual(before);
  // Of the runs of the pages before none goes on: the process with the worker comes to rest.
  const busyMs = () =>
    electron.evaluate(async () => {
      const begun = process.cpuUsage();
      await new Promise((resolve) => setTimeout(resolve, 500));
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    });
  await expect.poll(busyMs).toBeLessThan(150);
  await electron.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById("show-slope")?.click();
  });
  await expect(page.getByRole("tab", { name: "Slope", exact: true })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});
