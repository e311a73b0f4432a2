import { type BufferGeometry, Group, type Material, Mesh, type Object3D } from "three";
import { ArrowHeadMaterial, createArrowHeadGeometry } from "./arrow-head.ts";
import { Draper, liftAboveSurface } from "./drape.ts";
import { layArrow } from "./gradient-arrow.ts";
import { MarkerGeometry } from "./marker-geometry.ts";
import type { MarkerMaterial } from "./marker-material.ts";
import { type IteratePath, thinPath } from "./path-thinning.ts";
import { RibbonGeometry, RibbonMaterial, type ScreenScale } from "./ribbon.ts";
import { ballPaint, ballRadiusPx, ringPaint, ringRadiusPx } from "./run-markers.ts";
import { runMark } from "./run-marks.ts";
import type { RunShape } from "./run-shape.ts";
import type { SurfaceFrame } from "./surface-frame.ts";
import type { ScenePath } from "./surface-picture.ts";
import { createSurfacePoint, type SurfaceSampler } from "./surface-sampler.ts";
import { runColour, type ThemeName, themeTokens } from "./theme-tokens.ts";

/** So many steps before the playhead are drawn one by one, however long the run is. */
const exactTail = 24;
/** The parts of one run are drawn within so many orders. */
const orderStride = 0.01;
const strayBallOpacity = 0.45;
const noPath: IteratePath = { points: new Float64Array(), values: new Float64Array(), count: 0 };

/** Where the descent is: what is drawn on top of its path. */
export type DescentPlace = Pick<
  ScenePath,
  "playhead" | "gradient" | "steepest" | "velocity" | "next" | "showsWhole" | "isSelected"
>;

/** Balls of runs that are not the selected one, as a part of its size. */
const otherBallSize = 0.62;

/** Runs of up to so many iterates have a ring at each, however close they lie. */
const ringsInFull = 100;
/** In longer ones, rings keep this part of the domain from each other. */
const ringGap = 0.014;

/** A place in the scene. */
export type ScenePlace = readonly [x: number, y: number, z: number];

/** What of a run can be taken hold of, where it is; null: not on the surface. */
export interface RunGrips {
  readonly ball: ScenePlace | null;
  readonly start: ScenePlace | null;
}

/** The arrow of a velocity is violet in both themes: no height of a surface is. */
const velocityColour = themeTokens.light.runs[4];
/** A ball has a dark edge in both themes: the heights under it have the same colours in both. */
const ballEdge = themeTokens.light.ink;

/** The descent on the surface: line, rings, ball, arrow, next step, and its shadow on the floor. */
export class TrajectoryLayer {
  readonly group = new Group();
  readonly #past = new RibbonGeometry();
  readonly #tail = new RibbonGeometry();
  readonly #ahead = new RibbonGeometry();
  readonly #shaft = new RibbonGeometry();
  readonly #rings = new MarkerGeometry();
  readonly #tailRings = new MarkerGeometry();
  readonly #nextRing = new MarkerGeometry();
  readonly #ball = new MarkerGeometry();
  readonly #head = createArrowHeadGeometry();
  readonly #velocityShaft = new RibbonGeometry();
  readonly #velocityHead = createArrowHeadGeometry();

  readonly #shadowPaint = new RibbonMaterial({ widthPx: 2.4, opacity: 0.28, pass: "floor" });
  readonly #hiddenPaint = new RibbonMaterial({
    widthPx: 2,
    opacity: 0.5,
    dashPx: [9, 5],
    pass: "hidden",
  });
  readonly #pastPaint = new RibbonMaterial({ widthPx: 3.4, opacity: 1, pass: "seen" });
  readonly #aheadPaint = new RibbonMaterial({
    widthPx: 1.8,
    opacity: 0.75,
    dashPx: [5, 2.5],
    pass: "seen",
  });
  readonly #shaftPaint = new RibbonMaterial({ widthPx: 3.4, opacity: 1, pass: "seen" });
  readonly #hiddenShaftPaint = new RibbonMaterial({ widthPx: 2.4, opacity: 0.4, pass: "hidden" });
  readonly #headPaint = new ArrowHeadMaterial();
  readonly #velocityPaint = new RibbonMaterial({ widthPx: 2.6, opacity: 1, pass: "seen" });
  readonly #velocityHeadPaint = new ArrowHeadMaterial();
  readonly #ringPaint = ringPaint(ringRadiusPx, 1, "seen");
  readonly #hiddenRingPaint = ringPaint(3.6, 0.3, "hidden");
  readonly #nextPaint = ringPaint(4.4, 1, "seen");
  readonly #ballPaint = ballPaint(1, "seen");
  readonly #hiddenBallPaint = ballPaint(0.38, "hidden");

  readonly #tailMeshes: readonly Mesh[];
  readonly #extraMeshes: readonly Mesh[];
  readonly #headMesh: Mesh;
  readonly #velocityHeadMesh: Mesh;
  readonly #orders = new Map<Object3D, number>();
  readonly #point = createSurfacePoint();
  #path: IteratePath = noPath;
  #sampler: SurfaceSampler | null = null;
  #frame: SurfaceFrame | null = null;
  #draper: Draper | null = null;
  #ballSize = 1;
  #chosen = new Uint32Array();
  #indicesAfter = new Uint32Array();
  #ringsBefore = new Uint32Array();

  constructor() {
    this.#tailMeshes = [
      this.#add(this.#tail, this.#shadowPaint, 2),
      this.#add(this.#tail, this.#hiddenPaint, 3),
      this.#add(this.#tail, this.#pastPaint, 6),
      this.#add(this.#tailRings, this.#ringPaint, 8),
    ];
    this.#extraMeshes = [
      this.#add(this.#past, this.#shadowPaint, 2),
      this.#add(this.#rings, this.#hiddenRingPaint, 4),
      this.#add(this.#shaft, this.#hiddenShaftPaint, 5),
    ];
    this.#add(this.#past, this.#hiddenPaint, 3);
    this.#add(this.#ball, this.#hiddenBallPaint, 5);
    this.#add(this.#past, this.#pastPaint, 6);
    this.#add(this.#ahead, this.#aheadPaint, 7);
    this.#add(this.#rings, this.#ringPaint, 8);
    this.#add(this.#shaft, this.#shaftPaint, 9);
    this.#add(this.#nextRing, this.#nextPaint, 10);
    this.#headMesh = this.#add(this.#head, this.#headPaint, 11);
    this.#add(this.#velocityShaft, this.#velocityPaint, 9.2);
    this.#velocityHeadMesh = this.#add(this.#velocityHead, this.#velocityHeadPaint, 11.2);
    this.#add(this.#ball, this.#ballPaint, 12);
  }

  /** Lays a whole path on a surface; `setPlace` then says how much of it has run. */
  setPath(path: IteratePath | null, sampler: SurfaceSampler, frame: SurfaceFrame): void {
    this.#path = path ?? noPath;
    this.#sampler = sampler;
    this.#frame = frame;
    this.#draper = new Draper(sampler, frame);
    this.#chosen = thinPath(this.#path, frame);
    this.#indicesAfter = new Uint32Array(this.#chosen.length);
    this.#layPast(this.#draper);
    this.#ringsBefore = this.#placeRings(this.#rings, this.#chosen);
    for (const paint of this.#ribbonPaints()) paint.setFloor(frame.floor);
  }

  /** Shows the path up to the playhead, the ball there, the arrow and the next step. */
  setPlace(place: DescentPlace): void {
    const { count } = this.#path;
    const current = Math.min(place.playhead, count - 1);
    const drawn = place.showsWhole ? count - 1 : current;
    const at = lastAtOrBefore(this.#chosen, drawn);
    this.#past.setDrawRange(0, at < 0 ? 0 : (this.#indicesAfter[at] ?? 0));
    const isOnChosen = at >= 0 && this.#chosen[at] === drawn && !place.showsWhole;
    this.#rings.instanceCount = at < 0 ? 0 : (this.#ringsBefore[isOnChosen ? at : at + 1] ?? 0);
    this.#layTail(drawn);
    this.#ballSize = place.isSelected ? 1 : otherBallSize;
    for (const paint of [this.#ballPaint, this.#hiddenBallPaint]) paint.setSize(this.#ballSize);
    this.#placeBall(current);
    this.#layNext(current, place.next);
    const { gradient, velocity, steepest } = place;
    this.#headMesh.visible = this.#layVector(
      current,
      { vector: gradient, steepest },
      this.#shaft,
      this.#headPaint,
    );
    this.#velocityHeadMesh.visible = this.#layVector(
      current,
      { vector: velocity, steepest },
      this.#velocityShaft,
      this.#velocityHeadPaint,
    );
  }

  /** Where the middles of the ball and of the ring at the start are; null: not on the surface. */
  grips(playhead: number): RunGrips {
    const current = Math.min(playhead, this.#path.count - 1);
    return { ball: this.#placeOf(current), start: this.#placeOf(0) };
  }

  /** What of it is drawn now; valid until its next change. */
  get shape(): RunShape {
    const isThinned = this.#tailMeshes[0]?.visible ?? false;
    return {
      ribbons: [
        ...(isThinned ? [this.#past, this.#tail] : [this.#past]),
        ...[this.#ahead, this.#shaft, this.#velocityShaft],
      ],
      rings: [this.#rings, this.#nextRing],
      ringPx: ringRadiusPx,
      ball: this.#ball,
      ballPx: ballRadiusPx * this.#ballSize,
    };
  }

  #placeOf(index: number): ScenePlace | null {
    const centre = new Float32Array(3);
    const outward = new Float32Array(3);
    if (index < 0 || !this.#writePlace(this.#x(index), this.#y(index), centre, outward, 0)) {
      return null;
    }
    return [centre[0] ?? 0, centre[1] ?? 0, centre[2] ?? 0];
  }

  /** Sets which of several runs is drawn over which: the higher, the later. */
  setOrder(order: number): void {
    for (const mesh of this.group.children) {
      const own = this.#orders.get(mesh) ?? 0;
      mesh.renderOrder = own + order * orderStride;
    }
  }

  /** Shows or leaves out what a frame in a hurry can do without: the shadow and hidden markers. */
  showExtras(isShown: boolean): void {
    for (const mesh of this.#extraMeshes) mesh.visible = isShown;
  }

  /** Sets the theme's colours; the line is in ink, or in the colour of a run. */
  setColours(theme: ThemeName, place: number | null): void {
    const { ink, field, water, gradient } = themeTokens[theme];
    const line = place === null ? ink : runColour(theme, place);
    const ball = place === null ? water : runColour(theme, place);
    for (const paint of this.#ribbonPaints()) paint.setColour(line);
    this.#velocityPaint.setColour(velocityColour);
    this.#velocityHeadPaint.setColour(velocityColour);
    for (const paint of [this.#shaftPaint, this.#hiddenShaftPaint]) paint.setColour(gradient);
    this.#headPaint.setColour(gradient);
    for (const paint of [this.#ringPaint, this.#hiddenRingPaint]) {
      paint.setColours(line, field);
      paint.setMark(place === null ? "circle" : runMark(place));
    }
    this.#nextPaint.setColours(water, field);
    for (const paint of [this.#ballPaint, this.#hiddenBallPaint]) {
      paint.setColours(ballEdge, ball);
    }
  }

  /** Keeps widths and sizes the same on the screen. */
  setScreen(screen: ScreenScale): void {
    for (const paint of this.#ribbonPaints()) paint.setScreen(screen);
    for (const paint of this.#markerPaints()) paint.setScreen(screen);
    this.#headPaint.setScreen(screen);
    this.#velocityHeadPaint.setScreen(screen);
  }

  /** Frees every buffer and program. */
  dispose(): void {
    const geometries = [
      this.#past,
      this.#tail,
      this.#ahead,
      this.#shaft,
      this.#head,
      this.#velocityShaft,
      this.#velocityHead,
    ];
    for (const geometry of geometries) geometry.dispose();
    for (const markers of [this.#rings, this.#tailRings, this.#nextRing, this.#ball]) {
      markers.dispose();
    }
    for (const paint of [...this.#ribbonPaints(), ...this.#markerPaints()]) paint.dispose();
    this.#headPaint.dispose();
    this.#velocityHeadPaint.dispose();
  }

  #add(geometry: BufferGeometry, material: Material, order: number): Mesh {
    const mesh = new Mesh(geometry, material);
    mesh.renderOrder = order;
    this.#orders.set(mesh, order);
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    this.group.add(mesh);
    return mesh;
  }

  #layPast(draper: Draper): void {
    draper.clear();
    for (let at = 1; at < this.#chosen.length; at++) {
      this.#addStep(draper, this.#chosen[at - 1] ?? 0, this.#chosen[at] ?? 0);
      this.#indicesAfter[at] = draper.ribbonIndexCount;
    }
    this.#past.setPolylines(draper.lines);
  }

  #addStep(draper: Draper, from: number, to: number): void {
    draper.addStep(this.#x(from), this.#y(from), this.#x(to), this.#y(to));
  }

  /** Of a thinned path, the last steps before the playhead are drawn as they were taken. */
  #layTail(current: number): void {
    const isThinned = this.#chosen.length < this.#path.count && current > 0;
    for (const mesh of this.#tailMeshes) mesh.visible = isThinned;
    if (!isThinned || !this.#draper) return;
    const first = Math.max(0, current - exactTail);
    this.#draper.clear();
    for (let index = first + 1; index <= current; index++) {
      this.#addStep(this.#draper, index - 1, index);
    }
    this.#tail.setPolylines(this.#draper.lines);
    const indices = Uint32Array.from({ length: current - first }, (_, offset) => first + offset);
    this.#placeRings(this.#tailRings, indices);
  }

  /**
   * Puts rings on the iterates that are on the surface, in a long run only where they would not
   * cover each other; returns how many stand before each.
   */
  #placeRings(rings: MarkerGeometry, indices: Uint32Array): Uint32Array<ArrayBuffer> {
    const before = new Uint32Array(indices.length + 1);
    const centres = new Float32Array(indices.length * 3);
    const outward = new Float32Array(indices.length * 3);
    const isCrowded = this.#crowdTest();
    let count = 0;
    indices.forEach((index, at) => {
      before[at] = count;
      const [x, y] = [this.#x(index), this.#y(index)];
      if (!isCrowded(x, y) && this.#writePlace(x, y, centres, outward, count)) count++;
    });
    before[indices.length] = count;
    rings.setMarkers(centres, outward, count);
    return before;
  }

  /** Tells whether a ring would stand too near the last one that did not. */
  #crowdTest(): (x: number, y: number) => boolean {
    if (!this.#frame || this.#path.count <= ringsInFull) return () => false;
    const { x: across, y: along } = this.#frame;
    const [gapX, gapY] = [(across.high - across.low) * ringGap, (along.high - along.low) * ringGap];
    let [lastX, lastY] = [Number.NaN, Number.NaN];
    return (x, y) => {
      if (Math.abs(x - lastX) < gapX && Math.abs(y - lastY) < gapY) return true;
      [lastX, lastY] = [x, y];
      return false;
    };
  }

  #writePlace(
    x: number,
    y: number,
    centres: Float32Array,
    outward: Float32Array,
    at: number,
  ): boolean {
    const point = this.#point;
    if (!this.#sampler?.sample(x, y, point)) return false;
    const { normalX, normalY, normalZ } = point;
    centres[at * 3] = point.x + normalX * liftAboveSurface;
    centres[at * 3 + 1] = point.y + normalY * liftAboveSurface;
    centres[at * 3 + 2] = point.z + normalZ * liftAboveSurface;
    outward[at * 3] = normalX;
    outward[at * 3 + 1] = normalY;
    outward[at * 3 + 2] = normalZ;
    return true;
  }

  /** A ball that left the shown domain waits, paler, at the border where it left. */
  #placeBall(current: number): void {
    const centre = new Float32Array(3);
    const outward = new Float32Array(3);
    const frame = this.#frame;
    let isPlaced = this.#writePlace(this.#x(current), this.#y(current), centre, outward, 0);
    const isStray = !isPlaced;
    if (isStray && frame) {
      const x = Math.min(frame.x.high, Math.max(frame.x.low, this.#x(current)));
      const y = Math.min(frame.y.high, Math.max(frame.y.low, this.#y(current)));
      isPlaced = this.#writePlace(x, y, centre, outward, 0);
    }
    this.#ballPaint.setOpacity(isStray ? strayBallOpacity : 1);
    this.#ball.setMarkers(centre, outward, isPlaced ? 1 : 0);
    this.#headPaint.outward.fromArray(outward);
    this.#velocityHeadPaint.outward.fromArray(outward);
  }

  #layNext(current: number, next: readonly [number, number] | null): void {
    const centre = new Float32Array(3);
    const outward = new Float32Array(3);
    this.#draper?.clear();
    if (next) this.#draper?.addStep(this.#x(current), this.#y(current), next[0], next[1]);
    if (this.#draper) this.#ahead.setPolylines(this.#draper.lines);
    const isPlaced = next !== null && this.#writePlace(next[0], next[1], centre, outward, 0);
    this.#nextRing.setMarkers(centre, outward, isPlaced ? 1 : 0);
  }

  /** Lays an arrow against a vector, which points uphill; false when there is none. */
  #layVector(
    current: number,
    { vector, steepest }: { vector: readonly [number, number] | null; steepest: number },
    shaft: RibbonGeometry,
    head: ArrowHeadMaterial,
  ): boolean {
    const draper = this.#draper;
    const frame = this.#frame;
    if (!draper || !frame) return false;
    const from = [this.#x(current), this.#y(current)] as const;
    const end = vector ? layArrow(draper, frame, from, vector, steepest) : null;
    if (!end) draper.clear();
    shaft.setPolylines(draper.lines);
    if (!end) return false;
    head.tail.set(...end.tail);
    head.tip.set(...end.tip);
    return true;
  }

  #x(index: number): number {
    return this.#path.points[index * 2] ?? Number.NaN;
  }

  #y(index: number): number {
    return this.#path.points[index * 2 + 1] ?? Number.NaN;
  }

  #ribbonPaints(): RibbonMaterial[] {
    return [
      this.#shadowPaint,
      this.#hiddenPaint,
      this.#pastPaint,
      this.#aheadPaint,
      this.#shaftPaint,
      this.#hiddenShaftPaint,
      this.#velocityPaint,
    ];
  }

  #markerPaints(): MarkerMaterial[] {
    return [
      this.#ringPaint,
      this.#hiddenRingPaint,
      this.#nextPaint,
      this.#ballPaint,
      this.#hiddenBallPaint,
    ];
  }
}

/** Position of the last element that is at most `limit` in rising numbers; −1 when there is none. */
function lastAtOrBefore(rising: Uint32Array, limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
