import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  DynamicDrawUsage,
  GreaterDepth,
  LessEqualDepth,
  NotEqualStencilFunc,
  ReplaceStencilOp,
  ShaderMaterial,
  Vector2,
} from "three";
import { uniformColour } from "./shader-colour.ts";

/** Points of several polylines in one, for a `RibbonGeometry`. Units of the scene. */
export interface Polylines {
  /** Float32Array, row-major [pointCount, 3]. */
  readonly points: Float32Array;
  readonly pointCount: number;
  /** For each point 1 when a new polyline starts there. */
  readonly starts: Uint8Array;
}

/** Triangles for polylines that are as wide on the screen wherever they go, in one draw call. */
export class RibbonGeometry extends BufferGeometry {
  #capacity = 0;

  /** Replaces the polylines; buffers are kept while they are large enough. */
  setPolylines(lines: Polylines): void {
    if (this.#capacity === 0 || lines.pointCount > this.#capacity) {
      this.#reserve(Math.max(64, lines.pointCount * 1.5));
    }
    writeVertices(lines, this.#array("position"), this.#array("before"), this.#array("after"));
    writeDistances(lines, this.#array("along"));
    const indexCount = writeTriangles(lines, this.index?.array ?? new Uint32Array());
    for (const name of ["position", "before", "after", "along"]) this.#refresh(name);
    if (this.index) this.index.needsUpdate = true;
    this.setDrawRange(0, indexCount);
  }

  /**
   * Visits the points of the polylines as far as they are drawn, units of the scene.
   *
   * @param visit is told whether a polyline begins at the point
   */
  forEachPoint(visit: (x: number, y: number, z: number, isStart: boolean) => void): void {
    if (!this.index) return;
    const position = this.#array("position");
    const at = (point: number, isStart: boolean): void =>
      visit(position[point * 6], position[point * 6 + 1], position[point * 6 + 2], isStart);
    let last = -1;
    for (let piece = 0; piece < this.drawRange.count; piece += 6) {
      const point = this.index.array[piece + 2] / 2;
      if (point - 1 !== last) at(point - 1, true);
      at(point, false);
      last = point;
    }
  }

  #array(name: string): Float32Array {
    const array = this.getAttribute(name).array;
    return array instanceof Float32Array ? array : new Float32Array();
  }

  #refresh(name: string): void {
    const attribute = this.getAttribute(name);
    attribute.needsUpdate = true;
  }

  #reserve(points: number): void {
    this.#capacity = Math.ceil(points);
    this.dispose();
    const make = (width: number): BufferAttribute =>
      new BufferAttribute(new Float32Array(this.#capacity * 2 * width), width).setUsage(
        DynamicDrawUsage,
      );
    this.setAttribute("position", make(3));
    this.setAttribute("before", make(3));
    this.setAttribute("after", make(3));
    this.setAttribute("along", make(2));
    this.setIndex(new BufferAttribute(new Uint32Array(this.#capacity * 6), 1));
  }
}

function writeVertices(
  { points, pointCount, starts }: Polylines,
  position: Float32Array,
  before: Float32Array,
  after: Float32Array,
): void {
  for (let point = 0; point < pointCount; point++) {
    const previous = starts[point] === 1 ? point : point - 1;
    const next = point + 1 < pointCount && starts[point + 1] !== 1 ? point + 1 : point;
    for (let vertex = point * 2; vertex < point * 2 + 2; vertex++) {
      for (let axis = 0; axis < 3; axis++) {
        position[vertex * 3 + axis] = points[point * 3 + axis] ?? 0;
        before[vertex * 3 + axis] = points[previous * 3 + axis] ?? 0;
        after[vertex * 3 + axis] = points[next * 3 + axis] ?? 0;
      }
    }
  }
}

/** `along`: which side of the line (±1), and the way from the first polyline's start, so
 * that dashes go on from one to the next. */
function writeDistances({ points, pointCount, starts }: Polylines, along: Float32Array): void {
  let way = 0;
  for (let point = 0; point < pointCount; point++) {
    const at = point * 3;
    if (starts[point] !== 1) {
      way += Math.hypot(
        (points[at] ?? 0) - (points[at - 3] ?? 0),
        (points[at + 1] ?? 0) - (points[at - 2] ?? 0),
        (points[at + 2] ?? 0) - (points[at - 1] ?? 0),
      );
    }
    along[point * 4] = 1;
    along[point * 4 + 1] = way;
    along[point * 4 + 2] = -1;
    along[point * 4 + 3] = way;
  }
}

function writeTriangles(
  { pointCount, starts }: Polylines,
  index: { [at: number]: number },
): number {
  let count = 0;
  for (let point = 1; point < pointCount; point++) {
    if (starts[point] === 1) continue;
    const left = point * 2;
    index[count++] = left - 2;
    index[count++] = left - 1;
    index[count++] = left;
    index[count++] = left + 1;
    index[count++] = left;
    index[count++] = left - 1;
  }
  return count;
}

const vertexShader = /* glsl */ `
  attribute vec3 before;
  attribute vec3 after;
  attribute vec2 along;
  uniform vec2 viewport;
  uniform float halfWidth;
  uniform float flattenTo;
  uniform float bias;
  varying vec2 vLine;

  vec4 onScreen(vec3 point) {
    #ifdef FLATTEN
      point.z = flattenTo;
    #endif
    return projectionMatrix * modelViewMatrix * vec4(point, 1.0);
  }

  void main() {
    vec4 here = onScreen(position);
    vec4 from = onScreen(before);
    vec4 to = onScreen(after);
    vec2 at = here.xy / here.w;
    vec2 arriving = (at - from.xy / from.w) * viewport;
    vec2 leaving = (to.xy / to.w - at) * viewport;
    float arrivingLength = length(arriving);
    float leavingLength = length(leaving);
    if (arrivingLength < 1e-3) { arriving = leaving; arrivingLength = leavingLength; }
    if (leavingLength < 1e-3) { leaving = arriving; leavingLength = arrivingLength; }
    vec2 first = arriving / max(arrivingLength, 1e-6);
    vec2 second = leaving / max(leavingLength, 1e-6);
    vec2 tangent = dot(first, second) < -0.5 ? second : normalize(first + second + 1e-9);
    vec2 across = vec2(-tangent.y, tangent.x);
    float miter = 1.0 / max(0.6, dot(tangent, second));
    float reach = halfWidth + 1.0;
    vLine = vec2(along.x * reach, along.y);
    here.xy += across * along.x * reach * miter * 2.0 / viewport * here.w;
    here.z -= bias * here.w;
    gl_Position = here;
  }`;

const fragmentShader = /* glsl */ `
  uniform vec3 colour;
  uniform float opacity;
  uniform float halfWidth;
  uniform vec2 dash;
  varying vec2 vLine;

  void main() {
    float cover = clamp(halfWidth + 0.5 - abs(vLine.x), 0.0, 1.0) * opacity;
    #ifdef ONCE
      if (abs(vLine.x) > halfWidth) discard;
      cover = opacity;
    #endif
    #ifdef DASHED
      if (mod(vLine.y, dash.x) > dash.y) discard;
    #endif
    if (cover < 0.004) discard;
    gl_FragColor = vec4(colour, cover);
  }`;

/** How a ribbon looks; widths and dashes in CSS pixels. */
export interface RibbonStyle {
  readonly widthPx: number;
  readonly opacity: number;
  /** Length of dash and gap together, and of the dash. */
  readonly dashPx?: readonly [period: number, dash: number];
  /** "seen": before the surface; "hidden": only what the surface hides; "floor": laid on the floor. */
  readonly pass: "seen" | "hidden" | "floor";
}

/** What every screen-sized material has to know about the frame being drawn. */
export interface ScreenScale {
  /** Size of the area being drawn (a whole picture or one tile), in pixels of its buffer. */
  readonly viewport: Vector2;
  /** Pixels of the drawing buffer in a CSS pixel. */
  readonly pixelRatio: number;
  /** CSS pixels in a unit of the scene, at the pivot. */
  readonly cssPerUnit: number;
}

/** Towards the camera, in units of depth: so little that nothing in front gets covered. */
const depthBias = 2e-4;

/** The paint of ribbons. Fat lines never write depth: caps and crossings would punch holes. */
export class RibbonMaterial extends ShaderMaterial {
  readonly #style: RibbonStyle;

  constructor(style: RibbonStyle) {
    super({
      vertexShader,
      fragmentShader,
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
      depthFunc: style.pass === "hidden" ? GreaterDepth : LessEqualDepth,
      defines: {
        ...(style.pass === "floor" ? { FLATTEN: "" } : {}),
        ...(style.dashPx ? { DASHED: "" } : {}),
        ...(style.pass === "seen" ? {} : { ONCE: "" }),
      },
      // What is pale must not grow darker where the path crosses or repeats itself.
      stencilWrite: style.pass !== "seen",
      stencilFunc: NotEqualStencilFunc,
      stencilRef: style.pass === "floor" ? 1 : 2,
      stencilZPass: ReplaceStencilOp,
      uniforms: {
        viewport: { value: new Vector2(1, 1) },
        halfWidth: { value: 1 },
        flattenTo: { value: 0 },
        bias: { value: style.pass === "floor" ? 0 : depthBias },
        colour: { value: uniformColour("#000000") },
        opacity: { value: style.opacity },
        dash: { value: new Vector2(1, 1) },
      },
    });
    this.#style = style;
  }

  /** Sets the colour, a CSS hex colour. */
  setColour(css: string): void {
    this.uniforms.colour?.value.set(css);
  }

  /** Sets where the floor is, for the pass "floor". */
  setFloor(height: number): void {
    if (this.uniforms.flattenTo) this.uniforms.flattenTo.value = height;
  }

  /** Keeps widths and dashes the same size on the screen. */
  setScreen(screen: ScreenScale): void {
    const { uniforms } = this;
    uniforms.viewport?.value.copy(screen.viewport);
    if (uniforms.halfWidth) {
      uniforms.halfWidth.value = (this.#style.widthPx * screen.pixelRatio) / 2;
    }
    if (this.#style.dashPx) {
      const [period, dash] = this.#style.dashPx;
      uniforms.dash?.value.set(period / screen.cssPerUnit, dash / screen.cssPerUnit);
    }
  }
}
