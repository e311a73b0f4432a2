import type { WebSocket } from "ws";

/** How often a page is asked for a sign of life, in milliseconds. */
export const heartbeatMs = 15_000;

/**
 * Ends a connection whose other side is gone without a word, as when a machine was cut off: by the
 * next beat it must have answered the one before. A browser answers by itself, also for a page that
 * sleeps or is busy.
 */
export function keepHeartbeat(socket: WebSocket, intervalMs: number): void {
  let hasAnswered = true;
  const timer = setInterval(() => {
    if (!hasAnswered) {
      socket.terminate();
      return;
    }
    hasAnswered = false;
    socket.ping();
  }, intervalMs);
  timer.unref();
  socket.on("pong", () => {
    hasAnswered = true;
  });
  socket.on("close", () => clearInterval(timer));
}
