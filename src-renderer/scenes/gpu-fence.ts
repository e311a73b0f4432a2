/**
 * Says whether what was drawn has been drawn. To give a canvas another size waits for all of it on
 * the page's thread, a third of a second where the processor draws; so it is better asked first.
 */
export class GpuFence {
  readonly #context: WebGL2RenderingContext;
  #sync: WebGLSync | null = null;

  /** @param context of whose work it tells */
  constructor(context: WebGL2RenderingContext) {
    this.#context = context;
  }

  /** From now on it tells of everything asked of the context up to here. */
  mark(): void {
    this.dispose();
    this.#sync = this.#context.fenceSync(this.#context.SYNC_GPU_COMMANDS_COMPLETE, 0);
    this.#context.flush();
  }

  /** Whether all that is done; asks without waiting. Nothing is ever left of a lost context. */
  get isPassed(): boolean {
    const context = this.#context;
    if (!this.#sync) return true;
    const status: unknown = context.getSyncParameter(this.#sync, context.SYNC_STATUS);
    if (status === context.UNSIGNALED) return false;
    this.dispose();
    return true;
  }

  /** Frees it. */
  dispose(): void {
    this.#context.deleteSync(this.#sync);
    this.#sync = null;
  }
}
