import { css } from "lit";

/** What every element begins with: border boxes, one focus ring, nothing hidden that takes room. */
export const baseStyles = css`
  :host,
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  :focus-visible {
    outline: 2px solid var(--water);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  svg {
    display: block;
  }
`;

/** Buttons: plain ones with a hairline, and the one primary button. */
export const buttonStyles = css`
  button {
    font: inherit;
    font-variant-numeric: inherit;
    color: inherit;
    margin: 0;
    cursor: pointer;
  }

  .button {
    height: 32px;
    padding: 0 14px;
    border: 1px solid var(--hairline);
    border-radius: 6px;
    background: var(--field);
    white-space: nowrap;
    transition: background-color var(--swift);
  }

  .button:hover {
    background: var(--wash);
  }

  .button.primary {
    border-color: var(--water);
    background: var(--water);
    color: var(--on-water);
    font-weight: 560;
  }

  .button.primary:hover {
    background: color-mix(in srgb, var(--water) 88%, var(--ink));
  }

  .icon-button {
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--ink);
    transition: background-color var(--swift);
  }

  .icon-button:hover {
    background: var(--wash);
  }

  button:disabled {
    cursor: default;
    color: var(--ink-2);
    opacity: 0.55;
  }

  button:disabled:hover {
    background: none;
  }
`;

/** Heads of sections: small capitals of a survey map's legend. */
export const sectionStyles = css`
  h2 {
    margin: 0 0 8px;
    font-size: 11px;
    line-height: 16px;
    font-weight: 560;
    letter-spacing: 0.05em;
    text-transform: uppercase;
    color: var(--ink-2);
  }
`;

/** A native range input as a thin track with a ring. */
export const rangeStyles = css`
  input[type="range"] {
    appearance: none;
    width: 100%;
    height: 20px;
    margin: 0;
    background: none;
    cursor: pointer;
    --filled: 0%;
  }

  input[type="range"]::-webkit-slider-runnable-track {
    height: 3px;
    border-radius: 2px;
    background: linear-gradient(
      to right,
      var(--water) var(--filled),
      var(--hairline) var(--filled)
    );
  }

  input[type="range"]::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    margin-top: -6.5px;
    border: 2px solid var(--water);
    border-radius: 50%;
    background: var(--field);
  }

  input[type="range"]:focus-visible {
    outline: none;
  }

  input[type="range"]:focus-visible::-webkit-slider-thumb {
    outline: 2px solid var(--water);
    outline-offset: 2px;
  }
`;
