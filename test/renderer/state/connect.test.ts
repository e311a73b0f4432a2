import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "#core/protocol/faults.ts";
import { connectPort } from "../../../src-renderer/state/connect.ts";

let frame: HTMLIFrameElement;

beforeEach(() => {
  frame = document.createElement("iframe");
  document.body.append(frame);
});

afterEach(() => {
  frame.remove();
});

/** A page whose preload does this when it is asked for the port. */
function pageWith(requestPort: (page: Window) => void): Window {
  const page = frame.contentWindow;
  if (!page) throw new Error("no page");
  Object.defineProperty(page, "thalwegPreload", {
    value: { requestPort: () => requestPort(page) },
  });
  return page;
}

/** Posts from within the page, as a preload does. */
function postWithin(page: Window, port: MessagePort): void {
  Object.assign(page, { port });
  const script = page.document.createElement("script");
  script.textContent = "postMessage('thalweg-port', '*', [port])";
  page.document.body.append(script);
}

describe("the port to the main process", () => {
  it("comes from the preload", async () => {
    const { port1, port2 } = new MessageChannel();
    const port = await connectPort(pageWith((page) => postWithin(page, port1)));
    const heard = vi.fn();
    port.onMessage(heard);
    port2.postMessage("hello");
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith("hello"));
    port.close();
  });

  it("is given up when nobody answers", async () => {
    const port = connectPort(
      pageWith(() => undefined),
      30,
    );
    await expect(port).rejects.toBeInstanceOf(FaultError);
    await expect(port).rejects.toMatchObject({ fault: { kind: "disconnected" } });
  });

  it("is given up when there is no server", async () => {
    const page = { location: { protocol: "http:", host: "127.0.0.1:9" } } as Window;
    await expect(connectPort(page)).rejects.toMatchObject({
      fault: { kind: "disconnected" },
    });
  });
});
