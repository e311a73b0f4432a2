import { css } from "lit";

/** Where surface, map, caption and tools stand in the picture. */
export const pictureStyles = css`
  :host {
    position: relative;
    display: block;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
    container-type: size;
  }

  .pictures {
    position: absolute;
    inset: 0;
    isolation: isolate;
    --head: 0px;
    --inset-size: clamp(96px, 22.6cqh, 170px);
  }

  .surface {
    position: absolute;
    inset: 0;
  }

  .canvases {
    position: absolute;
    inset: var(--head) 0 0;
  }

  .surface:focus-visible {
    outline: none;
  }

  /* The ring alone comes over the surface; the surface itself stays under the map. */
  .surface:focus-visible::after {
    content: "";
    position: absolute;
    inset: 0;
    outline: 2px solid var(--water);
    outline-offset: -3px;
    pointer-events: none;
  }

  .surface {
    cursor: grab;
  }

  .surface:active {
    cursor: grabbing;
  }

  contour-map.small {
    position: absolute;
    inset: auto auto 10px 16px;
    width: calc(var(--inset-size) + 16px);
    height: calc(var(--inset-size) + 16px);
  }

  .swap,
  .map-large .surface {
    position: absolute;
    inset: auto auto 18px 24px;
    width: var(--inset-size);
    height: var(--inset-size);
  }

  .map-beside .surface {
    inset: 0 46% 0 0;
  }

  contour-map.beside {
    position: absolute;
    inset: 0 0 0 54%;
  }

  .map-places {
    position: absolute;
    z-index: 3;
    bottom: calc(var(--inset-size) + 24px);
    left: 24px;
    display: flex;
  }

  .map-beside .map-places {
    bottom: 12px;
    left: calc(54% + 24px);
  }

  .map-places button {
    height: 22px;
    padding: 0 7px;
    border: 1px solid var(--hairline);
    border-inline-start-width: 0;
    background: var(--field);
    color: var(--ink-2);
    font: inherit;
    font-size: 11px;
  }

  .map-places button:first-child {
    border-inline-start-width: 1px;
    border-radius: 5px 0 0 5px;
  }

  .map-places button:last-child {
    border-radius: 0 5px 5px 0;
  }

  .map-places button[aria-pressed="true"] {
    background: var(--wash);
    color: var(--water);
    font-weight: 560;
  }

  hover-readout {
    right: 96px;
    bottom: 14px;
  }

  contour-map.large {
    position: absolute;
    inset: 0;
  }

  .map-large .surface {
    z-index: 1;
    overflow: hidden;
    border: 1px solid var(--hairline);
    border-radius: 4px;
    background: var(--paper);
  }

  .map-large .canvases {
    inset: 0;
  }

  .map-large .canvases canvas + canvas {
    opacity: 0;
  }

  .swap {
    z-index: 2;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
  }

  .swap:hover {
    box-shadow: 0 0 0 2px var(--water);
  }

  picture-caption {
    position: absolute;
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
    top: 16px;
    right: 16px;
    display: flex;
    gap: 8px;
  }

  /* The formula stands beside the tools. */
  @container (min-width: 781px) {
    picture-caption {
      --formula-room: calc(100cqw - 520px);
    }
  }

  /* Where caption and tools take more of the height, the surface begins below them. */
  @container (max-height: 660px) {
    .pictures {
      --head: 36px;
    }
  }

  @container (max-width: 780px) {
    .pictures {
      --head: 56px;
    }

    picture-caption {
      max-width: calc(100% - 336px);
    }

    .tools {
      display: grid;
      grid-template-columns: 1fr auto;
      justify-items: end;
    }

    .tools screenshot-button {
      grid-area: 1 / 2;
    }

    .tools angle-buttons {
      grid-area: 2 / 1 / 3 / 3;
    }

    .tools slot::slotted(*) {
      grid-area: 1 / 1;
    }
  }

  .canvases canvas {
    position: absolute;
    inset: 0;
  }

  .missing,
  .lost {
    position: absolute;
    z-index: 2;
    left: 24px;
    bottom: 18px;
    max-width: 460px;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--hairline);
    border-radius: 6px;
    background: var(--panel);
    color: var(--ink);
  }

  /* In the room that the large map leaves at the left. */
  .missing {
    inset: 104px auto auto 24px;
    max-width: 176px;
  }

  /* Between caption and notices. */
  .lost {
    inset: 112px auto auto 50%;
    translate: -50% 0;
  }
`;
