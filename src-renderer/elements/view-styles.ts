import { css } from "lit";

/** Caption at the upper left, tools at the upper right, as in every view. */
export const viewStyles = css`
  :host {
    position: relative;
    display: block;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
    container-type: size;
  }

  picture-caption {
    position: absolute;
    z-index: 2;
    top: 8px;
    left: 16px;
    max-width: calc(100% - 32px);
    padding: 8px;
    border-radius: 4px;
    background: color-mix(in srgb, var(--paper) 86%, transparent);
    pointer-events: none;
  }

  .tools {
    position: absolute;
    z-index: 3;
    top: 16px;
    right: 16px;
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 8px;
  }

  .segments {
    display: flex;
  }

  .segments button {
    height: 32px;
    padding: 0 11px;
    border: 1px solid var(--hairline);
    border-inline-start-width: 0;
    background: var(--field);
    color: var(--ink-2);
    font: inherit;
    white-space: nowrap;
  }

  .segments button:first-child {
    border-inline-start-width: 1px;
    border-start-start-radius: 6px;
    border-end-start-radius: 6px;
  }

  .segments button:last-child {
    border-start-end-radius: 6px;
    border-end-end-radius: 6px;
  }

  .segments button:hover {
    background: var(--wash);
  }

  .segments button[aria-pressed="true"] {
    background: var(--wash);
    color: var(--water);
    font-weight: 560;
  }

  .segments button:focus-visible {
    z-index: 1;
    outline-offset: -2px;
  }

  hover-readout {
    right: 24px;
    bottom: 10px;
  }
`;
