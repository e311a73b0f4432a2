import type { Page } from "@playwright/test";
import { commandTable } from "#core/session/command-table.ts";

/** Commands that a walk leaves out: they open a dialog of the system or write a file. */
const commandsLeftOut = /^(open|save-.*)$/;
/** Views, transport and history are what people use most. */
const oftenUsed = /^(show-(descent|slope|rates|network)|play|pause|undo|redo)$/;
const commands = commandTable
  .map(({ id }) => id)
  .filter((id) => !commandsLeftOut.test(id))
  .flatMap((id) => (oftenUsed.test(id) ? [id, id, id] : [id]));
/** Buttons and entries that do the same. */
const namesLeftOut = "open|save|打开|保存|存储|导出|另存";

/** What is typed into fields: numbers that most of them take, and that keep every run small. */
const numbers = ["0.01", "0.05", "0.1", "0.3", "0.5", "1", "2", "3", "5", "8"];
const functions = [
  "x^2 + sin(y)^2",
  "x^2 + 3y^2",
  "sin(x) cos(y)",
  "x^4 - 2x^2",
  "sin(3x) + x^2/5",
];

/** Longer than anything in the window takes to come to rest, in milliseconds. */
const restMs = 1000;

/** Numbers in [0, 1), the same for the same seed: mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Works in the window at random: commands, controls, fields, keys and the pointer, through every
 * view. The same seed gives the same wishes, though not the same timing.
 */
export class RandomWalk {
  private readonly page: Page;
  private readonly random: () => number;

  constructor(page: Page, seed: number) {
    this.page = page;
    this.random = createRandom(seed);
  }

  /** Does one thing and returns its name. */
  async step(): Promise<string> {
    const die = this.random();
    if (die < 0.15) return this.pointer();
    if (die < 0.2) return this.key();
    return this.inPage(die < 0.4 ? "command" : die < 0.65 ? "field" : "control");
  }

  /** Back to the first session, through all views, so that what the window holds can be compared. */
  async comeHome(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.page.evaluate(goHome);
    for (const view of ["slope", "rates", "network", "descent"]) {
      await this.page.evaluate(runCommand, `show-${view}`);
      await this.page.evaluate(twoFrames);
    }
    // What the views just left had under way ends, and lets go of them.
    await this.page.waitForTimeout(restMs);
  }

  private async inPage(kind: "command" | "field" | "control"): Promise<string> {
    const dice = [this.random(), this.random()] as const;
    return this.page.evaluate(actInPage, {
      kind,
      dice,
      commands,
      namesLeftOut,
      numbers,
      functions,
    });
  }

  private async key(): Promise<string> {
    const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "Home", "End", "Tab", "Escape", "Enter"];
    const key = keys[Math.floor(this.random() * keys.length)];
    await this.page.keyboard.press(key);
    return `key ${key}`;
  }

  /** Points, drags or turns the wheel somewhere over the picture. */
  private async pointer(): Promise<string> {
    const { mouse } = this.page;
    const place = () => [100 + this.random() * 960, 100 + this.random() * 600] as const;
    await mouse.move(...place(), { steps: 3 });
    const die = this.random();
    if (die < 0.4) {
      await mouse.down();
      await mouse.move(...place(), { steps: 4 });
      await mouse.up();
      return "drag";
    }
    if (die < 0.6) await mouse.wheel(0, die < 0.5 ? 120 : -120);
    else if (die < 0.7) await mouse.dblclick(...place());
    return "point";
  }
}

/** The part of the app that a walk asks for by itself. */
interface AppUnderTest {
  readonly store: {
    readonly state: { readonly history: { readonly session: unknown }; readonly settings: object };
    open(session: unknown): void;
    patch(patch: object): void;
  };
  readonly commands: { run(id: string): void; isEnabled(id: string): boolean };
  changeSettings(settings: object): void;
}

type Shell = Element & { app: AppUnderTest; firstSession?: unknown; firstSettings?: object };

function goHome(): void {
  const shell = document.querySelector("app-shell") as Shell;
  shell.firstSession ??= structuredClone(shell.app.store.state.history.session);
  // Another language and unfolded settings are other nodes, not more of them.
  shell.firstSettings ??= structuredClone(shell.app.store.state.settings);
  shell.app.changeSettings(shell.firstSettings);
  shell.app.store.patch({ dialog: null, preview: null, notices: [] });
  shell.app.store.open(shell.firstSession);
}

/** What was asked for has been drawn. */
function twoFrames(): Promise<unknown> {
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}

function runCommand(id: string): void {
  (document.querySelector("app-shell") as Shell).app.commands.run(id);
}

/** One action that needs no trusted event, inside the page. */
function actInPage(wish: {
  kind: "command" | "field" | "control";
  dice: readonly [number, number];
  commands: readonly string[];
  namesLeftOut: string;
  numbers: readonly string[];
  functions: readonly string[];
}): string {
  const { app } = document.querySelector("app-shell") as Shell;
  const pick = <Item>(items: readonly Item[], die: number): Item | undefined =>
    items[Math.floor(die * items.length)];
  const found = (selector: string, root: Document | ShadowRoot = document): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>("*")].flatMap((element) => [
      ...(element.matches(selector) && element.checkVisibility() ? [element] : []),
      ...(element.shadowRoot ? found(selector, element.shadowRoot) : []),
    ]);
  const nameOf = (element: Element): string =>
    element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
  const [first, second] = wish.dice;

  if (wish.kind === "command") {
    const enabled = wish.commands.filter((id) => app.commands.isEnabled(id));
    const id = pick(enabled, first) ?? "";
    app.commands.run(id);
    return `command ${id}`;
  }
  if (wish.kind === "field") {
    const field = pick(
      found("input:not([type=range], [type=checkbox], [type=file], [role=combobox])"),
      first,
    );
    if (!(field instanceof HTMLInputElement) || field.readOnly || field.disabled) return "no field";
    const isNumber = field.getAttribute("role") === "spinbutton";
    const text = pick(isNumber ? wish.numbers : wish.functions, second) ?? "";
    const isSteps = /steps|epochs|步|轮/i.test(nameOf(field));
    field.focus();
    field.value = isSteps ? "200" : text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.blur();
    return `field ${nameOf(field)} = ${field.value}`;
  }
  const leftOut = new RegExp(wish.namesLeftOut, "i");
  const controls = found(
    "button, [role=tab], [role=option], wa-option, input[type=range], input[type=checkbox], wa-select",
  ).filter((element) => !leftOut.test(nameOf(element)));
  const control = pick(controls, first);
  if (!control) return "no control";
  if (control instanceof HTMLInputElement && control.type === "range") {
    const low = Number(control.min || 0);
    control.value = String(Math.round(low + second * (Number(control.max || 100) - low)));
    control.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    return `slider ${nameOf(control)} = ${control.value}`;
  }
  if (control.localName === "wa-select") {
    const select = control as HTMLElement & { value: string };
    const options = [...select.querySelectorAll("wa-option")].map((option) =>
      option.getAttribute("value"),
    );
    select.value = pick(options, second) ?? select.value;
    select.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    return `choice ${select.value}`;
  }
  control.click();
  return `button ${nameOf(control).slice(0, 40)}`;
}
