import { setTimeout as delay } from "node:timers/promises";
import { systemCode } from "./system-code.ts";

/** What Windows says while something else, such as a virus scanner, looks into a file. */
const passing: readonly string[] = ["EACCES", "EBUSY", "EPERM"];
/** How long to wait before each further try, in milliseconds: about a second in all. */
const pausesMs = [10, 20, 40, 80, 160, 320, 400];

/**
 * Does what Windows refuses while another program has the file open, which passes within moments.
 * Elsewhere the same codes mean what they say, and there is one try.
 *
 * @throws whatever the last try throws
 */
export async function patiently(
  work: () => Promise<void>,
  platform = process.platform,
): Promise<void> {
  for (const pauseMs of platform === "win32" ? pausesMs : []) {
    try {
      return await work();
    } catch (error) {
      if (!passing.includes(systemCode(error))) throw error;
    }
    await delay(pauseMs);
  }
  return work();
}
