import { PNG } from "pngjs";
import { readNetwork } from "#core/network/network-file.ts";
import { pngText } from "#core/pictures/png-text.ts";
import { readSession, sessionFormat } from "#core/session/session-file.ts";
import { expect, type RunningApp, test } from "./app-fixture.ts";
import { drop, openFile, save } from "./files.ts";
import { reportLongTasks, watchLongTasks } from "./long-tasks.ts";
import { controls } from "./window.ts";

type Page = RunningApp["page"];

/** Opens the view of the network; its first state is there. */
async function openNetwork(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Network", exact: true }).click();
  await expect(controls(page).status).toContainText("Epoch 0:");
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Trains as fast as it goes. */
async function trainFast(page: Page): Promise<void> {
  await controls(page).speed.fill("6");
  await controls(page).play.click();
}

/** The weights that are shown, as they are saved. */
async function savedWeights(app: RunningApp, name: string): Promise<number[]> {
  const reading = readNetwork((await saveByMenu(app, name)).toString("utf8"));
  if (!reading.ok) throw new Error(reading.fault.kind);
  return Array.from(reading.network.parameters);
}

/** The chart's own slider over the updates. */
function iteration(page: Page) {
  return controls(page).iteration;
}

/** Saves the network by its command, in the native menu or the page's. */
async function saveByMenu(app: RunningApp, name: string): Promise<Buffer> {
  return save(app, "Save network…", name);
}

const circles = "Circles";

test.describe("a network", () => {
  test("tells circles apart by softmax, and says how well", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    await trainFast(page);
    const { status } = controls(page);
    await expect(status).toContainText("Trained for 1,000 epochs");
    await expect(status).toContainText("accuracy 100%");
    for (const layer of [1, 2]) {
      const name = `Weights of layer ${layer}`;
      await expect(page.getByRole("img", { name, exact: true })).toBeVisible();
    }
    // The numbers are small by now, and long.
    const cells = await page.locator("chain-rule-panel td").evaluateAll((found) =>
      found.map(({ textContent, scrollWidth, clientWidth }) => ({
        text: textContent?.trim() ?? "",
        isCut: scrollWidth > clientWidth,
      })),
    );
    expect(Math.max(...cells.map(({ text }) => text.length))).toBeGreaterThan(9);
    expect(cells.filter(({ isCut }) => isCut)).toEqual([]);
    await page.getByRole("button", { name: "Gradients", exact: true }).click();
    await expect(page.getByRole("img", { name: "Gradients of layer 1" })).toBeVisible();
    await expect(controls(page).play).toBeEnabled();
  });

  test("learns the sine, and its curve comes to lie on the data", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    await page.getByRole("button", { name: "Textbook regression", exact: true }).click();
    const { status } = controls(page);
    await expect(status).toContainText("Epoch 0:");
    await trainFast(page);
    await expect(status).toContainText("Trained for 1,000 epochs");
    await expect(status).toContainText(/loss 0\.00\d/);
    await expect(page.getByRole("combobox", { name: "Task" })).toHaveValue("Regression");
  });

  test("learns the app's own valley as a surface", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    await choose(page, "Data set", "Valley x² + sin²y");
    await choose(page, "Optimizer", "Adam");
    await page.getByRole("spinbutton", { name: "Hidden neurons", exact: true }).fill("16");
    const { status } = controls(page);
    await expect(status).toContainText("Epoch 0:");
    await trainFast(page);
    await expect(status).toContainText("Trained for 1,000 epochs", { timeout: 60_000 });
    await expect(status).toContainText(/loss 0\.\d/);
    await expect(page.getByText("Learned", { exact: true })).toBeVisible();
    await expect(page.getByText("True: x² + sin² y", { exact: true })).toBeVisible();
  });

  test("knows the irises, with their confusion matrix", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    await choose(page, "Data set", "Iris");
    await page.getByRole("spinbutton", { name: "Hidden neurons", exact: true }).fill("5");
    await trainFast(page);
    await expect(controls(page).status).toContainText("Trained for 1,000 epochs");
    const table = page.getByRole("table", { name: "Confusion, training" });
    await expect(table).toBeVisible();
    const counts = (await table.getByRole("cell").allTextContents()).map(Number);
    const total = counts.filter(Number.isFinite).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(120);
  });

  test("shows the tables of three and of ten classes whole in a small window", async ({ app }) => {
    const { page } = app;
    await page.setViewportSize({ width: 1280, height: 720 });
    await openNetwork(page);
    for (const data of ["Iris", "Digits, 8 × 8"]) {
      await choose(page, "Data set", data);
      await expect(page.getByRole("table", { name: "Confusion, training" })).toBeVisible();
      const hidden = await page.locator("confusion-table").evaluate((table) => ({
        width: table.scrollWidth - table.clientWidth,
        height: table.scrollHeight - table.clientHeight,
      }));
      expect(hidden, data).toEqual({ width: 0, height: 0 });
    }
  });

  test("explains what a learning rate of 100 does", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    const { status, learningRate } = controls(page);
    await learningRate.fill("100");
    await trainFast(page);
    await expect(status).toContainText("Worse than at the start");
    await expect(status).toContainText("The learning rate 100 is too large");
    await page.getByRole("button", { name: "Textbook regression", exact: true }).click();
    await expect(status).toContainText("Epoch 0:");
    await learningRate.fill("100");
    await controls(page).play.click();
    await expect(status).toContainText("Diverged at update 6");
    await expect(status).toContainText("of layer 2");
    await expect(controls(page).play).toBeDisabled();
    await controls(page).reset.click();
    await expect(status).toContainText("Epoch 0:");
  });

  test("shows the chain rule of one weight, checked by differences", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    const table = page.getByRole("table", { name: "Chain rule" });
    await expect(table).toBeVisible();
    await expect(table.getByRole("row", { name: /numeric check/ })).toBeVisible();
    const before = await table.textContent();
    const heatmap = page.getByRole("img", { name: "Weights of layer 2", exact: true });
    const box = await heatmap.boundingBox();
    if (!box) throw new Error("the heatmap has no place");
    await heatmap.click({ position: { x: 34 + 20, y: 22 + 14 } });
    await expect(table).not.toHaveText(before ?? "");
  });

  test("goes back to its first weights, and the same run follows", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    const { stepForward, reset, status } = controls(page);
    const first = await savedWeights(app, "first.json");
    await stepForward.click();
    await expect(status).toContainText("update 1:");
    const second = await savedWeights(app, "second.json");
    expect(second).not.toEqual(first);
    await page.getByRole("button", { name: "One epoch", exact: true }).click();
    await expect(status).toContainText("Epoch 1:");
    const epoch = await savedWeights(app, "epoch.json");
    await reset.click();
    await expect(status).toContainText("Epoch 0:");
    expect(await savedWeights(app, "again.json")).toEqual(first);
    await iteration(page).fill("1");
    await expect(status).toContainText("update 1:");
    expect(await savedWeights(app, "sought.json")).toEqual(second);
    await page.getByRole("button", { name: "One epoch", exact: true }).click();
    await expect(status).toContainText("Epoch 1:");
    expect(await savedWeights(app, "replayed.json")).toEqual(epoch);
  });

  test("trains on beyond its end, and undo brings back what another setting set aside", async ({
    app,
  }) => {
    const { page } = app;
    await openNetwork(page);
    const { play, status } = controls(page);
    await page.getByText("More settings", { exact: true }).click();
    await page.getByRole("spinbutton", { name: "Epochs", exact: true }).fill("2");
    await page.keyboard.press("Enter");
    await trainFast(page);
    await expect(status).toContainText("Play trains for 2 epochs more.");
    await play.click();
    await expect(status).toContainText("Trained for 4 epochs:");
    const trained = await savedWeights(app, "trained.json");
    await choose(page, "Activation", "Tanh");
    await expect(page.getByText("Undo brings the trained weights back")).toBeVisible();
    await expect(status).toContainText("Epoch 0:");
    await page.keyboard.press("Control+z");
    await expect(status).toContainText("Trained for 4 epochs:");
    await expect(page.getByText("Undo brings the trained weights back")).toBeHidden();
    expect(await savedWeights(app, "brought-back.json")).toEqual(trained);
  });

  test("trains on when its worker is killed, from where it stood", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    await controls(page).stepForward.click();
    await expect(controls(page).status).toContainText("update 1:");
    process.kill(app.mainPid, "SIGUSR2");
    await expect(page.getByText("has been made again up to where it stood")).toBeVisible();
    await expect(controls(page).status).toContainText("update 1:");
    await controls(page).stepForward.click();
    await expect(controls(page).status).toContainText("update 2:");
  });
});

test.describe("data of one's own", () => {
  const table = ["a,b,kind", "1,2,left", "2,1,left", "5,6,right", "6,5,right", ""].join("\n");

  test("are looked at, and used", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    await openFile(app, "points.csv", table);
    const dialog = page.locator("table-preview");
    await expect(dialog).toContainText("4 rows, 3 columns.");
    await dialog.getByRole("button", { name: "Use", exact: true }).click();
    await expect(controls(page).status).toContainText("Epoch 0:");
    await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue("points.csv");
    await trainFast(page);
    await expect(controls(page).status).toContainText("accuracy 100%");
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue(circles);
  });

  test("that are damaged say where, and nothing is lost", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    await drop(app, "broken.csv", Buffer.from("a,b,t\n1,2,3\n1,abc,4\n"));
    const dialog = page.locator("table-preview");
    await expect(dialog.getByRole("alert")).toContainText("abc");
    await expect(dialog.getByRole("alert")).toContainText("3");
    await expect(dialog.getByRole("button", { name: "Use", exact: true })).toBeDisabled();
    await dialog.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue(circles);
  });

  test("a network is saved, and opened again with its weights", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    await controls(page).stepForward.click();
    await expect(controls(page).status).toContainText("update 1:");
    const saved = await saveByMenu(app, "kept.json");
    await page.getByRole("spinbutton", { name: "Hidden neurons", exact: true }).fill("3");
    await expect(controls(page).status).toContainText("Epoch 0:");
    await openFile(app, "kept.json", saved);
    await expect(page.getByText("The weights begin as they were read from a file.")).toBeVisible();
    await expect(controls(page).status).toContainText("Epoch 0:");
    expect((await saveByMenu(app, "back.json")).equals(saved)).toBe(true);
  });
});

test.describe("the picture of a network", () => {
  test("is saved with its session, which opens where it stood", async ({ app }) => {
    const { page } = app;
    await openNetwork(page);
    await page.getByRole("button", { name: "One epoch", exact: true }).click();
    await expect(controls(page).status).toContainText("Epoch 1:");
    const bytes = await save(app, "Save screenshot", "network.png");
    const picture = PNG.sync.read(bytes);
    expect(picture.width).toBeGreaterThan(600);
    const text = pngText(bytes, sessionFormat, (data) => new TextDecoder().decode(data));
    const reading = readSession(text ?? "");
    expect(reading).toMatchObject({ ok: true, session: { view: "network" } });
    await page.getByRole("button", { name: "Textbook regression", exact: true }).click();
    await expect(controls(page).status).toContainText("Epoch 0:");
    await openFile(app, "network.png", bytes);
    await expect(controls(page).status).toContainText("Epoch 1:");
  });

  test("stays fluent while 64-32-10 trains as fast as it goes", async ({ app }, info) => {
    const { page } = app;
    await openNetwork(page);
    await choose(page, "Data set", "Digits, 8 × 8");
    await page.getByRole("spinbutton", { name: "Hidden neurons", exact: true }).fill("32");
    await expect(controls(page).status).toContainText("Epoch 0:");
    await controls(page).speed.fill("6");
    const longTasks = await watchLongTasks(page);
    await controls(page).play.click();
    await expect(controls(page).status).toContainText(/Epoch [\d.]{2,}/);
    await page.waitForTimeout(2000);
    reportLongTasks(info, "training 64-32-10 at full speed", await longTasks.take());
    await controls(page).pause.click();
    await expect(controls(page).play).toBeEnabled();
  });
});
