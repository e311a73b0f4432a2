// The page talks to the program behind it and to nobody else. WebRTC is the one way out that no content
// security policy closes: asked for a connection, it sends datagrams to whatever address it is given.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) {
  Reflect.deleteProperty(globalThis, name);
}
