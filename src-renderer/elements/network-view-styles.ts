import { css } from "lit";

/** Drawing and prediction side by side, under them the heatmaps from the inputs on. */
export const networkViewStyles = css`
  header {
    position: absolute;
    z-index: 2;
    top: 16px;
    left: 24px;
    max-width: calc(100% - 440px);
  }

  header math-formula {
    font-size: 25px;
    line-height: 34px;
  }

  header p {
    margin: 6px 0 0;
    width: max-content;
    max-width: calc(100cqw - 48px);
    overflow: hidden;
    color: var(--ink-2);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  header strong {
    font-weight: 560;
    color: var(--ink);
  }

  .page {
    position: absolute;
    inset: 84px 24px 14px;
    display: grid;
    grid-template:
      minmax(0, 1fr) var(--strip) 16px
      / minmax(0, var(--drawing)) minmax(0, var(--prediction));
    gap: 12px 24px;
  }

  .strip {
    display: grid;
    grid-column: 1 / -1;
    min-width: 0;
    min-height: 0;
  }

  .legend {
    display: flex;
    grid-column: 1 / -1;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    margin-top: -6px;
    color: var(--ink-2);
    font-size: 11px;
    line-height: 16px;
    font-variant-numeric: tabular-nums;
  }

  .legend .bar {
    width: 116px;
    height: 8px;
    border-radius: 2px;
  }

  .legend .unit {
    margin-inline-end: 8px;
  }

  @container (max-width: 820px) {
    header {
      top: 56px;
      left: 16px;
      max-width: calc(100% - 32px);
    }

    .page {
      inset: 124px 16px 10px;
      column-gap: 16px;
    }
  }
`;
