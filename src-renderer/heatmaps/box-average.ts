/** A matrix among other numbers, and the grid of pixels that it becomes. */
export interface AveragedMatrix {
  readonly values: Float64Array;
  /** Where row-major [rows, columns] begins in `values`. */
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
  /** Pixels across, 1 to columns. */
  readonly width: number;
  /** Pixels downwards, 1 to rows. */
  readonly height: number;
}

/**
 * The mean of what lies under each pixel, row-major [height, width]; a cell that lies under two pixels
 * counts in each by its part. As large as the matrix, the numbers are the matrix's own.
 */
export function boxAverage(matrix: AveragedMatrix): Float64Array {
  const { rows, columns, width, height } = matrix;
  const means = new Float64Array(width * height);
  const line = new Float64Array(width);
  const cut = cutsOf(columns, width);
  const rowsAPixel = rows / height;
  let lined = -1;
  for (let y = 0; y < height; y++) {
    const low = y * rowsAPixel;
    const high = Math.min(rows, (y + 1) * rowsAPixel);
    for (let row = Math.floor(low); row < high; row++) {
      const part = Math.min(row + 1, high) - Math.max(row, low);
      if (part < roundingPart) continue;
      if (lined !== row) averageRow(matrix, row, cut, line);
      lined = row;
      const share = part / rowsAPixel;
      for (let x = 0; x < width; x++) means[y * width + x] += line[x] * share;
    }
  }
  return means;
}

/** Less of a cell than this under a pixel is what rounding left. */
const roundingPart = 1e-9;

/** Which cells of a row lie under each pixel: the first one, and how much of it lies there. */
interface Cuts {
  readonly cellsAPixel: number;
  /** First cell under each pixel; one more entry for the end. */
  readonly first: Int32Array;
  /** The part of that cell that lies before the pixel. */
  readonly before: Float64Array;
}

function cutsOf(columns: number, width: number): Cuts {
  const cellsAPixel = columns / width;
  const first = new Int32Array(width + 1);
  const before = new Float64Array(width + 1);
  for (let x = 0; x <= width; x++) {
    const edge = x === width ? columns : x * cellsAPixel;
    const whole = Math.floor(edge + roundingPart);
    first[x] = whole;
    before[x] = Math.max(0, edge - whole);
  }
  return { cellsAPixel, first, before };
}

/** Writes the means of one row into `line`. */
function averageRow(
  { values, start, columns }: AveragedMatrix,
  row: number,
  { cellsAPixel, first, before }: Cuts,
  line: Float64Array,
): void {
  const from = start + row * columns;
  for (let x = 0; x < line.length; x++) {
    const last = first[x + 1];
    let sum = -before[x] * values[from + first[x]];
    for (let column = first[x]; column < last; column++) sum += values[from + column];
    if (before[x + 1] > 0) sum += before[x + 1] * values[from + last];
    line[x] = sum / cellsAPixel;
  }
}
