import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Why a request was turned away. */
export type Refusal = "wrong-host" | "wrong-origin" | "wrong-token";

/**
 * Decides which requests are ours: those that came to this address by name (so that a rebound DNS
 * name is of no use), from no foreign page, by someone who knows the token.
 */
export class AccessGuard {
  /** 256 random bits, as 43 characters that may stand in an address. */
  readonly token = createSecret();
  private readonly tickets = new Set<string>();
  private readonly port: number;

  constructor(port: number) {
    this.port = port;
  }

  /** The address that opens the app. */
  get address(): string {
    return `http://127.0.0.1:${this.port}/?token=${this.token}`;
  }

  /** An address that lets in once: command lines can be read by everybody on the machine. */
  createTicketAddress(): string {
    const ticket = createSecret();
    this.tickets.add(ticket);
    return `${this.origins[0]}/?token=${ticket}`;
  }

  /** The header that lets the page in from now on. Its name has the port: cookies do not. */
  get cookie(): string {
    return `${this.cookieName}=${this.token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Why a request must be refused, or null. A WebSocket must name its origin. */
  refusal(request: IncomingMessage, url: URL, isWebSocket: boolean): Refusal | null {
    if (!this.isOurHost(request)) return "wrong-host";
    const { origin } = request.headers;
    const isForeign = origin === undefined ? isWebSocket : !this.origins.includes(origin);
    if (isForeign) return "wrong-origin";
    const given = url.searchParams.get("token");
    const isKnown =
      this.isToken(given) || this.isToken(this.cookieOf(request)) || this.takeTicket(given);
    return isKnown ? null : "wrong-token";
  }

  /** Node takes the first of several; who reads another one would decide otherwise. */
  private isOurHost({ rawHeaders }: IncomingMessage): boolean {
    const given = rawHeaders.filter((_, at) => at % 2 === 1 && /^host$/i.test(rawHeaders[at - 1]));
    return given.length === 1 && this.hosts.includes(given[0]);
  }

  private get hosts(): readonly string[] {
    return [`127.0.0.1:${this.port}`, `localhost:${this.port}`];
  }

  private get origins(): readonly string[] {
    return this.hosts.map((host) => `http://${host}`);
  }

  private get cookieName(): string {
    return `thalweg-${this.port}`;
  }

  private cookieOf(request: IncomingMessage): string | null {
    const cookies = (request.headers.cookie ?? "").split(";").map((cookie) => cookie.trim());
    const ours = cookies.find((cookie) => cookie.startsWith(`${this.cookieName}=`));
    return ours?.slice(this.cookieName.length + 1) ?? null;
  }

  private takeTicket(candidate: string | null): boolean {
    return candidate !== null && this.tickets.delete(candidate);
  }

  private isToken(candidate: string | null): boolean {
    if (candidate === null) return false;
    const given = Buffer.from(candidate);
    const expected = Buffer.from(this.token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}

function createSecret(): string {
  return randomBytes(32).toString("base64url");
}
