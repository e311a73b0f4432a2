import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * Watches the size of an element and the pixels that its screen has to one of CSS: a window moved
 * to another screen keeps its size and must be drawn anew all the same.
 */
export class SizeWatch {
  widthPx = 0;
  heightPx = 0;
  pixelRatio = devicePixelRatio;
  private readonly changed: () => void;
  private element: HTMLElement | null = null;
  private watching = new AbortController();
  private readonly sizes = new ResizeObserver(() => this.look());

  /** @param changed is told after every change of what is watched */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Watches this element from now on, and no other; its size comes a moment later. */
  follow(element: HTMLElement): void {
    this.stop();
    this.element = element;
    this.widthPx = 0;
    this.heightPx = 0;
    this.pixelRatio = devicePixelRatio;
    this.watching = new AbortController();
    this.sizes.observe(element);
    this.followPixelRatio();
  }

  /** Watches nothing until it is asked to follow again. */
  stop(): void {
    this.element = null;
    this.watching.abort();
    this.sizes.disconnect();
  }

  private look(): void {
    const { element } = this;
    if (!element) return;
    const { clientWidth, clientHeight } = element;
    const isSame =
      clientWidth === this.widthPx &&
      clientHeight === this.heightPx &&
      devicePixelRatio === this.pixelRatio;
    if (isSame) return;
    this.widthPx = clientWidth;
    this.heightPx = clientHeight;
    this.pixelRatio = devicePixelRatio;
    this.changed();
  }

  /** A query knows one ratio only: after each change another has to be asked. */
  private followPixelRatio(): void {
    const { signal } = this.watching;
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const change = () => {
      this.followPixelRatio();
      this.look();
    };
    query.addEventListener("change", change, { once: true, signal });
  }
}

/** Watches the size of its host while that is connected. */
export class SizeController implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly watch: SizeWatch;

  /** @param changed is told after every change; default: the host updates */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    changed: () => void = () => host.requestUpdate(),
  ) {
    this.host = host;
    this.watch = new SizeWatch(changed);
    host.addController(this);
  }

  get widthPx(): number {
    return this.watch.widthPx;
  }

  get heightPx(): number {
    return this.watch.heightPx;
  }

  /** Pixels of the screen to one of CSS. */
  get pixelRatio(): number {
    return this.watch.pixelRatio;
  }

  hostConnected(): void {
    this.watch.follow(this.host);
  }

  hostDisconnected(): void {
    this.watch.stop();
  }
}
