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

type Corners = readonly (readonly [number, number])[];

/** Corners of the marks after the circle, for a radius of 1; no two of the ten look alike. */
const shapes: readonly Corners[] = [
  // Diamond.
  [
    [0, -1.55],
    [1.15, 0],
    [0, 1.55],
    [-1.15, 0],
  ],
  // Triangle.
  [
    [0, -1.25],
    [1.15, 0.8],
    [-1.15, 0.8],
  ],
  // Square.
  [
    [-1.02, -1.02],
    [1.02, -1.02],
    [1.02, 1.02],
    [-1.02, 1.02],
  ],
  // Triangle on its tip.
  [
    [0, 1.25],
    [-1.15, -0.8],
    [1.15, -0.8],
  ],
  plus(0),
  plus(Math.PI / 4),
  star(4, 1.5, 0.5),
  bar(1.5, 0.55),
  bar(0.55, 1.5),
];
const shapeCount = shapes.length + 1;

/**
 * The shape that tells a class apart where colours do not: one of ten, the circle first. When they
 * come round again they come with other colours.
 */
function shapeOf(place: number): Corners | null {
  const shape = (place + Math.floor(place / shapeCount)) % shapeCount;
  return shape === 0 ? null : shapes[shape - 1];
}

/** Adds the mark of a class to a path. */
export function addClassMark(
  path: Path2D,
  place: number,
  x: number,
  y: number,
  radius: number,
): void {
  const corners = shapeOf(place);
  if (!corners) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([across, down], corner) => {
    const [px, py] = [x + across * radius, y + down * radius];
    if (corner === 0) path.moveTo(px, py);
    else path.lineTo(px, py);
  });
  path.closePath();
}

/** The mark of a class as the data of an SVG path about 0, 0, for a radius of 1. */
export function classMarkOutline(place: number): string {
  const corners = shapeOf(place);
  if (!corners) return "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z";
  const points = corners.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`);
  return `M${points.join("L")}Z`;
}

function turned(corners: Corners, angleRadians: number): Corners {
  const [cos, sin] = [Math.cos(angleRadians), Math.sin(angleRadians)];
  return corners.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos] as const);
}

function plus(angleRadians: number): Corners {
  const [long, half] = [1.4, 0.42];
  const arm: Corners = [
    [half, -half],
    [half, -long],
    [-half, -long],
  ];
  return [0, 1, 2, 3].flatMap((quarter) => turned(arm, angleRadians - (quarter * Math.PI) / 2));
}

function star(points: number, outer: number, inner: number): Corners {
  return Array.from({ length: 2 * points }, (_, at) => {
    const radius = at % 2 === 0 ? outer : inner;
    const angle = (at * Math.PI) / points - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
}

function bar(halfWidth: number, halfHeight: number): Corners {
  return [
    [-halfWidth, -halfHeight],
    [halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [-halfWidth, halfHeight],
  ];
}
