import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LiveElement } from "../../../src-renderer/elements/live-element.ts";
import { updateInSlices } from "../../../src-renderer/elements/update-slices.ts";

/** In which task each update happened, in their order. */
const updates: { name: string; task: number }[] = [];
let task = 0;
const tasks = new MessageChannel();

/** Each update takes longer than a slice. */
@customElement("test-slow-element")
class SlowElement extends LiveElement {
  @property()
  name = "";

  protected override render(): unknown {
    const until = performance.now() + 15;
    while (performance.now() < until);
    updates.push({ name: this.name, task });
    return html`${this.name}`;
  }
}

function elements(names: readonly string[]): SlowElement[] {
  return names.map((name) => Object.assign(new SlowElement(), { name }));
}

beforeAll(() => {
  updateInSlices();
  tasks.port1.onmessage = () => {
    task++;
    tasks.port2.postMessage(null);
  };
  tasks.port2.postMessage(null);
});

beforeEach(() => {
  updates.length = 0;
});

afterEach(() => {
  document.body.replaceChildren();
});

const updated = (): string[] => updates.map(({ name }) => name);

describe("elements that update at once", () => {
  it("do so in their order, those for which there is no time in tasks of their own", async () => {
    document.body.append(...elements(["first", "second", "third"]));
    await expect.poll(updated).toEqual(["first", "second", "third"]);
    expect(new Set(updates.map((one) => one.task)).size).toBe(3);
  });

  it("tell when they are done, and take in what changed while they waited", async () => {
    const [first, second] = elements(["first", "second"]);
    document.body.append(first, second);
    await first.updateComplete;
    second.name = "changed";
    await second.updateComplete;
    expect(updated()).toEqual(["first", "changed"]);
    expect(second.shadowRoot?.textContent).toBe("changed");
  });

  it("do not when they were taken away while they waited, and make up for it", async () => {
    const [first, second, third] = elements(["first", "second", "third"]);
    document.body.append(first, second, third);
    second.remove();
    await third.updateComplete;
    expect(updated()).toEqual(["first", "third"]);
    document.body.append(second);
    await expect.poll(updated).toEqual(["first", "third", "second"]);
  });
});
