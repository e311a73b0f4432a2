import { css } from "lit";

/** The line that says what is under the pointer, over the picture's lower edge. */
export const readoutStyles = css`
  .readout {
    position: absolute;
    z-index: 2;
    left: 0;
    bottom: 0;
    max-width: 100%;
    margin: 0;
    padding: 3px 8px;
    border-radius: 4px;
    background: color-mix(in srgb, var(--paper) 88%, transparent);
    color: var(--ink-2);
    font-size: 12px;
    line-height: 16px;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }

  .readout strong {
    font-weight: 560;
    color: var(--ink);
  }
`;
