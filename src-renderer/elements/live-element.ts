import { LitElement } from "lit";
import { updateTurn } from "./update-slices.ts";

/**
 * An element that updates while it is in the document and at no other time. One that was taken away
 * with an update still to come would otherwise take hold once more of what it has just let go: its
 * listeners, its canvases, its place as the picture on screen. It makes up for that update when it
 * comes back.
 */
export abstract class LiveElement extends LitElement {
  private isUpdateMissed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.isUpdateMissed) return;
    this.isUpdateMissed = false;
    queueMicrotask(() => this.scheduleUpdate());
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const turn = updateTurn();
    if (turn === null) {
      this.updateIfConnected();
      return undefined;
    }
    return turn.then(() => this.updateIfConnected());
  }

  private updateIfConnected(): void {
    if (this.isConnected) super.scheduleUpdate();
    else this.isUpdateMissed = true;
  }
}
