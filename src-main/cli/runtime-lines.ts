import type { Wording } from "#core/wording/wording.ts";
import {
  type ElectronRuntime,
  ElectronRuntimeError,
  findElectronRuntime,
  missingSharedLibraries,
} from "../hosts/electron-runtime.ts";
import { writeError } from "./output.ts";

/** An Electron that can be started here, or why there is none. */
export type UsableElectron =
  | { readonly ok: true; readonly runtime: ElectronRuntime }
  | { readonly ok: false; readonly why: string };

/** What installs the libraries that Electron needs, by the name of the first one missing. */
const remedies: Readonly<Record<string, string>> = {
  "libgtk-3.so.0": "sudo apt-get install libgtk-3-0",
  "libnss3.so": "sudo apt-get install libnss3",
  "libasound.so.2": "sudo apt-get install libasound2 (or libasound2t64)",
  "libgbm.so.1": "sudo apt-get install libgbm1",
};

/** Looks for an Electron, saying on stderr what takes long. */
export async function findUsableElectron(wording: Wording): Promise<UsableElectron> {
  try {
    const runtime = await findElectronRuntime({
      allowDownload: true,
      report: (fact) => {
        const line = wording.cli.runtimeFact(fact);
        if (line !== null) writeError(line);
      },
    });
    const missing = await missingSharedLibraries(runtime.executable);
    if (missing.length === 0) return { ok: true, runtime };
    const remedy =
      remedies[missing[0]] ?? "sudo apt-get install libgtk-3-0 libnss3 libgbm1 libasound2";
    return { ok: false, why: wording.cli.missingLibraries(missing, remedy) };
  } catch (error) {
    if (!(error instanceof ElectronRuntimeError)) throw error;
    return { ok: false, why: wording.cli.noElectron(error.refusals) };
  }
}
