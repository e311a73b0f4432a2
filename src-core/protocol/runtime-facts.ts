/** Where an Electron came from, in the order in which the sources are asked. */
export type RuntimeSource = "override" | "installed" | "downloaded" | "npm-package";

/** An Electron that can be started. */
export interface ElectronRuntime {
  /** Absolute path of the executable. */
  readonly executable: string;
  readonly source: RuntimeSource;
  /** Electron's version without a leading `v`, such as `33.2.1`. */
  readonly version: string;
}

/** A program or package that making a runtime needs. */
export type MissingTool = "npm" | "tar" | "@electron/fuses";

/** Why one source gave no Electron. `detail` is another program's own words, one short line. */
export type RuntimeRefusalReason =
  | { readonly kind: "executable-missing"; readonly path: string }
  | { readonly kind: "executable-not-runnable"; readonly path: string; readonly detail: string }
  | { readonly kind: "electron-package-absent" }
  | { readonly kind: "not-fetched-yet"; readonly version: string }
  | { readonly kind: "download-not-allowed" }
  | { readonly kind: "download-switched-off"; readonly variable: string }
  | { readonly kind: "host-unreachable"; readonly detail: string }
  | { readonly kind: "download-failed"; readonly detail: string }
  | { readonly kind: "download-stalled"; readonly afterMs: number }
  | { readonly kind: "time-limit-passed"; readonly afterMs: number }
  | { readonly kind: "platform-unsupported"; readonly platform: string; readonly arch: string }
  | { readonly kind: "not-a-checkout" }
  | { readonly kind: "tool-missing"; readonly tool: MissingTool }
  | { readonly kind: "npm-failed"; readonly detail: string }
  | { readonly kind: "integrity-mismatch"; readonly expected: string; readonly actual: string }
  | { readonly kind: "archive-unsafe"; readonly entry: string }
  | { readonly kind: "archive-unreadable"; readonly detail: string }
  | { readonly kind: "disk-full"; readonly path: string }
  | { readonly kind: "folder-not-writable"; readonly path: string }
  | { readonly kind: "file-failure"; readonly code: string; readonly path: string };

/** A source that was asked, and why it gave nothing. */
export interface RuntimeRefusal {
  readonly source: RuntimeSource;
  readonly reason: RuntimeRefusalReason;
}

/** What happens while an Electron is looked for, in the order in which it happens. */
export type RuntimeFact =
  | { readonly kind: "source-refused"; readonly refusal: RuntimeRefusal }
  | { readonly kind: "download-started"; readonly version: string; readonly limitMs: number }
  | {
      readonly kind: "download-progressed";
      readonly receivedBytes: number;
      readonly elapsedMs: number;
    }
  | { readonly kind: "package-fetch-started"; readonly package: string; readonly limitMs: number }
  | { readonly kind: "package-fetch-continues"; readonly elapsedMs: number }
  | { readonly kind: "package-verified"; readonly package: string }
  | { readonly kind: "package-unpacking"; readonly fileCount: number; readonly totalBytes: number }
  | { readonly kind: "waiting-for-another-start" }
  | { readonly kind: "cache-entry-damaged"; readonly path: string }
  | { readonly kind: "runtime-found"; readonly runtime: ElectronRuntime };
