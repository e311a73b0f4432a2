import { css } from "lit";

/** A formula in its field, a table of formulas and numbers, and a line of controls. */
export const chainRuleStyles = css`
  h2 math-formula {
    display: inline-block;
    vertical-align: -2px;
    font-size: 13px;
    text-transform: none;
  }

  .formula {
    padding: 8px 12px;
    border: 1px solid var(--hairline);
    border-radius: 5px;
    background: var(--field);
  }

  .formula math-formula {
    font-size: 15px;
    line-height: 30px;
  }

  table {
    width: 100%;
    margin: 6px 0 0;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: 13px;
    line-height: 20px;
    font-variant-numeric: tabular-nums;
  }

  /* As wide as seven digits after three zeros, in bold. */
  .numbers {
    width: 118px;
  }

  th {
    padding: 2px 0;
    font-weight: 400;
    text-align: start;
    color: var(--ink-2);
  }

  th math-formula {
    font-size: 14px;
    color: var(--ink);
  }

  td {
    padding: 2px 0 2px 8px;
    text-align: end;
    white-space: nowrap;
  }

  td.more {
    padding-left: 18px;
    text-align: start;
    font-size: 12px;
    color: var(--ink-2);
  }

  .term {
    display: flex;
    align-items: baseline;
    gap: 8px;
    padding-left: 18px;
  }

  .term math-formula {
    flex: 0 1 auto;
    min-width: 0;
  }

  .note {
    flex: none;
    max-width: 96px;
    overflow: hidden;
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .fold {
    display: flex;
    align-items: center;
    gap: 4px;
    width: 100%;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--ink);
    text-align: start;
  }

  .fold:hover {
    background: var(--wash);
  }

  .fold svg {
    flex: none;
    color: var(--ink-2);
    transition: transform var(--swift);
  }

  .fold[aria-expanded="false"] svg {
    transform: rotate(-90deg);
  }

  .fold math-formula {
    min-width: 0;
  }

  .section .fold {
    height: 24px;
    font-size: 12px;
    font-weight: 560;
  }

  tbody + tbody .section th {
    padding-top: 4px;
  }

  tr.unfolded .term {
    padding-left: 34px;
  }

  tr.unfolded :is(td, math-formula) {
    font-size: 13px;
    color: var(--ink-2);
  }

  tr.delta td,
  tr.mixed-delta td {
    font-weight: 560;
  }

  tr.gradient :is(th, td) {
    border-top: 1px solid var(--hairline);
  }

  tr.gradient td {
    font-weight: 560;
  }

  .check th {
    padding-left: 18px;
  }

  .agreeing {
    color: var(--good);
  }

  .sample {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin-top: 10px;
  }

  .sample label {
    color: var(--ink-2);
  }

  .sample span,
  p {
    font-size: 12px;
    line-height: 16px;
    color: var(--ink-2);
  }

  p {
    margin: 6px 0 0;
  }

  input {
    width: 62px;
    height: 26px;
    padding: 0 6px;
    border: 1px solid var(--hairline);
    border-radius: 5px;
    background: var(--field);
    color: var(--ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
    text-align: end;
    appearance: textfield;
  }

  input::-webkit-inner-spin-button {
    display: none;
  }

  .button {
    height: 26px;
    padding: 0 10px;
    font-size: 12px;
  }

  .button.step {
    width: 26px;
    padding: 0;
    font-size: 16px;
    line-height: 1;
  }
`;
