import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { expect, launchElectron, test } from "./app-fixture.ts";
import { answerQuestions, answerSaveDialog, questionsAsked } from "./dialogs.ts";
import { keptWork } from "./files.ts";
import { controls } from "./window.ts";

interface Started {
  readonly electron: ElectronApplication;
  readonly page: Page;
}

/** A folder of one test, with the starts of the app in it that are still to be ended. */
const world = { folder: "", running: new Set<ElectronApplication>() };

test.beforeEach(async () => {
  world.folder = await mkdtemp(join(tmpdir(), "thalweg-app-"));
});

test.afterEach(async () => {
  for (const electron of world.running) electron.process().kill("SIGKILL");
  world.running.clear();
  await rm(world.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

async function start(...args: string[]): Promise<Started> {
  const electron = await launchElectron(world.folder, args);
  world.running.add(electron);
  const page = await electron.firstWindow();
  await expect(controls(page).status).toContainText(/\S/);
  return { electron, page };
}

/** Ends the app as a power cut would, or the system when it is short of memory. */
async function kill({ electron }: Started): Promise<void> {
  const child = electron.process();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
  world.running.delete(electron);
}

/** Closes the window as its button does. */
async function close({ electron }: Started): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].close());
}

async function untilEnded({ electron }: Started): Promise<void> {
  const child = electron.process();
  await expect.poll(() => child.exitCode, { timeout: 20_000 }).toBe(0);
  world.running.delete(electron);
}

/** Makes the page hang for ever, and waits until it does: it answers nothing any more. */
async function hang(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0];
    void webContents.executeJavaScript("setTimeout(() => { for (;;); }, 0); 1");
    const answers = (): Promise<boolean> =>
      Promise.race([
        webContents.executeJavaScript("1").then(() => true),
        new Promise<boolean>((silent) => setTimeout(() => silent(false), 500)),
      ]);
    while (await answers());
  });
}

/** Closes the window, which must not ask anything that is not answered already. */
async function closeAndEnd(started: Started): Promise<void> {
  await close(started).catch(() => undefined);
  await untilEnded(started);
}

const offer = (page: Page) => page.getByRole("dialog", { name: "Unsaved work was found" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test.describe("unsaved work in Electron", () => {
  test("outlives kill -9: it is offered, and restored with the same numbers", async () => {
    const first = await start();
    const { learningRate, startX, status } = controls(first.page);
    await expect(first.page).toHaveTitle("Thalweg");
    await learningRate.fill("0.2");
    await startX.fill("-2");
    const outcome = "Reached J < 0.01 after 7 steps: J = 0.007128 at (−0.055987, 0.063235)";
    await expect(status).toHaveText(outcome);
    await expect(first.page).toHaveTitle("• Untitled — Thalweg");
    await expect.poll(() => keptWork(world.folder)).toMatch(/-2[^.\d]/);
    await kill(first);

    const second = await start();
    await expect(offer(second.page)).toBeVisible();
    await expect(second.page.getByText("Descent · J = x² + sin² y · η = 0.2")).toBeVisible();
    await button(second.page, "Restore").click();
    await expect(offer(second.page)).toHaveCount(0);
    await expect(controls(second.page).learningRate).toHaveValue("0.2");
    await expect(controls(second.page).startX).toHaveValue("−2");
    await expect(controls(second.page).status).toHaveText(outcome);
    await expect(second.page).toHaveTitle("• Untitled — Thalweg");
    // It is still unsaved, and survives once more.
    await kill(second);

    const third = await start();
    await expect(offer(third.page)).toBeVisible();
    await button(third.page, "Discard").click();
    await expect(offer(third.page)).toHaveCount(0);
    await expect(controls(third.page).learningRate).toHaveValue("0.1");
    await closeAndEnd(third);
    // So there is nothing that a next start could offer.
    expect(await filesKept(world.folder)).toEqual([]);
  });

  test("waits for a later start when nothing is decided, and is not in the way", async () => {
    const first = await start();
    await controls(first.page).learningRate.fill("0.3");
    await expect.poll(() => keptWork(world.folder)).toContain('"learningRate":0.3');
    await kill(first);
    const second = await start();
    await button(second.page, "Decide later").click();
    await expect(offer(second.page)).toHaveCount(0);
    await controls(second.page).learningRate.fill("0.45");
    await expect.poll(() => keptWork(world.folder)).toContain('"learningRate":0.45');
    await kill(second);
    const third = await start();
    await expect(third.page.getByRole("listitem").getByText("Untitled")).toHaveCount(2);
    // The newest comes first.
    await button(third.page, "Restore").first().click();
    await expect(controls(third.page).learningRate).toHaveValue("0.45");
    // It is said when it is this window's own, and what was offered is gone.
    await expect(third.page.getByText(/^Restored/)).toBeVisible();
    await closeAndEnd(third);
    // That one was given up at the end; the other still waits.
    const waiting = await keptWork(world.folder);
    expect(waiting).toContain('"learningRate":0.3');
    expect(waiting).not.toContain('"learningRate":0.45');
  });

  test("that is damaged is said to be, in one sentence, and put aside", async () => {
    const first = await start();
    await controls(first.page).learningRate.fill("0.3");
    await expect.poll(() => keptWork(world.folder)).toContain('"learningRate":0.3');
    await kill(first);
    const kept = join(world.folder, "config/unsaved");
    const files = await readdir(kept, { recursive: true });
    const record = files.find((name) => name.endsWith(".work.json")) ?? "";
    await writeFile(join(kept, record), '{"format":"thalweg-work","version":1,"kept');
    const second = await start();
    const alert = second.page.locator("notice-list").getByRole("alert");
    await expect(alert).toContainText("it is damaged and cannot be restored");
    await expect(alert).toContainText(join(kept, "damaged"));
    await closeAndEnd(second);
    expect((await filesKept(world.folder)).filter((name) => name.endsWith(".json"))).toHaveLength(
      2,
    );
  });

  test("is kept, and nothing asked, when the system ends the app", async () => {
    const first = await start();
    await answerQuestions(first.electron, "Cancel");
    await controls(first.page).learningRate.fill("0.3");
    await expect.poll(() => keptWork(world.folder)).toContain('"learningRate":0.3');
    first.electron.process().kill("SIGTERM");
    await untilEnded(first);
    const second = await start();
    await button(second.page, "Restore").click();
    await expect(controls(second.page).learningRate).toHaveValue("0.3");
    await closeAndEnd(second);
  });
});

test.describe("closing a window with unsaved work", () => {
  test("asks: Cancel keeps it, Don’t save gives it up", async () => {
    const first = await start();
    const { learningRate } = controls(first.page);
    await answerQuestions(first.electron, "Cancel");
    await learningRate.fill("0.3");
    await expect(first.page).toHaveTitle("• Untitled — Thalweg");
    await close(first);
    await expect.poll(() => questionsAsked(first.electron)).toEqual(["Save this session?"]);
    await expect(learningRate).toHaveValue("0.3");
    await first.electron.evaluate(({ app }) => app.quit());
    await expect.poll(() => questionsAsked(first.electron)).toHaveLength(2);
    await expect(learningRate).toHaveValue("0.3");
    await answerQuestions(first.electron, "Don’t save");
    await closeAndEnd(first);
    expect(await filesKept(world.folder)).toEqual([]);
  });

  test("asks: Save writes the file, and stays where that fails or is cancelled", async () => {
    const first = await start();
    const { learningRate } = controls(first.page);
    await answerQuestions(first.electron, "Save");
    await learningRate.fill("0.3");
    await expect(first.page).toHaveTitle("• Untitled — Thalweg");
    await answerSaveDialog(first, null);
    await close(first);
    await expect.poll(() => questionsAsked(first.electron)).toHaveLength(1);
    await expect(first.page).toHaveTitle("• Untitled — Thalweg");
    const path = join(world.folder, "no/such/folder/mine.thalweg");
    await answerSaveDialog(first, path);
    await close(first);
    await expect(first.page.getByText(`${path} could not be written`)).toBeVisible();
    await expect(learningRate).toHaveValue("0.3");
    await mkdir(join(world.folder, "no/such/folder"), { recursive: true });
    await closeAndEnd(first);
    expect(await readFile(path, "utf8")).toMatch(/"learningRate": 0\.3\b/);
    const second = await start(path);
    await expect(controls(second.page).learningRate).toHaveValue("0.3");
    await expect(second.page).toHaveTitle("mine.thalweg — Thalweg");
    await expect(offer(second.page)).toHaveCount(0);
    await closeAndEnd(second);
  });

  test("is possible while the page hangs, and what was kept is offered", async () => {
    const first = await start();
    await controls(first.page).learningRate.fill("0.3");
    await expect.poll(() => keptWork(world.folder)).toContain('"learningRate":0.3');
    await first.electron.evaluate(({ dialog }) => {
      const answer = (_window: unknown, { buttons = [] }: Electron.MessageBoxOptions) => {
        const at = ["Save", "Close anyway"].map((text) => buttons.indexOf(text));
        return Promise.resolve({ response: Math.max(...at), checkboxChecked: false });
      };
      Reflect.set(dialog, "showMessageBox", answer);
    });
    await hang(first.electron);
    await closeAndEnd(first);
    const second = await start();
    await button(second.page, "Restore").click();
    await expect(controls(second.page).learningRate).toHaveValue("0.3");
    await closeAndEnd(second);
  });
});

test.describe("Save", () => {
  test("writes to the open file, and Save as asks", async () => {
    const path = join(world.folder, "mine.thalweg");
    const other = join(world.folder, "other.thalweg");
    const first = await start();
    const { learningRate } = controls(first.page);
    const save = button(first.page, "Save session");
    const rateIn = async (file: string) =>
      /"learningRate": ([\d.]+)/.exec(await readFile(file, "utf8"))?.[1];
    await answerSaveDialog(first, path);
    await learningRate.fill("0.2");
    await save.click();
    await expect(first.page).toHaveTitle("mine.thalweg — Thalweg");
    await expect(save).toBeDisabled();
    expect(await rateIn(path)).toBe("0.2");
    // From now on no dialog would give a path.
    await answerSaveDialog(first, null);
    await learningRate.fill("0.3");
    await expect(first.page).toHaveTitle("• mine.thalweg — Thalweg");
    await first.page.keyboard.press("Control+s");
    await expect(first.page).toHaveTitle("mine.thalweg — Thalweg");
    expect(await rateIn(path)).toBe("0.3");
    await answerSaveDialog(first, other);
    await learningRate.fill("0.4");
    await first.page.keyboard.press("Control+Alt+s");
    await expect(first.page).toHaveTitle("other.thalweg — Thalweg");
    expect([await rateIn(path), await rateIn(other)]).toEqual(["0.3", "0.4"]);
    // What is taken back to what is saved is not unsaved.
    await learningRate.fill("0.5");
    await expect(first.page).toHaveTitle("• other.thalweg — Thalweg");
    await first.page.keyboard.press("Control+z");
    await expect(first.page).toHaveTitle("other.thalweg — Thalweg");
    // What another program has written meanwhile is not lost unasked.
    await learningRate.fill("0.6");
    await writeFile(other, await readFile(path));
    await answerQuestions(first.electron, "Cancel");
    await first.page.keyboard.press("Control+s");
    await expect
      .poll(() => questionsAsked(first.electron))
      .toEqual(["“other.thalweg” has been changed by another program."]);
    await expect(first.page).toHaveTitle("• other.thalweg — Thalweg");
    expect(await rateIn(other)).toBe("0.3");
    await answerQuestions(first.electron, "Overwrite");
    await first.page.keyboard.press("Control+s");
    await expect(first.page).toHaveTitle("other.thalweg — Thalweg");
    expect(await rateIn(other)).toBe("0.6");
    await answerQuestions(first.electron, "Cancel");
    await closeAndEnd(first);
  });

  test("before the open file is opened again leaves what was saved, and no older one", async () => {
    const path = join(world.folder, "mine.thalweg");
    const first = await start();
    const { learningRate } = controls(first.page);
    await answerSaveDialog(first, path);
    await learningRate.fill("0.2");
    await button(first.page, "Save session").click();
    await expect(first.page).toHaveTitle("mine.thalweg — Thalweg");
    const openAgain = async (answer: string): Promise<void> => {
      await learningRate.fill("0.3");
      await answerQuestions(first.electron, answer);
      await first.electron.evaluate(({ dialog }, chosen) => {
        const reply = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
        Reflect.set(dialog, "showOpenDialog", reply);
      }, path);
      await first.page.keyboard.press("Control+o");
      await expect(first.page).toHaveTitle("mine.thalweg — Thalweg");
    };
    await openAgain("Don’t save");
    await expect(learningRate).toHaveValue("0.2");
    await openAgain("Save");
    await expect(learningRate).toHaveValue("0.3");
    expect(await readFile(path, "utf8")).toMatch(/"learningRate": 0\.3\b/);
    await closeAndEnd(first);
  });

  test("of work that was restored goes to its file, whose name is offered", async () => {
    const path = join(world.folder, "mine.thalweg");
    const first = await start();
    await answerSaveDialog(first, path);
    await button(first.page, "Save session").click();
    await expect(first.page).toHaveTitle("mine.thalweg — Thalweg");
    await controls(first.page).learningRate.fill("0.3");
    await expect.poll(() => keptWork(world.folder)).toContain('"learningRate":0.3');
    await kill(first);
    const second = await start();
    await expect(second.page.getByRole("listitem").getByText("mine.thalweg")).toBeVisible();
    await button(second.page, "Restore").click();
    await expect(second.page).toHaveTitle("• mine.thalweg — Thalweg");
    await answerSaveDialog(second, null);
    await button(second.page, "Save session").click();
    await expect(second.page).toHaveTitle("mine.thalweg — Thalweg");
    expect(await readFile(path, "utf8")).toMatch(/"learningRate": 0\.3\b/);
    await closeAndEnd(second);
    expect(await readdir(world.folder)).toEqual(["config", "mine.thalweg"]);
  });
});

test("a page that dies twice in a row leaves a way on, with the work", async () => {
  const first = await start();
  await controls(first.page).learningRate.fill("0.3");
  await expect.poll(() => keptWork(world.folder)).toContain('"learningRate":0.3');
  await answerQuestions(first.electron, "New session");
  const crash = () =>
    first.electron.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0];
      const loaded = new Promise<void>((resolve) => {
        webContents.once("did-finish-load", () => resolve());
      });
      webContents.forcefullyCrashRenderer();
      await loaded;
    });
  await crash();
  expect(await questionsAsked(first.electron)).toEqual([]);
  await crash();
  expect((await questionsAsked(first.electron))[0]).toMatch(/ended unexpectedly, twice in a row/);
  const { electron } = first;
  // A debugger's page does not outlive its crash: the window is looked at from the main process.
  const text = () =>
    electron.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0];
      return webContents.executeJavaScript(`(() => {
        const deep = (node) => [...node.childNodes].map((child) => child.textContent + (child.shadowRoot ? deep(child.shadowRoot) : "") + deep(child)).join(" ");
        return deep(document.body);
      })()`);
    });
  await expect.poll(text).toContain("Unsaved work was found");
  await expect.poll(text).toContain("η = 0.1");
  await kill(first);
  const second = await start();
  await button(second.page, "Restore").click();
  await expect(controls(second.page).learningRate).toHaveValue("0.3");
  await closeAndEnd(second);
});

/** What there is of kept work after a clean end: nothing. */
async function filesKept(folder: string): Promise<string[]> {
  return readdir(join(folder, "config/unsaved"), { recursive: true }).catch(() => []);
}
