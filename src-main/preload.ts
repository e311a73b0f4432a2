import { contextBridge, ipcRenderer } from "electron";

declare const window: {
  postMessage(message: unknown, targetOrigin: string, transfer: unknown[]): void;
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
