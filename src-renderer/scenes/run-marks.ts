/**
 * The shape that tells a run apart where its colour does not, at its iterates, at its ball and in
 * every legend. The first run, and one that is alone, has the plain ring.
 */
export type RunMark = (typeof runMarks)[number];

/** The marks of runs in the order of need; after the ninth they come round again, shifted. */
export const runMarks = [
  "circle",
  "diamond",
  "triangle",
  "square",
  "wedge",
  "plus",
  "cross",
  "star",
  "bar",
] as const;

/** Marks of the runs after the ninth are shifted by so many: colour and mark together are never twice. */
const shiftOfNextRound = 4;

/** The mark of a run by its place in the order of run colours. */
export function runMark(place: number): RunMark {
  const round = Math.floor(place / runMarks.length);
  return runMarks[(place + round * shiftOfNextRound) % runMarks.length];
}

type Corners = readonly (readonly [across: number, down: number])[];

const starCorners: Corners = Array.from({ length: 10 }, (_, corner) => {
  const reach = corner % 2 === 0 ? 1.4 : 0.62;
  const angle = (corner * Math.PI) / 5;
  return [reach * Math.sin(angle), -reach * Math.cos(angle)] as const;
});

const plusCorners: Corners = [
  [-0.45, -1.3],
  [0.45, -1.3],
  [0.45, -0.45],
  [1.3, -0.45],
  [1.3, 0.45],
  [0.45, 0.45],
  [0.45, 1.3],
  [-0.45, 1.3],
  [-0.45, 0.45],
  [-1.3, 0.45],
  [-1.3, -0.45],
  [-0.45, -0.45],
];

/** Corners in parts of the radius, y downwards; a circle has none. */
const corners: Readonly<Record<RunMark, Corners>> = {
  circle: [],
  diamond: [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  triangle: [
    [0, -1.25],
    [1.15, 0.8],
    [-1.15, 0.8],
  ],
  square: [
    [-0.95, -0.95],
    [0.95, -0.95],
    [0.95, 0.95],
    [-0.95, 0.95],
  ],
  wedge: [
    [-1.15, -0.8],
    [1.15, -0.8],
    [0, 1.25],
  ],
  plus: plusCorners,
  cross: plusCorners.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2] as const),
  star: starCorners,
  bar: [
    [-0.6, -1.35],
    [0.6, -1.35],
    [0.6, 1.35],
    [-0.6, 1.35],
  ],
};

/** No corner of a mark is farther from its middle than this part of its radius. */
export const markReach = 1.45;

/**
 * Adds a run's mark to a path.
 *
 * @param place in the order of run colours; null for a run that is alone: a circle
 */
export function addRunMark(
  path: Path2D,
  place: number | null,
  { x, y }: { readonly x: number; readonly y: number },
  radius: number,
): void {
  const outline = corners[place === null ? "circle" : runMark(place)];
  if (outline.length === 0) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  outline.forEach(([across, down], at) => {
    if (at === 0) path.moveTo(x + across * radius, y + down * radius);
    else path.lineTo(x + across * radius, y + down * radius);
  });
  path.closePath();
}

/** A run's mark about the origin as the `d` of an SVG path. */
export function runMarkOutline(place: number, radius: number): string {
  const outline = corners[runMark(place)];
  if (outline.length === 0) {
    return `M${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0Z`;
  }
  const write = (value: number): string => (value * radius).toFixed(2);
  return `M${outline.map(([x, y]) => `${write(x)} ${write(y)}`).join("L")}Z`;
}
