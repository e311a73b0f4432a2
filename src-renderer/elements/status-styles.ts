import { css } from "lit";

/** A dot and a sentence of at most two lines: how a run or a training stands. */
export const statusStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  [role="status"] {
    display: flex;
    align-items: baseline;
    gap: 10px;
    min-width: 0;
  }

  .dot {
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--ink-2);
  }

  .done {
    background: var(--good);
  }

  .alarm {
    background: var(--alarm);
  }

  .running {
    background: var(--water);
  }

  .sentence {
    min-width: 0;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    color: var(--ink-2);
  }

  strong {
    font-weight: 560;
    color: var(--ink);
  }
`;
