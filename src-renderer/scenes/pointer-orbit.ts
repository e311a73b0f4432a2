/** What a person asks for with mouse, touchpad or fingers; CSS pixels. */
export interface OrbitGestures {
  /** Turn by a drag of so many pixels. */
  turn(dx: number, dy: number): void;
  /** Move the picture with the pointer. */
  pan(dx: number, dy: number): void;
  /** Zoom by a factor; the place under the pointer stays where it is. */
  zoom(factor: number, at: { readonly x: number; readonly y: number }): void;
  /** Whether something is at this place that a drag takes hold of instead of turning the picture. */
  grab(at: { readonly x: number; readonly y: number }): boolean;
  /** What was taken hold of is dragged to a place. */
  drag(at: { readonly x: number; readonly y: number }): void;
  /** It is let go. */
  drop(): void;
  /** The pointer is over a place, nothing being held; null: it has left. */
  hover(at: { readonly x: number; readonly y: number } | null): void;
}

interface Held {
  x: number;
  y: number;
}

const wheelSpeed = 0.0015;
const pinchWheelSpeed = 0.01;
const pixelsOfLine = 16;
const pixelsOfPage = 400;

/**
 * Turns pointer and wheel events of an element into gestures: drag turns; right button, Shift, Ctrl
 * or two fingers pan; wheel, pinch and spread zoom. Stops with the signal.
 *
 * three's OrbitControls moves a camera into the surface when zooming and its target out of the
 * picture's plane when panning; here both stay in the picture, so that a pose is five plain numbers.
 */
export function listenForOrbit(
  element: HTMLElement,
  gestures: OrbitGestures,
  signal: AbortSignal,
): void {
  const held = new Map<number, Held>();
  /** The pointer that holds something of the picture; null: none does. */
  let grabbing: number | null = null;
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    handle: (event: HTMLElementEventMap[Name]) => void,
  ): void => element.addEventListener(name, handle, { signal, passive: false });

  on("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button > 2) return;
    capturePointer(element, event.pointerId);
    const isPlain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    const place = placeIn(element, event.clientX, event.clientY);
    if (held.size === 0 && isPlain && gestures.grab(place)) grabbing = event.pointerId;
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  on("pointermove", (event) => {
    const pointer = held.get(event.pointerId);
    if (!pointer) {
      gestures.hover(placeIn(element, event.clientX, event.clientY));
      return;
    }
    if (grabbing !== null) {
      if (grabbing === event.pointerId) {
        gestures.drag(placeIn(element, event.clientX, event.clientY));
      }
      return;
    }
    const dx = event.clientX - pointer.x;
    const dy = event.clientY - pointer.y;
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    if (other) moveTwo(element, gestures, pointer, other, dx, dy);
    else if (wantsPan(event)) gestures.pan(dx, dy);
    else gestures.turn(dx, dy);
    pointer.x = event.clientX;
    pointer.y = event.clientY;
  });
  on("pointerleave", () => {
    if (held.size === 0) gestures.hover(null);
  });
  const release = (event: PointerEvent): void => {
    held.delete(event.pointerId);
    if (grabbing !== event.pointerId) return;
    grabbing = null;
    gestures.drop();
  };
  on("pointerup", release);
  on("pointercancel", release);
  on("lostpointercapture", release);
  on("contextmenu", (event) => event.preventDefault());
  on("wheel", (event) => {
    event.preventDefault();
    const speed = event.ctrlKey ? pinchWheelSpeed : wheelSpeed;
    const delta = Math.max(-160, Math.min(160, wheelPixels(event)));
    gestures.zoom(Math.exp(-delta * speed), placeIn(element, event.clientX, event.clientY));
  });
}

function capturePointer(element: HTMLElement, pointerId: number): void {
  try {
    element.setPointerCapture(pointerId);
  } catch {
    // A pointer made by a script cannot be captured; its moves arrive all the same.
  }
}

function wantsPan(event: PointerEvent): boolean {
  return (event.buttons & 6) !== 0 || event.shiftKey || event.ctrlKey || event.metaKey;
}

/** One of two fingers moves: the middle between them pans, their distance zooms. */
function moveTwo(
  element: HTMLElement,
  gestures: OrbitGestures,
  moving: Held,
  other: Held,
  dx: number,
  dy: number,
): void {
  const before = Math.hypot(moving.x - other.x, moving.y - other.y);
  const after = Math.hypot(moving.x + dx - other.x, moving.y + dy - other.y);
  gestures.pan(dx / 2, dy / 2);
  if (before < 1 || after < 1) return;
  const middleX = (moving.x + dx + other.x) / 2;
  const middleY = (moving.y + dy + other.y) / 2;
  gestures.zoom(after / before, placeIn(element, middleX, middleY));
}

function wheelPixels(event: WheelEvent): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return event.deltaY * pixelsOfLine;
  if (event.deltaMode === WheelEvent.DOM_DELTA_PAGE) return event.deltaY * pixelsOfPage;
  return event.deltaY;
}

function placeIn(element: HTMLElement, clientX: number, clientY: number): Held {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
