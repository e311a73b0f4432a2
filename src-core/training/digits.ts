import { Random } from "../network/random.ts";

/** Pixels on a side. */
const side = 8;
const samplesADigit = 60;

/** Ten digits as they are drawn on eight by eight pixels. */
const glyphs: readonly string[] = [
  "..####.. .##..##. .#....#. .#....#. .#....#. .#....#. .##..##. ..####..",
  "...##... ..###... .#.##... ...##... ...##... ...##... ...##... .######.",
  "..####.. .#...##. .....##. ....##.. ...##... ..##.... .##..... .######.",
  ".#####.. .....##. .....##. ..####.. .....##. .....##. .#...##. ..####..",
  "....##.. ...###.. ..#.##.. .#..##.. .######. ....##.. ....##.. ....##..",
  ".######. .##..... .##..... .#####.. .....##. .....##. .#...##. ..####..",
  "..####.. .##..... .#...... .#####.. .##..##. .#....#. .##..##. ..####..",
  ".######. .....##. ....##.. ....##.. ...##... ...##... ..##.... ..##....",
  "..####.. .##..##. .##..##. ..####.. .##..##. .#....#. .##..##. ..####..",
  "..####.. .##..##. .#....#. .##..##. ..#####. ......#. .....##. ..####..",
];

/** Pictures of digits: row-major [600, 64], grey from 0 (paper) to 1 (ink), and which digit each is. */
export interface DigitPictures {
  readonly pixels: Float64Array;
  readonly digits: Int32Array;
}

/**
 * Handwriting of our own making: each picture is one of the ten drawings above, moved, slanted, made
 * narrower or wider, bolder or thinner, and sprinkled with noise, all by a seeded random row.
 */
export function drawDigits(): DigitPictures {
  const random = new Random(8, "digits");
  const count = glyphs.length * samplesADigit;
  const pixels = new Float64Array(count * side * side);
  const digits = Int32Array.from({ length: count }, (_, sample) => sample % glyphs.length);
  digits.forEach((digit, sample) => {
    drawDigit(glyphs[digit].replaceAll(" ", ""), random, pixels, sample * side * side);
  });
  return { pixels, digits };
}

function drawDigit(glyph: string, random: Random, pixels: Float64Array, from: number): void {
  const between = (low: number, high: number): number => low + (high - low) * random.next();
  const [right, down] = [between(-0.9, 0.9), between(-0.6, 0.6)];
  const slant = between(-0.25, 0.25);
  const [widen, heighten] = [between(0.85, 1.15), between(0.9, 1.1)];
  const boldness = between(0.8, 1.4);
  const middle = (side - 1) / 2;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const y = (row - middle - down) / heighten;
      const x = (column - middle - right + slant * y) / widen;
      const ink = inkAt(glyph, x + middle, y + middle) * boldness + 0.06 * random.normal();
      pixels[from + row * side + column] = Math.max(0, Math.min(1, ink));
    }
  }
}

/** Between the pixels of a drawing, bilinear; beyond its edges there is paper. */
function inkAt(glyph: string, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - column, y - row];
  const above = (1 - right) * pixelOf(glyph, column, row) + right * pixelOf(glyph, column + 1, row);
  const below =
    (1 - right) * pixelOf(glyph, column, row + 1) + right * pixelOf(glyph, column + 1, row + 1);
  return (1 - down) * above + down * below;
}

function pixelOf(glyph: string, column: number, row: number): number {
  const isInside = column >= 0 && column < side && row >= 0 && row < side;
  return isInside && glyph[row * side + column] === "#" ? 1 : 0;
}
