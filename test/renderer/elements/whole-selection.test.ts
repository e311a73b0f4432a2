import { afterEach, describe, expect, it } from "vitest";
import { NumberField } from "../../../src-renderer/elements/number-field.ts";
import { TextField } from "../../../src-renderer/elements/text-field.ts";

afterEach(() => {
  document.body.replaceChildren();
});

async function mounted<Field extends TextField | NumberField>(field: Field): Promise<Field> {
  document.body.append(field);
  await field.updateComplete;
  return field;
}

function inputOf(field: TextField | NumberField): HTMLInputElement {
  const input = field.renderRoot.querySelector("input");
  if (!input) throw new Error("the field has no input");
  return input;
}

describe("what is typed over a field that is selected as a whole", () => {
  it("takes the place of a text that came from outside in between", async () => {
    const field = await mounted(Object.assign(new TextField(), { value: "x²" }));
    inputOf(field).focus();
    inputOf(field).select();
    field.value = "(x − 1)² + 0.1";
    await field.updateComplete;
    document.execCommand("insertText", false, "3x");
    expect(inputOf(field).value).toBe("3x");
  });

  it("takes the place of a number that did", async () => {
    const field = await mounted(Object.assign(new NumberField(), { value: 0.1 }));
    inputOf(field).focus();
    inputOf(field).select();
    field.value = 0.25;
    await field.updateComplete;
    document.execCommand("insertText", false, "7");
    expect(inputOf(field).value).toBe("7");
  });

  it("stands at the caret where only a part was selected", async () => {
    const field = await mounted(Object.assign(new TextField(), { value: "x" }));
    inputOf(field).focus();
    inputOf(field).setSelectionRange(1, 1);
    field.label = "Objective";
    await field.updateComplete;
    document.execCommand("insertText", false, "y");
    expect(inputOf(field).value).toBe("xy");
  });
});
