import type { CaptionPart } from "#core/wording/wording.ts";

/** A piece of a line: its text, its weight, and how far from the line's begin it stands. */
export type PlacedRun = CaptionPart & { readonly x: number };

/** A line of text and how wide it is. */
export interface TextLine {
  readonly runs: readonly PlacedRun[];
  readonly width: number;
}

/** What no line begins with: it ends what stands before it. */
const closing = /^[\s,.;:)，。；：）、]/u;
/** Behind what a plain text may be parted. */
const parting = /(?<=[\s，。；：、])/u;

/**
 * Breaks a text into lines. A strong run is a number with its name and is never parted; what is
 * wider than a line has one of its own.
 */
export function breakLines(
  text: readonly CaptionPart[],
  width: number,
  measure: (run: CaptionPart) => number,
): readonly TextLine[] {
  const lines: TextLine[] = [];
  let line: CaptionPart[] = [];
  for (const unit of unitsOf(text)) {
    const isFull = line.length > 0 && lineOf([...line, ...unit], measure).width > width;
    if (isFull) lines.push(lineOf(line, measure));
    line = isFull ? unit : [...line, ...unit];
  }
  if (line.length > 0) lines.push(lineOf(line, measure));
  return lines;
}

/** What stays together: a run with the signs that close it. */
function unitsOf(text: readonly CaptionPart[]): CaptionPart[][] {
  const pieces = text.flatMap(({ text: words, strong }) =>
    (strong ? [words] : words.split(parting)).map((piece) => ({ text: piece, strong })),
  );
  const units: CaptionPart[][] = [];
  for (const piece of pieces) {
    if (piece.text === "") continue;
    const last = units.at(-1);
    if (last && closing.test(piece.text)) last.push(piece);
    else units.push([piece]);
  }
  return units;
}

function lineOf(runs: readonly CaptionPart[], measure: (run: CaptionPart) => number): TextLine {
  const last = runs.length - 1;
  const shown = runs.map((run, at) => (at === last ? { ...run, text: run.text.trimEnd() } : run));
  let x = 0;
  const placed = shown.map((run) => {
    const begin = x;
    x += measure(run);
    return { ...run, x: begin };
  });
  return { runs: placed, width: x };
}
