import type { Page } from "@playwright/test";
import { expect, test } from "./app-fixture.ts";
import { controls, untilAtRest } from "./window.ts";

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: field }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Where the ball of the first run is on the surface, CSS pixels of the page. */
function ballOnSurface(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    interface Scene {
      gripAt(at: { x: number; y: number }): { what: string } | null;
    }
    const view = document
      .querySelector("app-shell")
      ?.shadowRoot?.querySelector("surface-view") as unknown as {
      scene: { current: Scene };
      shadowRoot: ShadowRoot;
    };
    const box = view.shadowRoot.querySelector(".canvases")?.getBoundingClientRect();
    if (!box) throw new Error("no picture");
    for (let y = 0; y < box.height; y += 6) {
      for (let x = 0; x < box.width; x += 6) {
        if (view.scene.current.gripAt({ x, y })?.what === "ball") {
          return { x: box.left + x, y: box.top + y };
        }
      }
    }
    throw new Error("no ball in sight");
  });
}

/** A point of the plane on the map, CSS pixels of the page. */
function onMap(page: Page, point: readonly [number, number]): Promise<{ x: number; y: number }> {
  return page.evaluate(([x, y]) => {
    interface Placement {
      toPixelX(x: number): number;
      toPixelY(y: number): number;
    }
    const map = document
      .querySelector("app-shell")
      ?.shadowRoot?.querySelector("surface-view")
      ?.shadowRoot?.querySelector("contour-map") as unknown as HTMLElement & {
      data: object;
      placement(data: object): Placement;
    };
    const { left, top } = map.getBoundingClientRect();
    const placement = map.placement(map.data);
    return { x: left + placement.toPixelX(x), y: top + placement.toPixelY(y) };
  }, point);
}

async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}

test.describe("a typed function", () => {
  test("is the catalogue's own where it is that, and stays when a wrong one is typed", async ({
    app,
  }) => {
    const { page } = app;
    const { status } = controls(page);
    const objective = page.getByRole("textbox", { name: "Objective" });
    await choose(page, "Function", "Booth");
    await expect(status).toContainText("after 19 steps");
    await objective.fill("x²+sin²(y)");
    await expect(status).toContainText("Reached J < 0.01 after 16 steps");
    await objective.fill("x² + foo(y)");
    await expect(
      page.getByText("“foo” at column 6 is not a function; did you mean “floor”?"),
    ).toBeVisible();
    await expect(objective).toHaveAccessibleDescription(/foo/);
    await expect(objective).toHaveAttribute("aria-invalid", "true");
    await expect(status).toContainText("Reached J < 0.01 after 16 steps");
    await objective.fill("x² + 2y²");
    await expect(status).toContainText("Reached |∇J| < 0.0001");
    await expect(controls(page).surface).toHaveAccessibleDescription(/x² \+ 2/);
  });

  test("leaves a hole where it is not defined", async ({ app }) => {
    const { page } = app;
    await page.getByRole("textbox", { name: "Objective" }).fill("ln(x) + x² + y²");
    await expect(controls(page).status).toContainText(/J|x/);
    await untilAtRest(page);
    await expect(controls(page).surface).toHaveAccessibleDescription(/J from −/);
  });
});

test.describe("a start", () => {
  test("is dragged on the surface, and the run follows; one undo takes it back", async ({
    app,
  }) => {
    const { page } = app;
    const { startX, startY, status } = controls(page);
    await expect(status).toContainText("after 16 steps");
    await untilAtRest(page);
    const ball = await ballOnSurface(page);
    await drag(page, ball, { x: ball.x - 90, y: ball.y + 150 });
    await expect(startX).not.toHaveValue("3");
    await expect(status).not.toContainText("after 16 steps");
    await expect(status).toContainText("Reached J < 0.01");
    await page.keyboard.press("Control+z");
    await expect(startX).toHaveValue("3");
    await expect(startY).toHaveValue("1");
    await expect(status).toContainText("after 16 steps");
  });

  test("is dragged on the map, and set by a double click", async ({ app }) => {
    const { page } = app;
    const { startX, startY, status } = controls(page);
    await expect(status).toContainText("after 16 steps");
    await page.getByRole("button", { name: "Beside", exact: true }).click();
    await untilAtRest(page);
    await drag(page, await onMap(page, [3, 1]), await onMap(page, [-2, -1]));
    await expect(startX).toHaveValue(/^−(2|1\.9|2\.0)/);
    await expect(startY).toHaveValue(/^−(1|0\.9|1\.0)/);
    await expect(status).toContainText("Reached J < 0.01");
    const other = await onMap(page, [1, 2]);
    await page.mouse.dblclick(other.x, other.y);
    await expect(startX).toHaveValue(/^(1|0\.9|1\.0)/);
    await expect(startY).toHaveValue(/^(2|1\.9|2\.0)/);
  });

  test("under the pointer shows on surface and map alike, with J and the gradient", async ({
    app,
  }) => {
    const { page } = app;
    await page.getByRole("button", { name: "Beside", exact: true }).click();
    await untilAtRest(page);
    const place = await onMap(page, [1, 0]);
    await page.mouse.move(place.x, place.y);
    await expect(page.getByText(/x = (1|0\.99|1\.0).*J = .*∇J/)).toBeVisible();
  });
});

test.describe("several runs", () => {
  test("all optimizers on Rosenbrock's valley are compared", async ({ app }) => {
    const { page } = app;
    await choose(page, "Function", "Rosenbrock");
    await page.getByRole("button", { name: "All optimizers", exact: true }).click();
    const table = page.getByRole("table", { name: "Comparison" });
    await expect(table.getByRole("row")).toHaveCount(10);
    await expect(table.getByRole("row", { name: /Newton 5 / })).toContainText("arrived");
    await expect(table.getByRole("row", { name: /Gradient descent 3,925 / })).toContainText(
      "arrived",
    );
    await expect(table.getByRole("row", { name: /RMSprop – / })).toContainText("cycles");
    await page.getByRole("button", { name: "Select Adam", exact: true }).click();
    await expect(controls(page).status).toContainText("Adam");
    await expect(controls(page).status).toContainText("after 669 steps");
    await page.getByRole("button", { name: "Hide Adadelta", exact: true }).click();
    await page.getByRole("button", { name: "Remove RMSprop", exact: true }).click();
    await expect(table.getByRole("row")).toHaveCount(9);
    await page.keyboard.press("Control+z");
    await expect(table.getByRole("row")).toHaveCount(10);
  });

  test("from many starts on Rastrigin's end in hollows, and say that a lower one is known", async ({
    app,
  }) => {
    const { page } = app;
    await choose(page, "Function", "Rastrigin");
    await page.getByRole("button", { name: "Many starts", exact: true }).click();
    await expect(page.getByRole("table", { name: "Comparison" }).getByRole("row")).toHaveCount(13);
    await expect(controls(page).status).toContainText("Ended in a local minimum");
    await expect(controls(page).status).toContainText("a lower one is known, J = 0 at (0, 0)");
  });

  test("the four rates on the valley, each named on the picture and in the legend", async ({
    app,
  }) => {
    const { page } = app;
    await page.getByRole("button", { name: "Four textbook learning rates" }).click();
    const table = page.getByRole("table", { name: "Comparison" });
    await expect(table.getByRole("row", { name: /η = 0\.1 16 / })).toContainText("arrived");
    await page.getByRole("button", { name: "Select η = 1", exact: true }).click();
    await expect(controls(page).status).toContainText("x jumps between −3 and 3");
    await page.getByRole("button", { name: "Add a run", exact: true }).click();
    await controls(page).learningRate.fill("0.2");
    await expect(table.getByRole("row", { name: /η = 0\.2 8 / })).toContainText("arrived");
  });
});

test.describe("why it ended", () => {
  test("Newton's rule ends on the saddle, and says so", async ({ app }) => {
    const { page } = app;
    await choose(page, "Optimizer", "Newton");
    await expect(controls(page).status).toContainText("Ended on a saddle");
    await expect(controls(page).status).toContainText("Newton’s method heads for such places");
  });

  test("a rate of 1.2 diverges, and the largest that would have converged is said", async ({
    app,
  }) => {
    const { page } = app;
    await controls(page).learningRate.fill("1.2");
    await expect(controls(page).status).toContainText("Diverged after");
    await expect(controls(page).status).toContainText("a learning rate below 1 converges");
  });

  test("every vector of a step of Adam is shown, and a schedule changes its rate", async ({
    app,
  }) => {
    const { page } = app;
    await choose(page, "Optimizer", "Adam");
    const vectors = page.getByRole("table", { name: "Vectors of the step" });
    await expect(vectors.getByRole("row", { name: /Δθ −0\.1 −0\.1/ })).toBeVisible();
    await page.getByRole("button", { name: "More settings" }).click();
    await choose(page, "Schedule", "Exponential");
    await expect(page.getByRole("spinbutton", { name: "Decay a step" })).toHaveValue("0.95");
    await controls(page).iteration.fill("1");
    await expect(vectors.getByRole("row", { name: /Δθ −0\.09/ })).toBeVisible();
  });
});
