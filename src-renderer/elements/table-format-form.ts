import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import {
  decimalMarks,
  separators,
  type TableFormat,
  thousandsMarks,
} from "#core/data/table/table-plan.ts";
import { type TextEncoding, textEncodings } from "#core/data/text-encoding.ts";
import type { Wording } from "#core/wording/wording.ts";
import { baseStyles } from "../styles/shared.ts";
import type { ChoiceMadeEvent } from "./choice-field.ts";
import "./choice-field.ts";
import { LiveElement } from "./live-element.ts";
import { tableFieldStyles } from "./table-field-styles.ts";

/** A table was said to be written down in another way. */
export class FormatChangedEvent extends Event {
  readonly change: Partial<TableFormat>;

  constructor(change: Partial<TableFormat>) {
    super("format-changed", { bubbles: true, composed: true });
    this.change = change;
  }
}

/** A file was said to be encoded in another way. */
export class EncodingChangedEvent extends Event {
  readonly encoding: TextEncoding;

  constructor(encoding: TextEncoding) {
    super("encoding-changed", { bubbles: true, composed: true });
    this.encoding = encoding;
  }
}

/** More rows than these seldom stand above a table. */
const mostSkippedRows = 12;

const none = "none";

/**
 * How a table is written down.
 *
 * @fires format-changed - {@link FormatChangedEvent}
 * @fires encoding-changed - {@link EncodingChangedEvent}
 */
@customElement("table-format-form")
export class TableFormatForm extends LiveElement {
  static override styles = [
    baseStyles,
    tableFieldStyles,
    css`
      :host {
        display: block;
      }

      .double {
        grid-column: span 2;
      }

      p {
        margin: 8px 0 0;
        color: var(--ink-2);
      }
    `,
  ];

  /** How it is written down now. */
  @property({ attribute: false })
  format: TableFormat | null = null;

  /** How the file is encoded; null: there is no file. */
  @property({ attribute: false })
  encoding: TextEncoding | null = null;

  /** The window's words. */
  @property({ attribute: false })
  wording: Wording | null = null;

  protected override render(): unknown {
    const { format, wording } = this;
    if (!format || !wording) return nothing;
    const { tables } = wording;
    return html`<div class="fields">
      ${this.encoding ? this.renderEncoding(this.encoding, wording) : nothing}
      ${choice(tables.separator, separators, format.separator, tables.separators, (separator) =>
        this.change({ separator }),
      )}
      ${choice(tables.decimal, decimalMarks, format.decimal, tables.decimals, (decimal) =>
        this.change({ decimal }),
      )}
      ${this.renderThousands(format, wording)}
      ${choice(
        tables.header,
        ["names", none],
        format.hasHeader ? "names" : none,
        { names: tables.headerIsNames(format.skippedRows), none: tables.noHeader },
        (value) => this.change({ hasHeader: value === "names" }),
      )}
      ${this.renderSkippedRows(format, wording)}
      ${choice(
        tables.comments,
        ["#", none],
        format.comment ?? none,
        { "#": tables.commentLines, none: tables.noComments },
        (value) => this.change({ comment: value === "#" ? "#" : null }),
      )}
      <label class="check">
        <input
          type="checkbox"
          ?disabled=${!format.hasHeader}
          .checked=${format.hasUnits}
          @change=${({ currentTarget }: Event) =>
            currentTarget instanceof HTMLInputElement &&
            this.change({ hasUnits: currentTarget.checked })}
        />
        ${tables.units}
      </label>
    </div>
    ${this.encoding ? nothing : html`<p>${tables.encodingIsRead}</p>`}`;
  }

  /** Their names are long, and tell in brackets what they are for: they have the room of two. */
  private renderEncoding(encoding: TextEncoding, { tables }: Wording): unknown {
    return html`<div class="double">
      ${choice(tables.encoding, textEncodings, encoding, tables.encodings, (value) =>
        this.dispatchEvent(new EncodingChangedEvent(value)),
      )}
    </div>`;
  }

  private renderSkippedRows({ skippedRows }: TableFormat, { tables, numbers }: Wording): unknown {
    const most = Math.max(mostSkippedRows, skippedRows);
    const counts = Array.from({ length: most + 1 }, (_, count) => String(count));
    const words = Object.fromEntries(counts.map((count) => [count, numbers.count(Number(count))]));
    return choice(tables.skippedRows, counts, String(skippedRows), words, (count) =>
      this.change({ skippedRows: Number(count) }),
    );
  }

  private renderThousands({ decimal, thousands }: TableFormat, { tables }: Wording): unknown {
    const marks = thousandsMarks.filter((mark) => mark !== decimal);
    return choice(
      tables.thousands,
      [none, ...marks],
      thousands ?? none,
      { ...tables.thousandsMarks, [none]: tables.noThousands },
      (value) => this.change({ thousands: value === none ? null : value }),
    );
  }

  private change(change: Partial<TableFormat>): void {
    this.dispatchEvent(new FormatChangedEvent(change));
  }
}

function choice<Value extends string>(
  label: string,
  values: readonly Value[],
  chosen: Value,
  words: Readonly<Record<Value, string>>,
  choose: (value: Value) => void,
): unknown {
  // By their index: a separator can be a blank, which no option may have as its value.
  return html`<choice-field
    label=${label}
    .choices=${values.map((value, at) => ({ value: String(at), label: words[value] }))}
    .value=${String(values.indexOf(chosen))}
    @choice-made=${({ value: at }: ChoiceMadeEvent) => choose(values[Number(at)])}
  ></choice-field>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "table-format-form": TableFormatForm;
  }
}
