import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Trajectory } from "#core/descent/trajectory.ts";
import type { NumberWriter } from "#core/wording/numbers.ts";
import type { Wording } from "#core/wording/wording.ts";
import { contentHeight, type RowViewport, rowWindow, scrollTopFor } from "../state/row-window.ts";
import { tableColumn } from "../state/table-number.ts";
import { baseStyles } from "../styles/shared.ts";
import { LiveElement } from "./live-element.ts";
import { SizeController, SizeWatch } from "./size-controller.ts";

/** The iterate that was picked in the table. */
export class StepPickedEvent extends Event {
  readonly step: number;

  constructor(step: number) {
    super("step-picked", { bubbles: true, composed: true });
    this.step = step;
  }
}

const rowHeightPx = 21;
const headHeightPx = 28;
/** Between columns there is twice as much. */
const cellPaddingPx = 4;
/** Signs are measured so many at once, so that no rounding is left in their width. */
const gaugeCount = 8;

/**
 * The iterates as a table: only the visible rows exist, so that a million of them cost what thirty
 * do. The current row is kept in view.
 *
 * @fires step-picked - {@link StepPickedEvent} when a row is clicked or chosen by key
 */
@customElement("iteration-table")
export class IterationTable extends LiveElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-height: 0;
      }

      .scroller {
        height: 100%;
        overflow: auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
        scrollbar-color: var(--hairline) transparent;
      }

      .scroller:focus-visible {
        outline-offset: -2px;
      }

      .window {
        position: sticky;
        top: 0;
        overflow: hidden;
      }

      table {
        width: 100%;
        border-spacing: 0;
        table-layout: fixed;
        font-size: 12.5px;
        text-align: right;
      }

      thead {
        position: relative;
        z-index: 1;
        background: var(--panel);
      }

      th {
        height: ${headHeightPx}px;
        padding: 0 ${cellPaddingPx}px;
        border-bottom: 1px solid var(--hairline);
        font-weight: 400;
        color: var(--ink-2);
      }

      td {
        height: ${rowHeightPx}px;
        padding: 0 ${cellPaddingPx}px;
        line-height: ${rowHeightPx}px;
        white-space: nowrap;
      }

      th:first-child,
      td:first-child {
        position: sticky;
        left: 0;
        width: var(--step-width);
        background: var(--panel);
        padding-inline-start: 4px;
        color: var(--ink-2);
      }

      tbody tr {
        cursor: pointer;
      }

      tbody tr:hover {
        background: color-mix(in srgb, var(--wash) 55%, transparent);
      }

      tr.ahead {
        color: var(--ink-2);
      }

      tr[aria-current],
      tr[aria-current] td:first-child {
        background: var(--wash);
      }

      tr[aria-current] td,
      .gauge {
        font-weight: 560;
        color: var(--water);
      }

      /* Written in it, unseen: what has to fit into a column when its row is the current one. */
      .gauge {
        position: absolute;
        visibility: hidden;
        font-size: 12.5px;
        font-variant-numeric: tabular-nums;
        white-space: pre;
      }
    `,
  ];

  /** The run's iterates. */
  @property({ attribute: false })
  trajectory: Trajectory | null = null;

  /** How many of them there are. */
  @property({ type: Number })
  rowCount = 0;

  /** The iterate shown. */
  @property({ type: Number })
  playhead = 0;

  /** The window's words. */
  @property({ attribute: false })
  wording: Wording | null = null;

  @state()
  private scrollTopPx = 0;

  private keptHeightPx = 0;

  private readonly size = new SizeController(this);
  /** What the scroll bars leave of the table. */
  private readonly rowsSize = new SizeWatch(() => this.requestUpdate());
  private readonly signWidths = new Map<string, number>();
  private listening: AbortController | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.fonts.addEventListener("loadingdone", this.fontsLoaded, { signal });
    this.followRows();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.rowsSize.stop();
    this.listening?.abort();
    this.listening = null;
  }

  protected override render(): unknown {
    const { trajectory, wording, rowCount } = this;
    if (!wording) return nothing;
    const { first, end, offsetPx } = rowWindow(this.viewport);
    const heads = trajectory?.dimension === 1 ? ["x", "J"] : ["x", "y", "J"];
    const { numbers } = wording;
    const stepWidthPx = Math.max(34, 14 + numbers.count(rowCount).length * 8);
    const columnPx = (this.rowsSize.widthPx - stepWidthPx) / heads.length - 2 * cellPaddingPx;
    const cells = trajectory ? this.cellsOf(trajectory, numbers, { first, end, columnPx }) : [];
    const widestPx = Math.max(0, ...cells.flat().map((text) => this.widthOf(text)));
    // Digits that tell rows apart are not left out for want of room: the table is as wide as they.
    const widthPx =
      columnPx < 1 || widestPx <= columnPx
        ? 0
        : stepWidthPx + heads.length * (Math.ceil(widestPx) + 2 * cellPaddingPx);
    return html`
      <span class="gauge" aria-hidden="true"></span>
      <div
        class="scroller"
        tabindex="0"
        @scroll=${this.scrolled}
        @keydown=${this.keyPressed}
        @click=${this.clicked}
      >
        <div
          .style=${`height: ${contentHeight(rowCount, rowHeightPx) + headHeightPx}px; min-width: ${widthPx}px`}
        >
          <div class="window" .style=${`height: ${this.heightPx + headHeightPx}px`}>
            <table
              aria-label=${wording.table.label}
              aria-rowcount=${rowCount + 1}
              .style=${`--step-width: ${stepWidthPx}px`}
            >
              <thead>
                <tr aria-rowindex="1">
                  <th scope="col">${wording.table.step}</th>
                  ${heads.map((name) => html`<th scope="col">${name}</th>`)}
                </tr>
              </thead>
              <tbody .style=${`transform: translateY(${offsetPx}px)`}>
                ${cells.map((texts, place) => this.renderRow(first + place, texts, numbers))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.followRows();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const isMoved = changed.has("playhead") || changed.has("rowCount") || changed.has("trajectory");
    const isResized = this.heightPx !== this.keptHeightPx;
    this.keptHeightPx = this.heightPx;
    if (isMoved || isResized) this.keepInView();
  }

  /** The cells of the rows that are seen, without the steps. */
  private cellsOf(
    trajectory: Trajectory,
    numbers: NumberWriter,
    { first, end, columnPx }: { first: number; end: number; columnPx: number },
  ): readonly (readonly string[])[] {
    const { dimension, points, values } = trajectory;
    const fits = (text: string): boolean => columnPx < 1 || this.widthOf(text) <= columnPx;
    // Where a run swings from side to side, both sides are written in the same way.
    const fitsWithSign = (text: string): boolean => fits(text.startsWith("−") ? text : `−${text}`);
    const columns = Array.from({ length: dimension + 1 }, (_, axis) => {
      const isValue = axis === dimension;
      const valueAt = (step: number): number =>
        isValue ? values[step] : points[step * dimension + axis];
      const seen = { first, end, count: this.rowCount, valueAt };
      return tableColumn(numbers, seen, isValue ? fits : fitsWithSign);
    });
    return Array.from({ length: Math.max(0, end - first) }, (_, place) =>
      columns.map((texts) => texts[place]),
    );
  }

  private renderRow(step: number, texts: readonly string[], numbers: NumberWriter): unknown {
    return html`<tr
      data-step=${step}
      aria-rowindex=${step + 2}
      aria-current=${step === this.playhead ? "true" : nothing}
      class=${step > this.playhead ? "ahead" : ""}
    >
      <td>${numbers.count(step)}</td>
      ${texts.map((text) => html`<td>${text}</td>`)}
    </tr>`;
  }

  private followRows(): void {
    const { scroller } = this;
    if (scroller) this.rowsSize.follow(scroller);
  }

  /** Height of the rows' window. */
  private get heightPx(): number {
    return Math.max(0, (this.rowsSize.heightPx || this.size.heightPx) - headHeightPx);
  }

  /** Width of a text in CSS pixels, sign by sign: digits are all as wide as one another. */
  private widthOf(text: string): number {
    let width = 0;
    for (const sign of text) width += this.widthOfSign(sign);
    return width;
  }

  private widthOfSign(sign: string): number {
    const known = this.signWidths.get(sign);
    if (known !== undefined) return known;
    const gauge = this.renderRoot.querySelector(".gauge");
    if (!gauge) return 0;
    gauge.textContent = sign.repeat(gaugeCount);
    const width = gauge.getBoundingClientRect().width / gaugeCount;
    this.signWidths.set(sign, width);
    return width;
  }

  private readonly fontsLoaded = (): void => {
    this.signWidths.clear();
    this.requestUpdate();
  };

  private get viewport(): RowViewport {
    const { rowCount, heightPx, scrollTopPx } = this;
    return { rowCount, rowHeightPx, heightPx, scrollTopPx };
  }

  private get scroller(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>(".scroller") ?? null;
  }

  private keepInView(): void {
    const { scroller } = this;
    if (!scroller || this.heightPx < rowHeightPx) return;
    const wanted = scrollTopFor(this.playhead, this.viewport);
    if (Math.abs(wanted - scroller.scrollTop) >= 1) scroller.scrollTop = wanted;
  }

  private readonly scrolled = (): void => {
    this.scrollTopPx = this.scroller?.scrollTop ?? 0;
  };

  private readonly clicked = (event: Event): void => {
    const { target } = event;
    const row = target instanceof Element ? target.closest("tr[data-step]") : null;
    if (row instanceof HTMLElement) this.pick(Number(row.dataset.step));
  };

  private readonly keyPressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.heightPx / rowHeightPx) - 1);
    const goal = {
      ArrowUp: this.playhead - 1,
      ArrowDown: this.playhead + 1,
      PageUp: this.playhead - page,
      PageDown: this.playhead + page,
      Home: 0,
      End: this.rowCount - 1,
    }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    this.pick(goal);
  };

  private pick(step: number): void {
    const within = Math.max(0, Math.min(this.rowCount - 1, step));
    this.dispatchEvent(new StepPickedEvent(within));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "iteration-table": IterationTable;
  }
}
