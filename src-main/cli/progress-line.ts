/** How often the line is written anew, in milliseconds. */
const everyMs = 100;
/** Work that is done sooner has no need of it. */
const patienceMs = 500;

/** One line on stderr that says how far work has come; only where stderr is a terminal. */
export class ProgressLine {
  private nextAt = performance.now() + patienceMs;
  private isShown = false;

  /** Writes the line anew, if it is time to. */
  show(text: () => string): void {
    const now = performance.now();
    if (!process.stderr.isTTY || now < this.nextAt) return;
    this.nextAt = now + everyMs;
    this.isShown = true;
    process.stderr.write(`\r${text()}\u001b[K`);
  }

  /** Takes the line away; call it before anything else is written to the terminal. */
  clear(): void {
    if (this.isShown) process.stderr.write("\r\u001b[K");
    this.isShown = false;
  }
}
