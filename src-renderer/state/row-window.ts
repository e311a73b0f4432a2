/** How many rows there are, and how they are seen. */
export interface RowViewport {
  readonly rowCount: number;
  readonly rowHeightPx: number;
  /** Height of the part that shows rows. */
  readonly heightPx: number;
  readonly scrollTopPx: number;
}

/** The rows to make, and where they stand. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
  /** How far the first row is moved out above the visible part, from −rowHeightPx to 0. */
  readonly offsetPx: number;
}

/** Browsers lay out nothing higher than about 33 million pixels. */
const mostContentPx = 15_000_000;

/** The height of the scrolled content: that of all rows, as far as browsers can have it. */
export function contentHeight(rowCount: number, rowHeightPx: number): number {
  return Math.min(mostContentPx, rowCount * rowHeightPx);
}

/** The rows that are visible at a scroll position. */
export function rowWindow({
  rowCount,
  rowHeightPx,
  heightPx,
  scrollTopPx,
}: RowViewport): RowWindow {
  const offset = scrollTopPx * stretch(rowCount, rowHeightPx, heightPx);
  const first = Math.max(0, Math.min(rowCount - 1, Math.floor(offset / rowHeightPx)));
  const end = Math.min(rowCount, first + Math.ceil(heightPx / rowHeightPx) + 1);
  return { first, end, offsetPx: -(offset - first * rowHeightPx) };
}

/** The scroll position nearest to the present one at which a row is wholly visible. */
export function scrollTopFor(row: number, viewport: RowViewport): number {
  const { rowCount, rowHeightPx, heightPx, scrollTopPx } = viewport;
  const factor = stretch(rowCount, rowHeightPx, heightPx);
  const offset = scrollTopPx * factor;
  const top = row * rowHeightPx;
  const lowest = top + rowHeightPx - heightPx;
  if (offset <= top && offset >= lowest) return scrollTopPx;
  return Math.max(0, offset > top ? top : lowest) / factor;
}

/** Rows' pixels to a scrolled one: 1 unless there are more rows than a page can be high. */
function stretch(rowCount: number, rowHeightPx: number, heightPx: number): number {
  const rowsPx = rowCount * rowHeightPx;
  const contentPx = contentHeight(rowCount, rowHeightPx);
  if (rowsPx <= contentPx) return 1;
  return (rowsPx - heightPx) / (contentPx - heightPx);
}
