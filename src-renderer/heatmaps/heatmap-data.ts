import type { ThemeName } from "../scenes/theme-tokens.ts";
import type { ColourScale } from "./colour-scale.ts";

/** A cell of a matrix: a row, or the row of biases under them; and a column. */
export interface HeatmapCell {
  /** null: the biases. */
  readonly row: number | null;
  readonly column: number;
}

/** A matrix with a row of biases, as plain numbers; knows no network. Arrays stay the caller's. */
export interface HeatmapData {
  readonly rows: number;
  readonly columns: number;
  /** All numbers that the matrix is a part of. */
  readonly values: Float64Array;
  /** Where row-major [rows, columns] begins in `values`. */
  readonly start: number;
  /** Where the biases, as many as columns, begin in `values`. */
  readonly biases: number;
  readonly scale: ColourScale;
  readonly rowName: (row: number) => string;
  /** The room that the names of rows want beside the cells. */
  readonly gutterPx: number;
  readonly columnName: (column: number) => string;
  readonly biasName: string;
  readonly selected: HeatmapCell | null;
  readonly theme: ThemeName;
  /** Writes a number with so many digits after the point. */
  readonly formatNumber: (value: number, decimals: number) => string;
}

/** The place of a cell in `values`. */
export function indexOfCell({ start, biases, columns }: HeatmapData, cell: HeatmapCell): number {
  return cell.row === null ? biases + cell.column : start + cell.row * columns + cell.column;
}
