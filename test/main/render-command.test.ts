import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { longestNetwork } from "#core/network/network-file.ts";
import { runCli } from "../tools/run-cli.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-render-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("thalweg render", () => {
  it("says what a file is that is no session, and what takes it", async () => {
    const shape = { sizes: [2, 1], activations: ["sigmoid"], loss: "squared-error" } as const;
    const files: readonly [string, string, RegExp][] = [
      ["net.json", longestNetwork(shape), /^thalweg: net\.json is a network.* train --network/],
      ["a.csv", "x,y\n1,2\n3,4\n", /^thalweg: a\.csv is a table.* train --dataset/],
      ["a.txt", "hello", /^thalweg: a\.txt was not opened: it is not a Thalweg session\.\n$/],
    ];
    for (const [name, content, said] of files) {
      const path = join(folder, name);
      await writeFile(path, content);
      const { status, stdout, stderr } = await runCli([
        ...["render", path, "--out", join(folder, "a.png")],
      ]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(said);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    }
    expect(await readdir(folder)).toHaveLength(3);
  });
});
