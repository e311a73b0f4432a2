import { assertNever } from "../common/assert-never.ts";
import type {
  RuntimeFact,
  RuntimeRefusal,
  RuntimeRefusalReason,
  RuntimeSource,
} from "../protocol/runtime-facts.ts";
import { isFailedDownload } from "./failed-download.ts";
import type { NumberWriter } from "./numbers.ts";

/** Where an Electron came from. */
export const runtimeSourcesEn: Readonly<Record<RuntimeSource, string>> = {
  override: "the one that ELECTRON_OVERRIDE_DIST_PATH names",
  installed: "the installed one",
  downloaded: "freshly downloaded",
  "npm-package": "from an npm package, for development and tests only",
};

const sourceNames: Readonly<Record<RuntimeSource, string>> = {
  override: "ELECTRON_OVERRIDE_DIST_PATH",
  installed: "installed Electron",
  downloaded: "Electron’s own download",
  "npm-package": "npm package",
};

/** What is worth a line while an Electron is looked for; null for what is not. */
export function runtimeFactEn(fact: RuntimeFact, numbers: NumberWriter): string | null {
  switch (fact.kind) {
    case "source-refused":
      return isFailedDownload(fact.refusal) ? runtimeRefusalEn(fact.refusal) : null;
    case "package-verified":
    case "runtime-found":
      return null;
    case "download-started":
      return `downloading Electron ${fact.version}…`;
    case "download-progressed":
      return `downloading Electron: ${numbers.fixed(fact.receivedBytes / 1e6, 1)} MB so far`;
    case "package-fetch-started":
      return `fetching ${fact.package} through npm, once…`;
    case "package-fetch-continues":
      return `still fetching, ${numbers.count(fact.elapsedMs / 1000)} s`;
    case "package-unpacking":
      return `unpacking ${numbers.count(fact.fileCount)} files, ${numbers.count(fact.totalBytes / 1e6)} MB…`;
    case "waiting-for-another-start":
      return "another start is making Electron ready; waiting for it…";
    case "cache-entry-damaged":
      return `${fact.path} is damaged and is made anew`;
    default:
      return assertNever(fact);
  }
}

/** Why one source gave no Electron. */
export function runtimeRefusalEn({ source, reason }: RuntimeRefusal): string {
  return `${sourceNames[source]}: ${reasonEn(reason)}`;
}

function reasonEn(reason: RuntimeRefusalReason): string {
  switch (reason.kind) {
    case "executable-missing":
      return `${reason.path} is missing`;
    case "executable-not-runnable":
      return `${reason.path} cannot be run (${reason.detail})`;
    case "electron-package-absent":
      return "the npm package electron is not installed";
    case "not-fetched-yet":
      return `${reason.version} has not been fetched yet`;
    case "download-not-allowed":
      return "not allowed to download";
    case "download-switched-off":
      return `switched off by ${reason.variable}`;
    case "host-unreachable":
      return `its host cannot be reached (${reason.detail})`;
    case "download-failed":
      return `failed (${reason.detail})`;
    case "download-stalled":
      return `no data for ${reason.afterMs / 1000} s`;
    case "time-limit-passed":
      return `not done after ${reason.afterMs / 1000} s`;
    case "platform-unsupported":
      return `none for ${reason.platform} on ${reason.arch}`;
    case "not-a-checkout":
      return "only for a checkout";
    case "tool-missing":
      return `needs ${reason.tool}, which is not here`;
    case "npm-failed":
      return `npm could not fetch it (${reason.detail})`;
    case "integrity-mismatch":
      return "its checksum is wrong, so it was not unpacked";
    case "archive-unsafe":
      return `its entry ${reason.entry} leads out of its folder`;
    case "archive-unreadable":
      return `cannot be unpacked (${reason.detail})`;
    case "disk-full":
      return `the disk is full at ${reason.path}`;
    case "folder-not-writable":
      return `${reason.path} cannot be written`;
    case "file-failure":
      return `${reason.code} at ${reason.path}`;
    default:
      return assertNever(reason);
  }
}
