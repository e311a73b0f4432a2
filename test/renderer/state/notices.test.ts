import { describe, expect, it } from "vitest";
import type { Fault } from "#core/protocol/faults.ts";
import {
  type NoticeContent,
  type TroubleMatter,
  withNotice,
  withoutTrouble,
} from "../../../src-renderer/state/notices.ts";
import { faults } from "../../core/wording-samples.ts";

const matters = [
  "saving",
  "opening",
  "keeping work",
  "keeping settings",
  "running",
  "training",
  "showing",
  "connection",
  "anything",
] as const satisfies readonly TroubleMatter[];

/** The notices after one thing after another was said. */
function kindsAfter(...contents: readonly NoticeContent[]): string[] {
  return contents
    .reduce<ReturnType<typeof withNotice>>(withNotice, [])
    .map(({ content }) => content.kind);
}

function first(kind: Fault["kind"]): NoticeContent {
  const fault = faults.find((one) => one.kind === kind);
  if (!fault) throw new Error(kind);
  return { kind: "trouble", fault };
}

describe("a failure", () => {
  it.each(faults)("belongs to one matter, and ends when that goes well: $kind", (fault) => {
    const said = withNotice([], { kind: "trouble", fault });
    const ending = matters.filter((matter) => withoutTrouble(said, matter).length === 0);
    expect(ending).toHaveLength(1);
  });

  it.each<[Fault["kind"], TroubleMatter]>([
    ["cannot-keep-work", "keeping work"],
    ["settings-not-kept", "keeping settings"],
    ["worker-died", "running"],
    ["training-impossible", "training"],
    ["bad-data-file", "opening"],
  ])("is void after a success that says nothing itself: %s", (kind, matter) => {
    expect(withoutTrouble(withNotice([], first(kind)), matter)).toEqual([]);
  });

  it("gives way to what says that it went well, and to nothing else", () => {
    const saved = { kind: "saved", path: "/a.png" } as const;
    const opened = { kind: "opened", name: "a.thalweg" } as const;
    expect(kindsAfter(first("cannot-write"), saved)).toEqual(["saved"]);
    expect(kindsAfter(first("cannot-write"), opened)).toEqual(["trouble", "opened"]);
    for (const kind of [
      "cannot-read",
      "file-too-large",
      "bad-session-file",
      "bad-network-file",
      "bad-data-file",
      "not-a-document",
      "work-gone",
    ] as const) {
      expect(kindsAfter(first(kind), opened)).toEqual(["opened"]);
    }
  });
});
