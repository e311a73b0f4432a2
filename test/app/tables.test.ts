import { expect, type RunningApp, test } from "./app-fixture.ts";
import { drop, openFile, save } from "./files.ts";
import { publicTable, recordsAsTable } from "./public-tables.ts";
import { controls } from "./window.ts";

type Page = RunningApp["page"];

/** The dialog in which a table is looked at. */
function tableDialog(page: Page) {
  const dialog = page.locator("table-preview");
  const field = (name: string) => dialog.getByRole("combobox", { name, exact: true });
  const option = (name: string) => dialog.getByRole("option", { name, exact: true });
  return {
    dialog,
    window: page.getByRole("dialog", { name: /^Use / }),
    field,
    option,
    part: (column: string) => field(`Part of column ${column}`),
    kind: (column: string) => field(`Kind of column ${column}`),
    alert: dialog.getByRole("alert"),
    use: dialog.getByRole("button", { name: "Use", exact: true }),
    check: (name: string | RegExp) => dialog.getByRole("checkbox", { name }),
    async choose(name: string, value: string): Promise<void> {
      await field(name).click();
      await option(value).click();
      await expect(field(name)).toHaveValue(value);
    },
  };
}

test.describe("the dialog of a table", () => {
  const points = ["a,b,c,t", "1,2,3,4", "2,3,4,5", "3,4,6,7", ""].join("\n");

  test("stays while its lists are used, by mouse and by keyboard", async ({ app }) => {
    const { page } = app;
    await openFile(app, "points.csv", points);
    const { dialog, window, field, option, use, choose } = tableDialog(page);
    await choose("Task", "Classification");
    await expect(field("Targets")).toHaveCount(0);
    await field("Task").focus();
    await page.keyboard.press("Enter");
    await expect(option("Regression")).toBeVisible();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(field("Task")).toHaveValue("Regression");
    await choose("Targets", "2");
    await expect(dialog.getByRole("columnheader", { name: "c" })).toHaveClass("target");
    await field("Task").click();
    await expect(option("Regression")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(option("Regression")).toBeHidden();
    await field("Task").click();
    await expect(option("Regression")).toBeVisible();
    await field("Task").click();
    await expect(option("Regression")).toBeHidden();
    await expect(window).toBeVisible();
    await use.click();
    await expect(window).toBeHidden();
    await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue("points.csv");
    await expect(controls(page).status).toContainText("Epoch 0:");
  });
});

/** Uses what the dialog shows, trains an epoch of it, and has the inspector say what it is. */
async function useAndTrain(page: Page, name: string): Promise<void> {
  const { use, window } = tableDialog(page);
  await use.click();
  await expect(window).toBeHidden();
  await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue(name);
  await expect(controls(page).status).toContainText("Epoch 0:");
  await page.getByRole("button", { name: "One epoch", exact: true }).click();
  await expect(controls(page).status).toContainText("Epoch 1:");
}

test.describe("public tables", () => {
  test("are opened and trained, with dates, names and missing values", async ({ app }) => {
    const { page } = app;
    const { dialog, field, part, kind, alert, use, check } = tableDialog(page);

    await openFile(app, "weather.csv", await publicTable("weather.csv"));
    await expect(dialog).toContainText("2,922 rows, 7 columns.");
    await expect(kind("date")).toHaveValue("date");
    await expect(part("date")).toHaveValue("left-out");
    await expect(part("weather")).toHaveValue("target");
    await expect(dialog).toContainText("“location” becomes 2 inputs of 0 or 1: New York, Seattle.");
    await expect(dialog).toContainText("6 inputs and 5 classes, from all 2,922 rows.");
    await useAndTrain(page, "weather.csv");
    await expect(page.getByText("Left out: 1 column (date).")).toBeVisible();

    await openFile(app, "penguins.csv", await recordsAsTable("penguins.json"));
    await expect(alert).toContainText("Row 5, column “Beak Length (mm)”");
    await expect(dialog.getByRole("row", { name: /^5/ }).locator(".wrong")).toHaveCount(5);
    await expect(use).toBeDisabled();
    await check("Leave out rows with missing values (11 of 344)").check();
    await expect(use).toBeEnabled();
    await part("Species").selectOption("Target");
    await expect(part("Sex")).toHaveValue("input");
    await expect(check(/missing values \(11 of 344\)/)).toBeChecked();
    await expect(dialog).toContainText("3 classes, from 333 of 344 rows.");
    await useAndTrain(page, "penguins.csv");
    await expect(page.getByText("Left out: 11 rows with missing values.")).toBeVisible();

    await openFile(app, "cars.csv", await recordsAsTable("cars.json"));
    await expect(part("Name")).toHaveValue("left-out");
    await part("Miles_per_Gallon").selectOption("Target");
    await expect(field("Task")).toHaveValue("Regression");
    await check(/missing values/).check();
    await expect(dialog).toContainText("“Origin” becomes 3 inputs of 0 or 1: Europe, Japan, USA.");
    await useAndTrain(page, "cars.csv");

    await openFile(app, "stocks.csv", await publicTable("stocks.csv"));
    await expect(kind("date")).toHaveValue("date");
    await part("date").selectOption("Input");
    await useAndTrain(page, "stocks.csv");

    const gapminder = await publicTable("gapminder-health-income.csv");
    await openFile(app, "gapminder.csv", gapminder);
    await expect(part("country")).toHaveValue("left-out");
    await part("health").selectOption("Target");
    await expect(field("Task")).toHaveValue("Regression");
    await useAndTrain(page, "gapminder.csv");
  });
});

test.describe("tables as people write them", () => {
  test("are read in their encoding, with their marks and without titles", async ({ app }) => {
    const { page } = app;
    const { dialog, field, alert, choose } = tableDialog(page);
    const closed = async (): Promise<void> => {
      await page.keyboard.press("Escape");
      await expect(tableDialog(page).window).toBeHidden();
    };

    const western = Buffer.from("Länge,Gewicht\n1,2\n2,3\n3,5\n", "latin1");
    await drop(app, "western.csv", western);
    await expect(field("Encoding")).toHaveValue("Windows-1252 (Western)");
    await expect(dialog.getByRole("columnheader", { name: "Länge" })).toBeVisible();
    await choose("Encoding", "GB 18030 (Chinese)");
    await expect(dialog.getByRole("columnheader", { name: "L鋘ge" })).toBeVisible();
    await choose("Encoding", "Windows-1252 (Western)");
    await expect(dialog.getByRole("columnheader", { name: "Länge" })).toBeVisible();
    await closed();

    // "身高,类别" and "高", "矮" in GB 18030.
    const chinese = Buffer.concat([
      Buffer.from([0xc9, 0xed, 0xb8, 0xdf, 0x2c, 0xc0, 0xe0, 0xb1, 0xf0, 0x0a]),
      Buffer.from("180,"),
      Buffer.from([0xb8, 0xdf, 0x0a]),
      Buffer.from("150,"),
      Buffer.from([0xb0, 0xab, 0x0a]),
    ]);
    await drop(app, "chinese.csv", chinese);
    await expect(field("Encoding")).toHaveValue("GB 18030 (Chinese)");
    await expect(dialog.getByRole("columnheader", { name: "身高" })).toBeVisible();
    await closed();

    await drop(app, "german.csv", Buffer.from("sep=;\na;b\n1,5;2\n2,5;3,25\n3,5;4\n"));
    await expect(field("Separator")).toHaveValue("Semicolon ;");
    await expect(field("Decimal mark")).toHaveValue("Comma: 0,5");
    await expect(field("Title rows")).toHaveValue("1");
    await expect(dialog).toContainText("1 input and 1 target, from all 3 rows.");
    await closed();

    await drop(app, "bare.csv", Buffer.from("5.1,3.5,a\n4.9,3,a\n6.4,3.2,b\n6.9,3.1,b\n"));
    const question = dialog.getByRole("group", { name: /first row hold the names/ });
    await expect(question).toBeVisible();
    await expect(tableDialog(page).use).toBeDisabled();
    await question.getByRole("button", { name: "A sample", exact: true }).click();
    await expect(question).toHaveCount(0);
    await expect(field("Column names")).toHaveValue("None");
    await expect(dialog).toContainText("4 rows, 3 columns.");
    await expect(tableDialog(page).use).toBeEnabled();
    await closed();

    const remarked = "# grown 2020\nplant,x,y\n甲,1,2\n乙,2,3\nSource: somebody\n";
    await drop(app, "remarked.csv", Buffer.from(remarked));
    await expect(dialog).toContainText(
      "Passed over: 1 row that begins with #; 1 row of text below the table.",
    );
    await expect(alert).toBeHidden();
    await closed();

    await drop(app, "tags.csv", Buffer.from("tag,a,b\nnews,1,2\n#metoo,3,4\n体育，快,5,7\n"));
    await expect(dialog).toContainText("3 rows, 3 columns.");
    await expect(dialog).not.toContainText("Passed over");
    await expect(dialog.getByRole("cell", { name: "#metoo", exact: true })).toBeVisible();
    await closed();

    await drop(app, "doubtful.tsv", Buffer.from("a\tb\n1,234\t1\n2,500\t2\n"));
    const marks = dialog.getByRole("group", { name: /numbers such as 1,234/ });
    await marks.getByRole("button", { name: "Decimal mark", exact: true }).click();
    await expect(marks).toHaveCount(0);
    await expect(field("Decimal mark")).toHaveValue("Comma: 0,5");
    await expect(tableDialog(page).use).toBeEnabled();
    await closed();

    const many = Array.from({ length: 40 }, (_, at) => `${at},${at === 30 ? "x1" : at * 2}`);
    await drop(app, "faulty.csv", Buffer.from(["a,b", ...many].join("\n")));
    await expect(alert).toContainText("Row 32, column “b”: “x1” is not a number");
    await expect(dialog.getByRole("row", { name: /^32/ }).getByText("x1")).toHaveClass(/wrong/);
    await closed();

    const long = Buffer.from(`a,b\n${"1,2\n".repeat(20_001)}`);
    await drop(app, "long.csv", long);
    await expect(alert).toContainText("There are more than 20,000 rows");
    await expect(tableDialog(page).use).toBeDisabled();
  });
});

test.describe("a table that is used", () => {
  const rows = Array.from({ length: 24 }, (_, at) => {
    return `${at + 1},${at % 5},${(at * 7) % 11},${at % 2 ? "up" : "down"},${at === 3 ? "" : at * 2}`;
  });
  const text = ["id,a,b,way,t", ...rows, ""].join("\n");

  test("is changed, taken back, and gives the same numbers from its file and picture", async ({
    app,
  }) => {
    const { page } = app;
    const { dialog, window, part, use, check } = tableDialog(page);
    const { status } = controls(page);
    await openFile(app, "ways.csv", text);
    await check(/missing values \(1 of 24\)/).check();
    await useAndTrain(page, "ways.csv");
    const trained = await status.textContent();
    const session = await save(app, "Save session", "ways.thalweg");
    const picture = await save(app, "Save screenshot", "ways.png");
    await expect(
      page.getByText("Left out: 1 column (id); 1 row with missing values."),
    ).toBeVisible();

    await page.getByRole("button", { name: "Change the table…", exact: true }).click();
    await expect(window).toBeVisible();
    await expect(dialog.getByRole("combobox", { name: "Encoding" })).toHaveCount(0);
    await expect(dialog).toContainText("To choose another encoding, open the file again.");
    await part("way").focus();
    await page.keyboard.press("L");
    await expect(part("way")).toHaveValue("left-out");
    await use.click();
    await expect(page.getByText("Left out: 2 columns (id, way); 1 row")).toBeVisible();
    await expect(status).toContainText("Epoch 0:");
    await page.keyboard.press("Control+z");
    await expect(page.getByText("Left out: 1 column (id); 1 row")).toBeVisible();

    for (const [name, bytes] of [
      ["ways.thalweg", session],
      ["ways.png", picture],
    ] as const) {
      await page.getByRole("combobox", { name: "Data set" }).click();
      await page.getByRole("option", { name: "XOR", exact: true }).click();
      await expect(page.getByText("Left out:")).toHaveCount(0);
      await openFile(app, name, bytes);
      await expect(page.getByText("Left out: 1 column (id); 1 row")).toBeVisible();
      await expect(status).toHaveText(trained ?? "");
    }
  });
});
