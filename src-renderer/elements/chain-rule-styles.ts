import { css } from "lit";

/** A formula in its field, a table of formulas and numbers, and two lines of controls. */
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
    font-size: 13px;
    line-height: 20px;
    font-variant-numeric: tabular-nums;
  }

  th {
    padding: 2px 0;
    font-weight: 400;
    text-align: start;
    color: var(--ink-2);
  }

  th math-formula {
    max-width: 170px;
    font-size: 14px;
    color: var(--ink);
  }

  td {
    padding: 2px 0 2px 8px;
    text-align: end;
    white-space: nowrap;
  }

  tr.product :is(th, td) {
    border-top: 1px solid var(--hairline);
  }

  tr.gradient td {
    font-weight: 560;
  }

  .agreeing {
    color: var(--good);
  }

  .sample,
  .pass {
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
    min-height: 32px;
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
