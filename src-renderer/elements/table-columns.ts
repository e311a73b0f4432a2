import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type {
  PreviewedColumn,
  PreviewedTable,
  WrongPlace,
} from "#core/data/table/preview-table.ts";
import {
  type ColumnKind,
  type ColumnPart,
  columnKinds,
  columnParts,
} from "#core/data/table/table-plan.ts";
import type { Wording } from "#core/wording/wording.ts";
import { columnWindow, scrollLeftFor } from "../state/column-window.ts";
import { columnNotes } from "../state/table-notes.ts";
import { baseStyles } from "../styles/shared.ts";
import { LiveElement } from "./live-element.ts";
import { SizeController } from "./size-controller.ts";
import { tableColumnsStyles } from "./table-columns-styles.ts";

/** A column was said to hold, or to be used for, something else. */
export class ColumnChangedEvent extends Event {
  readonly column: number;
  readonly change: { readonly kind: ColumnKind } | { readonly part: ColumnPart };

  constructor(column: number, change: ColumnChangedEvent["change"]) {
    super("column-changed", { bubbles: true, composed: true });
    this.column = column;
    this.change = change;
  }
}

/** Columns are as wide as there is room for, within these. */
const narrowestPx = 112;
const widestPx = 136;
const headPx = 56;

/**
 * The columns of a table with their kinds and parts, over the first rows. Only the columns that are
 * seen exist, so that a thousand of them cost what ten do.
 *
 * @fires column-changed - {@link ColumnChangedEvent} when another kind or part was chosen
 */
@customElement("table-columns")
export class TableColumns extends LiveElement {
  static override styles = [baseStyles, tableColumnsStyles];

  /** What is shown. */
  @property({ attribute: false })
  table: PreviewedTable | null = null;

  /** The window's words. */
  @property({ attribute: false })
  wording: Wording | null = null;

  @state()
  private scrolledPx = 0;

  private readonly size = new SizeController(this);
  /** The fault that was last brought into sight. */
  private shownFault = "";

  protected override render(): unknown {
    const { table, wording } = this;
    if (!table || !wording) return nothing;
    const all = table.columns.length > 0 ? table.columns : uncutColumns(table);
    const columnPx = this.columnPxFor(all.length);
    const { first, end } = columnWindow(all.length, columnPx, this.view);
    const columns = all.slice(first, end).map((column, at) => ({ ...column, at: first + at }));
    const beforePx = first * columnPx;
    const width = `width: ${headPx + all.length * columnPx}px; min-width: 100%`;
    return html`<div class="scroller" tabindex="0" @scroll=${this.scrolled}>
      <table aria-label=${wording.tables.preview} aria-colcount=${all.length + 1} .style=${width}>
        <colgroup>
          <col .style=${`width: ${headPx}px`} />
          <col .style=${`width: ${beforePx}px`} />
          ${columns.map(() => html`<col .style=${`width: ${columnPx}px`} />`)}
          <col />
        </colgroup>
        ${
          table.columns.length > 0
            ? html`<thead>
                ${this.renderHead(columns, wording)}
              </thead>`
            : nothing
        }
        <tbody>
          ${this.renderRows(table, columns, wording)}
        </tbody>
      </table>
    </div>`;
  }

  protected override updated(): void {
    this.keepFaultInSight();
  }

  private renderHead(columns: readonly ShownColumn[], { tables }: Wording): unknown {
    return html`
      <tr>
        <td class="head"></td>
        <td></td>
        ${columns.map(
          ({ at, name, part }) =>
            html`<th scope="col" class=${part} aria-colindex=${at + 2} title=${name}>${name}</th>`,
        )}
        <td></td>
      </tr>
      <tr>
        <th scope="row" class="head">${tables.kind}</th>
        <td></td>
        ${keyed(columns, ({ at, name, kind, part }) => {
          const kinds = columnKinds.filter((one) => one !== "empty" || kind === "empty");
          return html`<td class=${part}>
            ${select(tables.kindOf(name), kinds, kind, tables.kinds, (value) =>
              this.dispatchEvent(new ColumnChangedEvent(at, { kind: value })),
            )}
          </td>`;
        })}
        <td></td>
      </tr>
      <tr>
        <th scope="row" class="head">${tables.part}</th>
        <td></td>
        ${keyed(
          columns,
          ({ at, name, part }) =>
            html`<td class=${part}>
              ${select(tables.partOf(name), columnParts, part, tables.parts, (value) =>
                this.dispatchEvent(new ColumnChangedEvent(at, { part: value })),
              )}
            </td>`,
        )}
        <td></td>
      </tr>
      <tr class="notes">
        <td class="head"></td>
        <td></td>
        ${columns.map((column) => {
          const notes = columnNotes(column, tables);
          return html`<td class=${column.part} title=${notes.join("\n") || nothing}>
            ${notes.map((note) => html`<div>${note}</div>`)}
          </td>`;
        })}
        <td></td>
      </tr>
    `;
  }

  private renderRows(
    { rows, faultyRows, wrong }: PreviewedTable,
    columns: readonly ShownColumn[],
    { tables, numbers }: Wording,
  ): unknown {
    return [...rows, ...faultyRows].map(({ number, cells }, at) => {
      const places: readonly WrongPlace[] = wrong.filter(({ row }) => row === number);
      const isFaulty = places.length > 0;
      const isApart = at === rows.length && at > 0;
      const kind = `${isFaulty ? "faulty" : ""} ${isApart ? "apart" : ""}`;
      return html`<tr class=${kind}>
        <th scope="row" class="head" title=${`${tables.row} ${numbers.count(number)}`}>
          ${numbers.count(number)}
        </th>
        <td></td>
        ${columns.map((column) => {
          const isWrong = places.some((place) => place.column === column.at || place.column < 0);
          const cell = cells[column.at] ?? "";
          return html`<td
            class="${column.part} ${column.kind} ${isWrong ? "wrong" : ""}"
            title=${cell}
          >
            ${cell}
          </td>`;
        })}
        <td></td>
      </tr>`;
    });
  }

  private get view(): { widthPx: number; scrolledPx: number } {
    return { widthPx: Math.max(0, this.size.widthPx - headPx), scrolledPx: this.scrolledPx };
  }

  private columnPxFor(count: number): number {
    return Math.min(widestPx, Math.max(narrowestPx, Math.floor(this.view.widthPx / count)));
  }

  private get scroller(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".scroller");
  }

  /** A fault that is new is scrolled to, once: as soon as there is room for it to be seen in. */
  private keepFaultInSight(): void {
    if (this.view.widthPx === 0) return;
    const place = this.table?.wrong.find(({ column }) => column >= 0);
    const key = place ? `${place.row} ${place.column}` : "";
    if (key === this.shownFault) return;
    this.shownFault = key;
    const { scroller } = this;
    if (!place || !scroller || !this.table) return;
    const columnPx = this.columnPxFor(this.table.columns.length);
    scroller.scrollLeft = scrollLeftFor(place.column, columnPx, this.view);
  }

  private readonly scrolled = (): void => {
    this.scrolledPx = this.scroller?.scrollLeft ?? 0;
  };
}

/** A column with its index. */
type ShownColumn = PreviewedColumn & { readonly at: number };

/** Cells that stay those of their columns while others come into sight, and keep the focus so. */
function keyed(columns: readonly ShownColumn[], render: (column: ShownColumn) => unknown): unknown {
  return repeat(columns, ({ at }) => at, render);
}

/** Columns of rows that could not be cut as planned: without names, as many as the longest row has. */
function uncutColumns({ rows, faultyRows }: PreviewedTable): PreviewedColumn[] {
  const count = [...rows, ...faultyRows].reduce(
    (most, { cells }) => Math.max(most, cells.length),
    0,
  );
  return Array.from({ length: count }, () => {
    return {
      name: "",
      kind: "text",
      part: "input",
      missing: 0,
      distinct: null,
      inputClasses: [],
      dropped: null,
    };
  });
}

/** A native list: a table has two for each column, which have to be cheap. */
function select<Value extends string>(
  label: string,
  values: readonly Value[],
  chosen: Value,
  words: Readonly<Record<Value, string>>,
  choose: (value: Value) => void,
): unknown {
  return html`<select
    aria-label=${label}
    .value=${chosen}
    @change=${({ currentTarget }: Event) => {
      if (!(currentTarget instanceof HTMLSelectElement)) return;
      const value = values.find((one) => one === currentTarget.value);
      if (value) choose(value);
    }}
  >
    ${values.map(
      (value) =>
        html`<option value=${value} ?selected=${value === chosen}>${words[value]}</option>`,
    )}
  </select>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "table-columns": TableColumns;
  }
}
