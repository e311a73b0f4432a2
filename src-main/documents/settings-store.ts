import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type AppSettings, appSettingsSchema } from "#core/protocol/messages.ts";
import { writeDocument } from "./write-document.ts";

const firstSettings: AppSettings = { language: "system", theme: "system" };

/** What a person chose for the app as a whole, kept in one small file. */
export class SettingsStore {
  private readonly folder: string;
  private lastChange: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The settings; those of a first start when the file is missing or damaged. */
  async read(): Promise<AppSettings> {
    try {
      return appSettingsSchema.parse(JSON.parse(await readFile(this.path, "utf8")));
    } catch {
      return firstSettings;
    }
  }

  /**
   * Keeps a change; what it does not name stays, also what another window has just changed.
   *
   * @throws FaultError `cannot-write`
   */
  change(patch: Partial<AppSettings>): Promise<void> {
    const changed = this.lastChange.then(() => this.write(patch));
    this.lastChange = changed.catch(() => undefined);
    return changed;
  }

  private async write(patch: Partial<AppSettings>): Promise<void> {
    await mkdir(this.folder, { recursive: true }).catch(() => undefined);
    const settings = { ...(await this.read()), ...patch };
    await writeDocument(this.path, `${JSON.stringify(settings, null, 2)}\n`);
  }

  private get path(): string {
    return join(this.folder, "settings.json");
  }
}
