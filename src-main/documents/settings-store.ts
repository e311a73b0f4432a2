import { join } from "node:path";
import { FaultError } from "#core/protocol/faults.ts";
import type { AppSettings } from "#core/protocol/messages.ts";
import {
  readSettingsFile,
  type SettingsFile,
  writeSettingsFile,
} from "#core/protocol/settings-file.ts";
import { probeFile } from "./atomic-file.ts";
import { makeFolder } from "./make-folder.ts";
import { readBytes } from "./read-bytes.ts";
import { systemCode } from "./system-code.ts";
import { writeDocument } from "./write-document.ts";

/** What a person chose for the app as a whole, kept in one small file. */
export class SettingsStore {
  private readonly folder: string;
  private lastChange: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The settings; those of a first start as far as the file is missing, damaged or closed to us. */
  async read(): Promise<AppSettings> {
    const file = await this.readFile().catch(() => readSettingsFile(""));
    return file.settings;
  }

  /**
   * Keeps a change; what it does not name stays, also what another window has just changed.
   *
   * @throws FaultError `cannot-write`, or why what it must not overwrite cannot be read
   */
  change(patch: Partial<AppSettings>): Promise<void> {
    const changed = this.lastChange.then(() => this.write(patch));
    this.lastChange = changed.catch(() => undefined);
    return changed;
  }

  /** Why changes cannot be kept, as far as can be told before there is one; null: they can. */
  async keepingFault(): Promise<FaultError | null> {
    try {
      await makeFolder(this.folder);
      await probeFile(this.path, "");
      await this.readFile();
      return null;
    } catch (error) {
      const code = codeOf(error);
      return new FaultError({ kind: "settings-not-kept", path: this.path, code }, { cause: error });
    }
  }

  private async write(patch: Partial<AppSettings>): Promise<void> {
    await makeFolder(this.folder).catch(() => undefined);
    const { settings, others } = await this.readFile();
    const changed = { settings: { ...settings, ...patch }, others };
    await writeDocument(this.path, writeSettingsFile(changed));
  }

  private async readFile(): Promise<SettingsFile> {
    const bytes = await readBytes(this.path).catch((error: unknown) => {
      if (isNothing(error)) return new Uint8Array(0);
      throw error;
    });
    return readSettingsFile(new TextDecoder().decode(bytes));
  }

  private get path(): string {
    return join(this.folder, "settings.json");
  }
}

/** Whether there is nothing to lose: no such file, or one that is far too long to be ours. */
function isNothing(error: unknown): boolean {
  if (error instanceof FaultError && error.fault.kind === "file-too-large") return true;
  return ["ENOENT", "ENOTDIR"].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  const isUnread = error instanceof FaultError && error.fault.kind === "cannot-read";
  return isUnread ? error.fault.code : systemCode(error);
}
