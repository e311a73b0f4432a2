import { css } from "lit";

/** The slider's thumb has this width; its middle goes from end to end of the plot. */
const thumbPx = 16;

/** A chart with a slider lying invisibly on its plot; `--plot-…`: where the chart has its plot. */
export const chartSliderStyles = css`
  :host {
    position: relative;
    display: block;
    min-width: 0;
    min-height: 0;
  }

  .chart {
    position: absolute;
    inset: 0;
  }

  /* --plot-…: where the chart has its plot. */
  input {
    position: absolute;
    top: var(--plot-top, 0);
    left: calc(var(--plot-left, 0px) - ${thumbPx / 2}px);
    width: calc(var(--plot-width, 0px) + ${thumbPx}px);
    height: var(--plot-height, 0);
    appearance: none;
    margin: 0;
    opacity: 0;
    cursor: col-resize;
  }

  input::-webkit-slider-thumb {
    appearance: none;
    width: ${thumbPx}px;
    height: 100px;
  }

  .ring {
    position: absolute;
    top: var(--plot-top, 0);
    left: var(--plot-left, 0);
    width: var(--plot-width, 0);
    height: var(--plot-height, 0);
    border-radius: 4px;
    pointer-events: none;
  }

  input:focus-visible + .ring {
    outline: 2px solid var(--water);
    outline-offset: 4px;
  }
`;
