import type { DrawnConnection } from "./network-connections.ts";
import type { NetworkMark } from "./network-data.ts";
import {
  type ConnectionCurve,
  connectionCurve,
  type NetworkPlacement,
  neuronPoint,
  shownNeurons,
} from "./network-placement.ts";

const reachPx = 6;
const halvings = 18;

/** What is at a place of the drawing: a neuron, else the nearest connection, else nothing. */
export function markAt(
  placement: NetworkPlacement,
  connections: readonly DrawnConnection[],
  x: number,
  y: number,
): NetworkMark | null {
  return neuronAt(placement, x, y) ?? connectionAt(placement, connections, x, y);
}

function neuronAt({ columns }: NetworkPlacement, x: number, y: number): NetworkMark | null {
  for (const [column, place] of columns.entries()) {
    const reach = Math.max(place.radius + 1, Math.min(reachPx, place.spacing / 2));
    if (Math.abs(x - place.x) > reach) continue;
    for (const neuron of shownNeurons(place)) {
      const point = neuronPoint(place, neuron);
      if (Math.hypot(point.x - x, point.y - y) <= reach) return { kind: "neuron", column, neuron };
    }
  }
  return null;
}

function connectionAt(
  placement: NetworkPlacement,
  connections: readonly DrawnConnection[],
  x: number,
  y: number,
): NetworkMark | null {
  let nearest = reachPx;
  let found: DrawnConnection | null = null;
  for (const connection of connections) {
    const { layer, from, to } = connection;
    if (x < placement.columns[layer].x || x > placement.columns[layer + 1].x) continue;
    const distance = distanceFrom(connectionCurve(placement, layer, from, to), x, y);
    // Of two equally near the stronger one, which lies on top and comes later.
    if (distance > nearest) continue;
    nearest = distance;
    found = connection;
  }
  if (!found) return null;
  const { layer, from, to } = found;
  return { kind: "parameter", choice: { layer, from, to } };
}

/** How far a curve passes a point by: its distance upwards, less where it is steep. */
function distanceFrom({ from, to, middle }: ConnectionCurve, x: number, y: number): number {
  if (x < from.x || x > to.x) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < halvings; halving++) {
    const t = (low + high) / 2;
    if (bezier(from.x, middle, middle, to.x, t) < x) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  const rise = bezier(from.y, from.y, to.y, to.y, t) - y;
  const slope = ((to.y - from.y) * 6 * t * (1 - t)) / Math.max(1, (to.x - from.x) * 0.75);
  return Math.abs(rise) / Math.hypot(1, slope);
}

function bezier(a: number, b: number, c: number, d: number, t: number): number {
  const s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}
