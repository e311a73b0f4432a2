import { css } from "lit";

/** The preview of a table: hairlines between its parts, the target in the colour of choice. */
export const tableColumnsStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  .scroller {
    overflow: auto hidden;
    border-block: 1px solid var(--hairline);
    scrollbar-width: thin;
    scrollbar-color: var(--hairline) transparent;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  table {
    border-spacing: 0;
    table-layout: fixed;
    font-size: 12px;
    line-height: 18px;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 3px 12px 3px 0;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 400;
  }

  thead th[scope="col"] {
    padding-top: 8px;
    font-weight: 560;
  }

  .head {
    position: sticky;
    left: 0;
    z-index: 1;
    background: var(--raised);
    color: var(--ink-2);
  }

  thead tr:last-child td {
    padding-bottom: 6px;
  }

  thead tr:last-child > * {
    border-bottom: 1px solid var(--hairline);
  }

  /* Each note has a line of its own, and a long one has two. */
  .notes td {
    height: 24px;
    padding-right: 8px;
    font-size: 11px;
    line-height: 14px;
    vertical-align: top;
    white-space: normal;
    overflow-wrap: break-word;
    color: var(--ink-2);
  }

  select {
    width: 100%;
    height: 24px;
    padding: 0 20px 0 7px;
    border: 1px solid var(--hairline);
    border-radius: 5px;
    appearance: none;
    background:
      linear-gradient(45deg, transparent 50%, var(--ink-2) 50%) right 11px top 10px / 4px 4px
        no-repeat,
      linear-gradient(-45deg, transparent 50%, var(--ink-2) 50%) right 7px top 10px / 4px 4px
        no-repeat,
      var(--field);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
    cursor: pointer;
  }

  select:focus-visible {
    outline-offset: -1px;
  }

  option {
    background: var(--field);
    color: var(--ink);
  }

  .target {
    color: var(--water);
  }

  .left-out {
    color: var(--ink-2);
  }

  thead th.left-out {
    font-weight: 400;
  }

  tbody tr:first-child > * {
    padding-top: 6px;
  }

  tbody tr:last-child > * {
    padding-bottom: 8px;
  }

  .apart > * {
    border-top: 1px dashed var(--hairline);
  }

  .faulty .head {
    color: var(--alarm);
    font-weight: 560;
  }

  /* Also seen where the cell is empty. */
  .wrong {
    background:
      linear-gradient(var(--alarm) 0 0) left bottom / calc(100% - 12px) 2px no-repeat,
      linear-gradient(
          color-mix(in srgb, var(--alarm) 12%, transparent) 0 0
        )
        left / calc(100% - 12px) 100% no-repeat;
    color: var(--alarm);
    font-weight: 560;
  }
`;
