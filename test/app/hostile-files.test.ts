import { type HostileFile, type HostileFormat, hostileFiles } from "../core/hostile-files.ts";
import { openFile as openInCore } from "../core/open-file.ts";
import { monsters } from "../main/monsters.ts";
import { expect, type RunningApp, test } from "./app-fixture.ts";
import { openFile } from "./files.ts";
import { controls } from "./window.ts";

/** A file that does not open, and what the window says of it. */
interface Refused {
  readonly file: HostileFile;
  readonly sentence: string;
}

/** The first so many files of a format that do not open. */
function refused(format: HostileFormat, count: number, seed: number): Refused[] {
  const files = hostileFiles(format, 6 * count, seed).map((file) => {
    const { reading, sentences } = openInCore(file.name, file.bytes);
    return { file, sentence: reading.ok ? "" : sentences[0] };
  });
  return files.filter(({ sentence }) => sentence !== "").slice(0, count);
}

/** Drops files on the window, one right after the other. */
async function dropAll(app: RunningApp, files: readonly HostileFile[]): Promise<void> {
  const packed = files.map(({ name, bytes }) => {
    return { name, base64: Buffer.from(bytes).toString("base64") };
  });
  await app.page.evaluate((all) => {
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name));
      document.body.dispatchEvent(
        new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true, composed: true }),
      );
    }
  }, packed);
}

async function editSomething({ page }: RunningApp): Promise<void> {
  const { learningRate, startX, status } = controls(page);
  await learningRate.fill("0.2");
  await startX.fill("-2");
  await startX.blur();
  await expect(status).toContainText("after 7 steps");
}

/** The edits are still there, can be taken back, and the window answers. */
async function expectUnharmed({ page }: RunningApp): Promise<void> {
  const { learningRate, startX, status } = controls(page);
  await expect(learningRate).toHaveValue("0.2");
  await expect(startX).toHaveValue("−2");
  await expect(status).toContainText("after 7 steps");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(startX).toHaveValue("3");
  await learningRate.fill("0.1");
  await expect(status).toContainText("after 16 steps");
}

test("hundreds of hostile files, dropped at once, leave the window with its work", async ({
  app,
}) => {
  await editSomething(app);
  const all = (["session", "network", "picture", "table"] as const).flatMap((format) =>
    refused(format, 100, 20261125),
  );
  expect(all.length).toBeGreaterThanOrEqual(300);
  for (let at = 0; at < all.length; at += 50) {
    const batch = all.slice(at, at + 50);
    await dropAll(
      app,
      batch.map(({ file }) => file),
    );
    const last = batch[batch.length - 1];
    await dropAll(app, [{ ...last.file, name: "last.thalweg" }]);
    const { sentences } = openInCore("last.thalweg", last.file.bytes);
    await expect(app.page.getByText(sentences[0], { exact: true })).toBeVisible();
  }
  await expectUnharmed(app);
});

test("hostile files, opened by the dialog, are answered one by one", async ({ app }) => {
  await editSomething(app);
  const all = (["session", "network", "picture"] as const).flatMap((format) =>
    refused(format, 8, 7),
  );
  for (const [at, { file }] of all.entries()) {
    const name = `${at}-${file.name}`;
    const { sentences } = openInCore(name, file.bytes);
    await openFile(app, name, Buffer.from(file.bytes));
    await expect(app.page.getByText(sentences[0], { exact: true })).toBeVisible();
  }
  await expectUnharmed(app);
});

test("files that cost too much are answered by one sentence while the window goes on", async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  await editSomething(app);
  for (const title of ["brackets of a session", "texts for a number", "wrong weights"]) {
    const monster = monsters[title];
    const name = `${title}-${monster.name}`;
    await openFile(app, name, Buffer.from(monster.bytes()));
    await expect(page.getByText(`${name} was not opened: `)).toContainText("holds more than any");
  }
  await openFile(app, "zeros.thalweg", Buffer.alloc(199e6));
  await expect(page.getByText("zeros.thalweg")).toContainText("larger than 84 MB");
  await expectUnharmed(app);
});
