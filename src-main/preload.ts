import { contextBridge, ipcRenderer, webUtils } from "electron";

/** What this script needs of a drop; it runs beside a page, in a room that knows no DOM. */
interface FileDrop {
  readonly dataTransfer: {
    readonly files: ArrayLike<Parameters<typeof webUtils.getPathForFile>[0]>;
  } | null;
  preventDefault(): void;
  stopImmediatePropagation(): void;
}

declare const window: {
  postMessage(message: unknown, targetOrigin: string, transfer: unknown[]): void;
  addEventListener(type: "drop", listener: (event: FileDrop) => void, isCapture: true): void;
};

// Hands the page its end of the port, and nothing else.
contextBridge.exposeInMainWorld("thalwegPreload", {
  requestPort(): void {
    ipcRenderer.send("thalweg-port");
  },
});

ipcRenderer.on("thalweg-port", (event) => {
  window.postMessage("thalweg-port", "*", [...event.ports]);
});

// A file that a person drops is opened by the main process, which then knows where to save it. The
// page learns no path, and can make up none: only files of the disk have one.
window.addEventListener(
  "drop",
  (event) => {
    const file = event.dataTransfer?.files[0];
    const path = file ? webUtils.getPathForFile(file) : "";
    if (path === "") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ipcRenderer.send("thalweg-file-dropped", path);
  },
  true,
);
