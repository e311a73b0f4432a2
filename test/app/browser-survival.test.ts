import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Dialog, Page } from "@playwright/test";
import { endServer, expect, launchChromium, startServer, test } from "./app-fixture.ts";
import { keptWork } from "./files.ts";
import { controls } from "./window.ts";

const world = { folder: "", servers: new Set<ChildProcess>() };

test.beforeEach(async () => {
  world.folder = await mkdtemp(join(tmpdir(), "thalweg-app-"));
});

test.afterEach(async () => {
  for (const server of world.servers) server.kill("SIGKILL");
  world.servers.clear();
  await rm(world.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

async function serve(): Promise<{ server: ChildProcess; address: string }> {
  const served = await startServer(world.folder);
  world.servers.add(served.server);
  return served;
}

async function kill(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGKILL");
  await ended;
}

async function withBrowser(use: (context: BrowserContext) => Promise<void>): Promise<void> {
  const browser = await launchChromium();
  try {
    await use(await browser.newContext({ acceptDownloads: true, locale: "en-US" }));
  } finally {
    await browser.close();
  }
}

async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(address);
  await expect(controls(page).status).toContainText(/\S/);
  return page;
}

const offer = (page: Page) => page.getByRole("dialog", { name: "Unsaved work was found" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const kept = (rate: string) =>
  expect.poll(() => keptWork(world.folder)).toContain(`"learningRate":${rate}`);

test.describe("unsaved work in the browser host", () => {
  test("of two tabs outlives kill -9 of the program, each its own", async () => {
    await withBrowser(async (context) => {
      const { server, address } = await serve();
      const first = await openPage(context, address);
      const second = await openPage(context, address);
      await controls(first).learningRate.fill("0.21");
      await controls(second).learningRate.fill("0.31");
      await expect(first).toHaveTitle("• Untitled — Thalweg");
      await kept("0.21");
      await kept("0.31");
      await kill(server);
      await expect(first.getByText("The program behind this page has ended")).toBeVisible();
      const again = await serve();
      const third = await openPage(context, again.address);
      await expect(third.getByRole("listitem").getByText("Untitled")).toHaveCount(2);
      await button(third, "Restore").first().click();
      await expect(controls(third).learningRate).toHaveValue("0.31");
      await expect(third).toHaveTitle("• Untitled — Thalweg");
      const fourth = await openPage(context, again.address);
      await button(fourth, "Restore").click();
      await expect(controls(fourth).learningRate).toHaveValue("0.21");
    });
  });

  test("of a tab that died is offered to the next one", async () => {
    await withBrowser(async (context) => {
      const { address } = await serve();
      const first = await openPage(context, address);
      await controls(first).learningRate.fill("0.21");
      await kept("0.21");
      const debuggerOfPage = await context.newCDPSession(first);
      const died = first.waitForEvent("crash");
      debuggerOfPage.send("Page.crash").catch(() => undefined);
      await died;
      const second = await openPage(context, address);
      await button(second, "Restore").click();
      await expect(controls(second).learningRate).toHaveValue("0.21");
      const third = await openPage(context, address);
      await expect(offer(third)).toHaveCount(0);
    });
  });

  test("is asked about by the browser when its tab closes, and offered again all the same", async () => {
    await withBrowser(async (context) => {
      const { server, address } = await serve();
      const page = await openPage(context, address);
      await controls(page).learningRate.fill("0.21");
      await kept("0.21");
      const asked: string[] = [];
      const answer = (does: "dismiss" | "accept") => (dialog: Dialog) => {
        asked.push(dialog.type());
        void dialog[does]();
      };
      page.once("dialog", answer("dismiss"));
      await page.close({ runBeforeUnload: true });
      await expect.poll(() => asked).toEqual(["beforeunload"]);
      await expect(controls(page).learningRate).toHaveValue("0.21");
      page.once("dialog", answer("accept"));
      await page.close({ runBeforeUnload: true });
      await expect.poll(() => page.isClosed()).toBe(true);
      expect(await endServer(server)).toBe(0);
      const again = await serve();
      const next = await openPage(context, again.address);
      await button(next, "Discard").click();
      await expect(offer(next)).toHaveCount(0);
      await expect(controls(next).learningRate).toHaveValue("0.1");
      await expect.poll(() => keptWork(world.folder)).toBe("");
    });
  });

  test("of a tab that closes without a question is offered to the next one", async () => {
    await withBrowser(async (context) => {
      const { address } = await serve();
      const page = await openPage(context, address);
      await controls(page).learningRate.fill("0.21");
      await kept("0.21");
      // As a browser closes a page that was not touched: without asking.
      await page.close({ runBeforeUnload: false });
      const next = await openPage(context, address);
      await button(next, "Restore").click();
      await expect(controls(next).learningRate).toHaveValue("0.21");
    });
  });

  test("is asked about before another session takes its place", async () => {
    await withBrowser(async (context) => {
      const { address } = await serve();
      const page = await openPage(context, address);
      const { learningRate } = controls(page);
      await learningRate.fill("0.21");
      const [first] = await Promise.all([
        page.waitForEvent("download"),
        button(page, "Save session").click(),
      ]);
      const name = first.suggestedFilename();
      await expect(page).toHaveTitle(`${name} — Thalweg`);
      const path = join(world.folder, "other.thalweg");
      await writeFile(path, await readFile(await first.path()));
      await learningRate.fill("0.31");
      await expect(page).toHaveTitle(`• ${name} — Thalweg`);
      const open = async () => {
        const chooser = page.waitForEvent("filechooser");
        await button(page, "Open…").click();
        await (await chooser).setFiles(path);
      };
      const question = page.getByRole("dialog", { name: `Save the changes to “${name}”?` });
      await open();
      await expect(question).toBeVisible();
      await button(page, "Cancel").click();
      await expect(question).toHaveCount(0);
      await expect(learningRate).toHaveValue("0.31");
      await open();
      const [second] = await Promise.all([
        page.waitForEvent("download"),
        button(page, "Save").click(),
      ]);
      expect(second.suggestedFilename()).toBe(name);
      expect(await readFile(await second.path(), "utf8")).toMatch(/"learningRate": 0\.31\b/);
      await expect(page).toHaveTitle("other.thalweg — Thalweg");
      await expect(learningRate).toHaveValue("0.21");
      // Nothing is unsaved: nothing is asked.
      await open();
      await expect(page.getByText("Opened: other.thalweg")).toBeVisible();
      await expect(page.getByRole("dialog")).toHaveCount(0);
    });
  });
});
