import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { afterEach, describe, expect, it } from "vitest";
import { LiveElement } from "../../../src-renderer/elements/live-element.ts";

@customElement("test-live-element")
class TestElement extends LiveElement {
  @property()
  word = "";

  readonly updates: (readonly [word: string, changed: boolean])[] = [];

  protected override render(): unknown {
    return html`${this.word}`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    this.updates.push([this.word, changed.has("word")]);
  }
}

const element = new TestElement();

afterEach(() => {
  element.remove();
});

describe("an element", () => {
  it("does not update once it was taken away, and makes up for it when it is back", async () => {
    document.body.append(element);
    await element.updateComplete;
    element.updates.length = 0;
    element.word = "before";
    element.remove();
    await element.updateComplete;
    element.word = "while away";
    await element.updateComplete;
    expect(element.updates).toEqual([]);
    document.body.append(element);
    await expect.poll(() => element.updates).toEqual([["while away", true]]);
    expect(element.shadowRoot?.textContent).toBe("while away");
    element.word = "afterwards";
    await element.updateComplete;
    expect(element.updates).toHaveLength(2);
  });

  it("updates once when it is moved with an update still to come", async () => {
    document.body.append(element);
    await element.updateComplete;
    element.updates.length = 0;
    element.word = "moved";
    document.body.prepend(element);
    await element.updateComplete;
    expect(element.updates).toEqual([["moved", true]]);
  });
});
