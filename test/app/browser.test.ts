import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endServer, expect, launchChromium, startServer, test } from "./app-fixture.ts";

test.describe("in the browser host", () => {
  test("a page without the token, or from another origin, gets nothing", async ({ app }) => {
    const { origin } = new URL(app.address ?? "");
    const stranger = await launchChromium();
    const page = await stranger.newPage();
    expect((await page.goto(`${origin}/`))?.status()).toBe(403);
    expect((await page.goto(`${origin}/?token=wrong`))?.status()).toBe(403);
    const opened = await page.evaluate(
      (address) => {
        return new Promise<boolean>((resolve) => {
          const socket = new WebSocket(address);
          socket.onopen = () => resolve(true);
          socket.onerror = () => resolve(false);
        });
      },
      `${origin.replace("http", "ws")}/port`,
    );
    expect(opened).toBe(false);
    await stranger.close();
  });

  test("the token leaves the address bar, and the page can be loaded again", async ({ app }) => {
    expect(app.page.url()).not.toContain("token");
    await app.page.reload();
    await expect(app.page.getByRole("status", { name: "Run status" })).toContainText("16 steps");
  });

  test("the page says when the program behind it has ended", async ({ app }) => {
    process.kill(app.mainPid, "SIGTERM");
    await expect(app.page.getByText("The program behind this page has ended")).toBeVisible();
    app.pageErrors.length = 0;
  });

  test("serve ends cleanly on Ctrl+C", async () => {
    const folder = await mkdtemp(join(tmpdir(), "thalweg-app-"));
    const { server, address } = await startServer(folder);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{22,}$/);
    expect(await endServer(server)).toBe(0);
    await rm(folder, { recursive: true });
  });
});
