import type { ThemeName } from "../scenes/theme-tokens.ts";

/** The colours of classes, in the order of need: those of the weights first, orange and blue. */
const colours: Readonly<Record<ThemeName, readonly string[]>> = {
  light: [
    "#b35900",
    "#174f95",
    "#14804a",
    "#a8265e",
    "#7a3fbf",
    "#8a6d00",
    "#0f7c86",
    "#b3261e",
    "#5a616a",
    "#4a5d23",
  ],
  dark: [
    "#ffb454",
    "#62adff",
    "#7fd6a4",
    "#ff9ecf",
    "#c4a1ff",
    "#e3d26f",
    "#6fd3dc",
    "#ff9e9e",
    "#b6bec7",
    "#b9cf8a",
  ],
};

/** The colour of a class; colours come round again after the tenth. */
export function classColour(theme: ThemeName, place: number): string {
  const list = colours[theme];
  return list[place % list.length];
}

/** The shape that tells a class apart where colours do not: circle, diamond, triangle, square. */
export function addClassMark(
  path: Path2D,
  place: number,
  x: number,
  y: number,
  radius: number,
): void {
  const shape = place % 4;
  if (shape === 0) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const corners = [diamond, triangle, square][shape - 1];
  corners.forEach(([across, down], corner) => {
    const [px, py] = [x + across * radius, y + down * radius];
    if (corner === 0) path.moveTo(px, py);
    else path.lineTo(px, py);
  });
  path.closePath();
}

type Corners = readonly (readonly [number, number])[];

const diamond: Corners = [
  [0, -1.3],
  [1.3, 0],
  [0, 1.3],
  [-1.3, 0],
];
const triangle: Corners = [
  [0, -1.25],
  [1.15, 0.8],
  [-1.15, 0.8],
];
const square: Corners = [
  [-0.95, -0.95],
  [0.95, -0.95],
  [0.95, 0.95],
  [-0.95, 0.95],
];
