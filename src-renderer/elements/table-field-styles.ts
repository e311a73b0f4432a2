import { css } from "lit";

/** Fields of the dialog of a table: as many side by side as there is room for. */
export const tableFieldStyles = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(264px, 1fr));
    gap: 6px 24px;
    --label-width: 112px;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 30px;
    color: var(--ink-2);
  }

  .check input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--water);
  }
`;
