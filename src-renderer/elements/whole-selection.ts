import type { ReactiveController, ReactiveElement } from "lit";

/**
 * Keeps all of a field selected when its text is replaced from outside, as by another view's, while a
 * person is about to type over it. A browser would put the caret at the end of the new text, and what
 * is typed behind it.
 */
export class WholeSelection implements ReactiveController {
  private readonly host: ReactiveElement;
  /** The text that is selected from its first letter to its last; null when it is not. */
  private selected: string | null = null;

  constructor(host: ReactiveElement) {
    this.host = host;
    host.addController(this);
  }

  /** The text is about to be drawn. */
  hostUpdate(): void {
    const input = this.host.renderRoot?.querySelector("input");
    this.selected = input && isSelectedAsWhole(input) ? input.value : null;
  }

  /** It has been drawn. */
  hostUpdated(): void {
    const input = this.host.renderRoot.querySelector("input");
    if (input && this.selected !== null && input.value !== this.selected) input.select();
  }
}

function isSelectedAsWhole(input: HTMLInputElement): boolean {
  const { selectionStart, selectionEnd, value } = input;
  return input.matches(":focus") && selectionStart === 0 && selectionEnd === value.length;
}
