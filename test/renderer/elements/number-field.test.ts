import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src-renderer/elements/number-field.ts";
import type { NumberField, NumberTypedEvent } from "../../../src-renderer/elements/number-field.ts";

let field: NumberField;
let typed: NumberTypedEvent[];

beforeEach(async () => {
  field = document.createElement("number-field");
  field.label = "Learning rate";
  field.symbol = "η";
  field.value = 0.1;
  typed = [];
  field.addEventListener("number-typed", (event) => typed.push(event as NumberTypedEvent));
  document.body.append(field);
  await field.updateComplete;
});

afterEach(() => {
  field.remove();
});

const input = () => page.getByRole("spinbutton", { name: "Learning rate", exact: true });

describe("a field for a number", () => {
  it("is a spin button with its name and value", async () => {
    await expect.element(input()).toHaveValue("0.1");
    await expect.element(input()).toHaveAttribute("aria-valuenow", "0.1");
    await expect.element(input()).toHaveAttribute("aria-invalid", "false");
  });

  it("never parts a number of its error at the hyphen", async () => {
    field.error = "“abc” is not a number; type one such as 0.1 or 1e-3.";
    await field.updateComplete;
    const whole = field.shadowRoot?.querySelector("#error span");
    expect(whole?.textContent).toBe("1e-3");
    expect(whole && getComputedStyle(whole).whiteSpace).toBe("nowrap");
    await expect.element(input()).toHaveAccessibleDescription(field.error);
  });

  it("tells every keystroke, all of one visit alike", async () => {
    await userEvent.clear(input());
    await userEvent.type(input(), "0.25");
    expect(typed.at(-1)?.text).toBe("0.25");
    expect(new Set(typed.map(({ visit }) => visit)).size).toBe(1);
  });

  it("shows what is typed, not what it means, while it is typed", async () => {
    await input().fill("0.10");
    await expect.element(input()).toHaveValue("0.10");
  });

  it("keeps what is typed before an earlier number was drawn", async () => {
    await input().fill("10");
    field.value = 10;
    const own = field.shadowRoot?.querySelector("input");
    if (!own) throw new Error("the field has no input");
    own.value = "100";
    own.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await field.updateComplete;
    await expect.element(input()).toHaveValue("100");
  });

  it("shows the document's number again after an undo", async () => {
    await input().fill("0.5");
    field.value = 0.5;
    await field.updateComplete;
    field.value = 0.1;
    await expect.element(input()).toHaveValue("0.1");
  });

  it("keeps a wrong text and ties what is wrong with it to itself", async () => {
    await input().fill("abc");
    field.error = "“abc” is not a number.";
    await field.updateComplete;
    await expect.element(input()).toHaveValue("abc");
    await expect.element(input()).toHaveAttribute("aria-invalid", "true");
    await expect.element(input()).toHaveAccessibleDescription("“abc” is not a number.");
    await expect.element(page.getByRole("alert")).toHaveTextContent("“abc” is not a number.");
  });

  it.each(["{Escape}", "{Control>}z{/Control}"])(
    "takes a wrong text back with %s",
    async (keys) => {
      let isForgotten = false;
      field.addEventListener("entry-forgotten", () => {
        isForgotten = true;
        field.error = "";
      });
      await input().fill("abc");
      field.error = "wrong";
      await field.updateComplete;
      await userEvent.keyboard(keys);
      expect(isForgotten).toBe(true);
      await expect.element(input()).toHaveValue("0.1");
    },
  );

  it("forgets a wrong text when it is told to", async () => {
    await input().fill("abc");
    field.error = "wrong";
    await field.updateComplete;
    field.error = "";
    field.resets = 1;
    await expect.element(input()).toHaveValue("0.1");
  });

  it("steps with the arrow keys", async () => {
    await input().click();
    await userEvent.keyboard("{ArrowUp}");
    expect(typed.at(-1)?.text).toBe("0.11");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    expect(typed.at(-1)?.text).toBe("0.09");
  });

  it("takes the digits of a Chinese keyboard", async () => {
    await input().fill("０．２");
    field.value = 0.2;
    await field.updateComplete;
    await expect.element(input()).toHaveValue("０．２");
    await userEvent.tab();
    await expect.element(input()).toHaveValue("0.2");
  });
});
