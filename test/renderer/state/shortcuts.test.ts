import { afterEach, describe, expect, it } from "vitest";
import type { CommandId } from "#core/session/command-table.ts";
import { commandsOfKey } from "../../../src-renderer/state/shortcuts.ts";

afterEach(() => {
  document.body.replaceChildren();
});

/** The commands of a key pressed in an element. */
function pressed(
  key: string,
  options: KeyboardEventInit & { on?: HTMLElement; isMac?: boolean } = {},
): readonly CommandId[] {
  const { on = document.body, isMac = false, ...init } = options;
  if (on !== document.body) document.body.append(on);
  let ids: readonly CommandId[] = [];
  const listen = (event: KeyboardEvent): void => {
    ids = commandsOfKey(event, isMac);
  };
  window.addEventListener("keydown", listen, { once: true });
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, ...init }));
  return ids;
}

function element(tag: string, attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

describe("keys", () => {
  it("stand for the commands of the table", () => {
    expect(pressed(" ")).toEqual(["play", "pause"]);
    expect(pressed("ArrowRight")).toEqual(["step-forward"]);
    expect(pressed("Home")).toEqual(["reset"]);
    expect(pressed("End")).toEqual(["go-to-end"]);
    expect(pressed("F1")).toEqual(["show-shortcuts"]);
    expect(pressed("3", { altKey: true, code: "Digit3" })).toEqual(["view-top"]);
    expect(pressed("x")).toEqual([]);
  });

  it("undo and redo with Ctrl, with Cmd on a Mac", () => {
    expect(pressed("z", { ctrlKey: true })).toEqual(["undo"]);
    expect(pressed("Z", { ctrlKey: true, shiftKey: true })).toEqual(["redo"]);
    expect(pressed("z", { metaKey: true })).toEqual([]);
    expect(pressed("z", { metaKey: true, isMac: true })).toEqual(["undo"]);
  });

  it("zoom however the keyboard writes plus", () => {
    expect(pressed("+", { ctrlKey: true, shiftKey: true })).toEqual(["zoom-in"]);
    expect(pressed("=", { ctrlKey: true })).toEqual(["zoom-in"]);
    expect(pressed("-", { ctrlKey: true })).toEqual(["zoom-out"]);
  });

  it("belong to a text field while it is typed in, but for those with Ctrl", () => {
    const field = (): HTMLElement => element("input", { type: "text" });
    expect(pressed(" ", { on: field() })).toEqual([]);
    expect(pressed("ArrowLeft", { on: field() })).toEqual([]);
    expect(pressed("Home", { on: field() })).toEqual([]);
    expect(pressed("z", { on: field(), ctrlKey: true })).toEqual(["undo"]);
  });

  it("leave typing to a select, and nothing else", () => {
    const select = (): HTMLElement => element("input", { type: "text", role: "combobox" });
    expect(pressed(" ", { on: select() })).toEqual([]);
    expect(pressed("Home", { on: select() })).toEqual([]);
    expect(pressed("1", { on: select(), altKey: true, code: "Digit1" })).toEqual(["view-first"]);
    expect(pressed("F1", { on: select() })).toEqual(["show-shortcuts"]);
  });

  it("leave a slider its own, and play from it", () => {
    const slider = (): HTMLElement => element("input", { type: "range" });
    expect(pressed("ArrowLeft", { on: slider() })).toEqual([]);
    expect(pressed("End", { on: slider() })).toEqual([]);
    expect(pressed(" ", { on: slider() })).toEqual(["play", "pause"]);
  });

  it("leave Space to the button that has the focus", () => {
    expect(pressed(" ", { on: element("button") })).toEqual([]);
    expect(pressed("ArrowRight", { on: element("button") })).toEqual(["step-forward"]);
  });
});
