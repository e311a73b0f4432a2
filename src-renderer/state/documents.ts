import { assertNever } from "#core/common/assert-never.ts";
import { type Network, networkExtension, writeNetwork } from "#core/network/network-file.ts";
import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import type { NamedDocument } from "#core/protocol/document-schema.ts";
import { FaultError, faultOf } from "#core/protocol/faults.ts";
import type { Hello } from "#core/protocol/messages.ts";
import type { PortClient } from "#core/protocol/port-client.ts";
import type { OpenFile } from "#core/protocol/work-schema.ts";
import { documentExtensions, readDocumentBytes } from "#core/session/document-bytes.ts";
import { selectedRun } from "#core/session/experiment.ts";
import { experimentOf, type Session } from "#core/session/session.ts";
import { pictureWithSession } from "#core/session/session-bytes.ts";
import { sessionExtension, writeSession } from "#core/session/session-file.ts";
import { isTable } from "#core/training/data-reference.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { previewOfFile } from "./begin-preview.ts";
import { ChangesGuard } from "./changes-guard.ts";
import { decodeBytes } from "./decode-bytes.ts";
import type { DocumentPlace } from "./document-place.ts";
import { offerDownload, type PickedFile, pickFile, readFile } from "./page-files.ts";
import type { Store } from "./store.ts";

/** How a session is saved. */
interface SaveChoice {
  /** Whether to ask where, also when there is a file. */
  readonly asks: boolean;
}

/** Opens and saves: by the system's dialogs where the host has them, else by the page's own means. */
export class Documents {
  private readonly port: Pick<PortClient, "request">;
  private readonly store: Store;
  private readonly dialogs: Hello["dialogs"];
  /** Stands before what would replace unsaved work. */
  readonly changes: ChangesGuard;

  constructor(port: Pick<PortClient, "request">, store: Store, dialogs: Hello["dialogs"]) {
    this.port = port;
    this.store = store;
    this.dialogs = dialogs;
    this.changes = new ChangesGuard(port, store, dialogs);
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

  /**
   * Writes the session to its file; asks where to put it when it has none, or when that is wanted.
   *
   * @returns whether it is saved
   */
  async saveSession({ asks }: SaveChoice = { asks: false }): Promise<boolean> {
    const { history, place } = this.store.state;
    const { session } = history;
    const bytes = new TextEncoder().encode(writeSession(session));
    const suggestedName = sessionName(session, place.file);
    if (this.dialogs === "page") {
      offerDownload(suggestedName, bytes, "application/json");
      this.store.wasSaved(session, { id: null, name: suggestedName });
      this.store.notify({ kind: "downloaded", name: suggestedName });
      return true;
    }
    const file = place.file?.id ?? null;
    try {
      const request = { kind: "save-session", file, asks, suggestedName, bytes } as const;
      const reply = await this.port.request(request);
      if (reply.kind === "cancelled") return false;
      this.store.wasSaved(session, reply.file);
      this.store.notify({ kind: "saved", path: reply.path });
      return true;
    } catch (error) {
      this.store.notify({ kind: "trouble", fault: faultOf(error) });
      return false;
    }
  }

  /**
   * Whether another document may take this one's place; a person is asked about unsaved work.
   *
   * @throws FaultError when the person could not be asked
   */
  mayReplace(): Promise<boolean> {
    return this.changes.mayReplace(() => this.saveSession());
  }

  /** Asks where to put the network with the weights that are shown, and writes it. */
  async saveNetwork(): Promise<void> {
    const { training } = this.store.state;
    if (training.kind !== "shown") return;
    const { prepared, frame } = training;
    const text = writeNetwork({ shape: prepared.shape, parameters: frame.parameters });
    const name = `thalweg-network-${prepared.shape.sizes.join("-")}.${networkExtension}`;
    await this.save("network", name, new TextEncoder().encode(text), "application/json");
  }

  /** Asks for a session, a picture that carries one, a network or a table, and shows it. */
  open(): Promise<void> {
    return this.show(() => (this.dialogs === "native" ? this.openNatively() : openInPage()));
  }

  /** Shows what is in a file that was dropped on the window. */
  openDropped(file: File): Promise<void> {
    return this.show(async () => openedFrom(await readFile(file)));
  }

  /** Shows what a file holds that came unasked, as by a second start of the app. */
  offer(opened: NamedDocument): Promise<void> {
    return this.show(async () => opened);
  }

  /** Shows what a file holds. A table is looked at before it is used. */
  take({ name, document, fileId }: NamedDocument): void {
    switch (document.kind) {
      case "session":
        this.store.open(document.session, placeOf(name, fileId, document.session));
        break;
      case "network":
        if (!this.useNetwork(document.network)) return;
        break;
      case "data":
        this.store.patch({ preview: previewOfFile(name, document) });
        this.store.succeeded("opening");
        return;
      default:
        assertNever(document);
    }
    this.store.notify({ kind: "opened", name });
  }

  /** The network goes on with the data there are; where it does not fit them, that is said. */
  private useNetwork(network: Network): boolean {
    const fault = this.store.useNetwork(network);
    if (!fault) return true;
    this.store.notify({ kind: "trouble", fault: { kind: "training-impossible", fault } });
    return false;
  }

  private async show(find: () => Promise<NamedDocument | null>): Promise<void> {
    try {
      const opened = await find();
      if (!opened) return;
      // Networks and data are edits of the document, and can be undone.
      const isReplaced = opened.document.kind === "session";
      const { saved } = this.store.state.place;
      if (isReplaced && !(await this.mayReplace())) return;
      // What was read before the document was saved to that very file is not in it any more.
      const { place } = this.store.state;
      const isItself = opened.fileId !== null && opened.fileId === place.file?.id;
      if (!(isReplaced && isItself && place.saved !== saved)) this.take(opened);
    } catch (error) {
      this.store.notify({ kind: "trouble", fault: faultOf(error) });
    }
  }

  private async openNatively(): Promise<NamedDocument | null> {
    const reply = await this.port.request({ kind: "open-document" });
    return reply.kind === "opened" ? reply : null;
  }

  private async save(
    content: "picture" | "network",
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

/** Where a session stands that was opened. */
export function placeOf(name: string, fileId: number | null, session: Session): DocumentPlace {
  return { file: { id: fileId, name }, saved: session };
}

/** The name of its file, or of the picture that it came from with a session's ending, or a new one. */
function sessionName(session: Session, file: OpenFile | null): string {
  const base = file ? file.name.replace(/\.[^.]*$/, "") : "";
  // The ending comes on top, and names are at most 200 units long.
  return `${(base || baseName(session)).slice(0, 180)}.${sessionExtension}`;
}

/** A name that says what the file shows, in letters that every file system takes. */
function baseName(session: Session): string {
  if (session.view === "network") return networkName(session.network.setup);
  const experiment = experimentOf(session);
  const { rule } = selectedRun(experiment);
  const { objective } = experiment;
  const parts = ["thalweg", objective.kind === "catalogue" ? objective.id : "function"];
  const count = experiment.runs.length;
  if (count > 1) return [...parts, String(count), "runs"].join("-");
  if (rule.optimizer !== "gradient-descent") parts.push(rule.optimizer);
  return [...parts, "rate", String(learningRateOf(rule))].join("-");
}

function networkName({ data, hidden }: TrainingSetup): string {
  const name = data.kind === "built-in" ? data.name : isTable(data) ? "table" : "points";
  return ["thalweg-network", name, ...hidden].join("-");
}

async function openInPage(): Promise<NamedDocument | null> {
  const file = await pickFile(documentExtensions.map((extension) => `.${extension}`).join());
  return file ? openedFrom(file) : null;
}

/** A picture that restores the session when it is opened. */
export function withSession(png: Uint8Array, session: Session): Uint8Array<ArrayBuffer> {
  return pictureWithSession(png, session, (text) => new TextEncoder().encode(text));
}

function openedFrom({ name, bytes }: PickedFile): NamedDocument {
  const reading = readDocumentBytes(name, bytes, decodeBytes);
  if (!reading.ok) throw new FaultError(reading.fault);
  return { name, document: reading.document, fileId: null };
}
