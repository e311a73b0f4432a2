import { describe, expect, it } from "vitest";
import { patiently } from "../../src-main/documents/patiently.ts";

/** Fails so many times with a code before it does not. */
function failing(times: number, code: string) {
  const tries = { count: 0 };
  const work = async (): Promise<void> => {
    if (++tries.count <= times) throw Object.assign(new Error(code), { code });
  };
  return { tries, work };
}

describe("what Windows refuses for a moment", () => {
  it.each(["EPERM", "EACCES", "EBUSY"])("is tried again: %s", async (code) => {
    const { tries, work } = failing(3, code);
    await patiently(work, "win32");
    expect(tries.count).toBe(4);
  });

  it("is given up after about a second", async () => {
    const { work } = failing(Number.POSITIVE_INFINITY, "EBUSY");
    const begun = performance.now();
    await expect(patiently(work, "win32")).rejects.toMatchObject({ code: "EBUSY" });
    const tookMs = performance.now() - begun;
    expect(tookMs).toBeGreaterThan(700);
    expect(tookMs).toBeLessThan(5000);
  });

  it.each([
    ["ENOSPC", "win32"],
    ["EACCES", "linux"],
    ["EPERM", "darwin"],
  ] as const)("is tried once when it does not pass: %s on %s", async (code, platform) => {
    const { tries, work } = failing(1, code);
    await expect(patiently(work, platform)).rejects.toMatchObject({ code });
    expect(tries.count).toBe(1);
  });
});
