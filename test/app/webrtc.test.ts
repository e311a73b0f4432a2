import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test } from "./app-fixture.ts";

test("no datagram leaves the page: WebRTC is not there, nor does it send in a frame", async ({
  app,
}) => {
  const stun = createSocket("udp4");
  let datagrams = 0;
  stun.on("message", () => datagrams++);
  stun.bind(0, "127.0.0.1");
  await once(stun, "listening");
  const { port } = stun.address() as AddressInfo;
  const names = ["RTCPeerConnection", "webkitRTCPeerConnection"];
  expect(await app.page.evaluate((all) => all.filter((name) => name in window), names)).toEqual([]);
  // A frame of the page's own has an API of its own; in Electron it sends nothing either.
  if (app.host === "electron") {
    const tried = await app.page.evaluate(async (stunPort) => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const peers = frame.contentWindow as unknown as {
        RTCPeerConnection: typeof RTCPeerConnection;
      };
      const servers = [{ urls: `stun:127.0.0.1:${stunPort}` }];
      const connection = new peers.RTCPeerConnection({ iceServers: servers });
      connection.createDataChannel("a");
      const gathered = new Promise<void>((resolve) => {
        connection.addEventListener("icegatheringstatechange", () => {
          if (connection.iceGatheringState === "complete") resolve();
        });
      });
      await connection.setLocalDescription(await connection.createOffer());
      await gathered;
      connection.close();
      frame.remove();
      return "tried";
    }, port);
    expect(tried).toBe("tried");
  }
  stun.close();
  await once(stun, "close");
  expect(datagrams).toBe(0);
});
