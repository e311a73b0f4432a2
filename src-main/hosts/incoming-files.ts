/** Files that are to be opened: at once, or, while there is no page, the last of them as soon as there is. */
export class IncomingFiles {
  private waiting: string | null = null;
  private receiver: ((path: string) => void) | null = null;

  /** A file is to be opened. */
  open(path: string): void {
    if (this.receiver) this.receiver(path);
    else this.waiting = path;
  }

  /** From now on files go to this receiver, also one that waits; null: there is none. */
  receive(receiver: ((path: string) => void) | null): void {
    this.receiver = receiver;
    const { waiting } = this;
    if (!receiver || waiting === null) return;
    this.waiting = null;
    receiver(waiting);
  }
}
