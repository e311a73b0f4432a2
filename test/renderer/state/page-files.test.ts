import { describe, expect, it } from "vitest";
import { faultOf } from "#core/protocol/faults.ts";
import { documentLimitsBytes } from "#core/session/document-limits.ts";
import { readFile } from "../../../src-renderer/state/page-files.ts";

/** A file of so many bytes that holds none of them: parts of one blob, over and over. */
function fileOf(name: string, head: string | Uint8Array<ArrayBuffer>, sizeBytes: number): File {
  const begin = new Blob([head]);
  const part = new Blob([new Uint8Array(1_000_000)]);
  const rest = sizeBytes - begin.size;
  const parts = Array.from({ length: Math.floor(rest / part.size) }, () => part);
  return new File([begin, ...parts, part.slice(0, rest % part.size)], name);
}

describe("a file that a person chose or dropped", () => {
  it.each([
    ["a.csv", "x,y\n", documentLimitsBytes.table],
    ["a.json", '{"format":"thalweg-network"', documentLimitsBytes.network],
    ["a.thalweg", '{"format":"thalweg-session"', documentLimitsBytes.session],
  ])(
    "is refused before it is read when it is larger than its format can be: %s",
    async (name, head, limitBytes) => {
      const fault = await readFile(fileOf(name, head, limitBytes + 1)).catch(faultOf);
      expect(fault).toEqual({ kind: "file-too-large", path: name, limitBytes });
    },
  );

  it("is read whole when it is not", async () => {
    const { name, bytes } = await readFile(new File(["x,y\n1,2\n"], "数据 (1).csv"));
    expect(name).toBe("数据 (1).csv");
    expect(new TextDecoder().decode(bytes)).toBe("x,y\n1,2\n");
    const largest = await readFile(fileOf("a.csv", "x,y\n", documentLimitsBytes.table));
    expect(largest.bytes.length).toBe(documentLimitsBytes.table);
  });
});
