import { createAppParts } from "../app-parts.ts";
import type { WindowContent } from "../app-service.ts";
import { rendererFolder } from "../build-paths.ts";
import type { SettingsStore } from "../documents/settings-store.ts";
import { BrowserHost } from "./browser-host.ts";

/** After the last window was closed, a served app waits this long for another one. */
const idleMs = 60_000;

/** A served app and its end. */
export interface ServedApp {
  readonly address: string;
  readonly settings: SettingsStore;
  /** An address that opens it once, for the command line of a browser. */
  createTicketAddress(): string;
  /** Resolves when it ended: by a signal, or because its windows are gone. */
  readonly ended: Promise<void>;
  /** Ends it. */
  stop(): Promise<void>;
}

/**
 * Serves the app to browsers on this machine until SIGINT, SIGTERM, or nobody is there any more.
 *
 * @param port 0: one that is free
 * @throws Error of the system, such as EADDRINUSE
 */
export async function serveBrowser(port: number, content: WindowContent): Promise<ServedApp> {
  let host: BrowserHost | null = null;
  const parts = createAppParts((reason) => host?.tellAll({ kind: "worker-restarted", reason }));
  const { promise: ended, resolve: end } = deferred();
  const stop = async (): Promise<void> => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
    await host?.close();
    await parts.training.dispose();
    end();
  };
  const started = await BrowserHost.start({
    port,
    rendererFolder,
    parts,
    content,
    systemLanguage: Intl.DateTimeFormat().resolvedOptions().locale,
    idleMs,
    onIdle: () => void stop(),
  }).catch(async (error: unknown) => {
    await parts.training.dispose();
    throw error;
  });
  host = started;
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const { address } = started;
  const { settings } = parts;
  return {
    address,
    settings,
    createTicketAddress: () => started.createTicketAddress(),
    ended,
    stop,
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
