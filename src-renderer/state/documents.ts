import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import { FaultError, faultOf } from "#core/protocol/faults.ts";
import type { Hello } from "#core/protocol/messages.ts";
import type { PortClient } from "#core/protocol/port-client.ts";
import { selectedRun } from "#core/session/experiment.ts";
import { experimentOf, type Session } from "#core/session/session.ts";
import { pictureWithSession, readSessionBytes } from "#core/session/session-bytes.ts";
import { sessionExtension, writeSession } from "#core/session/session-file.ts";
import { offerDownload, type PickedFile, pickFile, readFile } from "./page-files.ts";
import type { Store } from "./store.ts";

/** Opens and saves: by the system's dialogs where the host has them, else by the page's own means. */
export class Documents {
  private readonly port: Pick<PortClient, "request">;
  private readonly store: Store;
  private readonly dialogs: Hello["dialogs"];

  constructor(port: Pick<PortClient, "request">, store: Store, dialogs: Hello["dialogs"]) {
    this.port = port;
    this.store = store;
    this.dialogs = dialogs;
  }

  /**
   * Asks where to put a picture and writes it, the session within; what goes wrong becomes a notice.
   *
   * @param session what the picture shows, which may have been edited while it was drawn
   * @throws RangeError when the bytes are no PNG
   */
  savePicture(png: Uint8Array, session: Session): Promise<void> {
    const bytes = withSession(png, session);
    return this.save("picture", `${baseName(session)}.png`, bytes, "image/png");
  }

  /** Asks where to put the session and writes it. */
  saveSession(): Promise<void> {
    const { session } = this.store.state.history;
    const bytes = new TextEncoder().encode(writeSession(session));
    const name = `${baseName(session)}.${sessionExtension}`;
    return this.save("session", name, bytes, "application/json");
  }

  /** Asks for a session, or a picture that carries one, and shows it. */
  open(): Promise<void> {
    return this.show(() => (this.dialogs === "native" ? this.openNatively() : openInPage()));
  }

  /** Shows the session in a file that was dropped on the window. */
  openDropped(file: File): Promise<void> {
    return this.show(async () => openedFrom(await readFile(file)));
  }

  private async show(find: () => Promise<OpenedSession | null>): Promise<void> {
    try {
      const opened = await find();
      if (!opened) return;
      this.store.open(opened.session);
      this.store.notify({ kind: "opened", name: opened.name });
    } catch (error) {
      this.store.notify({ kind: "trouble", fault: faultOf(error) });
    }
  }

  private async openNatively(): Promise<OpenedSession | null> {
    const reply = await this.port.request({ kind: "open-document" });
    if (reply.kind !== "opened" || reply.document.kind !== "session") return null;
    return { name: reply.name, session: reply.document.session };
  }

  private async save(
    content: "picture" | "session",
    suggestedName: string,
    bytes: Uint8Array<ArrayBuffer>,
    mediaType: string,
  ): Promise<void> {
    if (this.dialogs === "page") {
      offerDownload(suggestedName, bytes, mediaType);
      this.store.notify({ kind: "downloaded", name: suggestedName });
      return;
    }
    try {
      const reply = await this.port.request({ kind: "save-file", content, suggestedName, bytes });
      if (reply.kind === "saved") this.store.notify({ kind: "saved", path: reply.path });
    } catch (error) {
      this.store.notify({ kind: "trouble", fault: faultOf(error) });
    }
  }
}

/** A name that says what the file shows, in letters that every file system takes. */
function baseName(session: Session): string {
  const experiment = experimentOf(session);
  const { rule } = selectedRun(experiment);
  const { objective } = experiment;
  const parts = ["thalweg", objective.kind === "catalogue" ? objective.id : "function"];
  const count = experiment.runs.length;
  if (count > 1) return [...parts, String(count), "runs"].join("-");
  if (rule.optimizer !== "gradient-descent") parts.push(rule.optimizer);
  return [...parts, "rate", String(learningRateOf(rule))].join("-");
}

/** A session and the name of the file it came from. */
interface OpenedSession {
  readonly name: string;
  readonly session: Session;
}

async function openInPage(): Promise<OpenedSession | null> {
  const file = await pickFile(`.${sessionExtension},.png`);
  return file ? openedFrom(file) : null;
}

/** A picture that restores the session when it is opened. */
export function withSession(png: Uint8Array, session: Session): Uint8Array<ArrayBuffer> {
  return pictureWithSession(png, session, (text) => new TextEncoder().encode(text));
}

function openedFrom({ name, bytes }: PickedFile): OpenedSession {
  const reading = readSessionBytes(bytes, (part) => new TextDecoder().decode(part));
  if (!reading.ok) throw new FaultError({ kind: "bad-session-file", name, fault: reading.fault });
  return { name, session: reading.session };
}
