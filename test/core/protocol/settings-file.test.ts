import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstSettings,
  readSettingsFile,
  writeSettingsFile,
} from "#core/protocol/settings-file.ts";

const chosen = { language: "zh-CN", theme: "dark", showsMore: true } as const;

describe("the settings' file", () => {
  it("is read back as it was written", () => {
    const file = { settings: chosen, others: {} };
    expect(readSettingsFile(writeSettingsFile(file))).toEqual(file);
  });

  it("keeps what a newer version left in it, and does not use it", () => {
    const text = JSON.stringify({ ...chosen, font: { size: 14 }, sounds: ["on"] });
    const file = readSettingsFile(text);
    expect(file).toEqual({ settings: chosen, others: { font: { size: 14 }, sounds: ["on"] } });
    const light = { ...file.settings, theme: "light" as const };
    expect(JSON.parse(writeSettingsFile({ ...file, settings: light }))).toEqual({
      language: "zh-CN",
      theme: "light",
      showsMore: true,
      font: { size: 14 },
      sounds: ["on"],
    });
  });

  it("loses no setting because another one cannot be read", () => {
    expect(readSettingsFile('{"language":"zh-CN","theme":"sepia"}').settings).toEqual({
      language: "zh-CN",
      theme: "system",
      showsMore: false,
    });
    expect(readSettingsFile('{"theme":"dark"}').settings).toEqual({
      language: "system",
      theme: "dark",
      showsMore: false,
    });
  });

  it.each(["", "{", "[]", "null", "7", '{"language":', `{"language":"${"a".repeat(200_000)}"}`])(
    "that is none gives the settings of a first start: %#",
    (text) => {
      expect(readSettingsFile(text)).toEqual({ settings: firstSettings, others: {} });
    },
  );

  it("reaches no prototype", () => {
    const { others } = readSettingsFile('{"__proto__":{"theme":"dark"},"constructor":{"a":1}}');
    expect(Object.getPrototypeOf(others)).toBe(Object.prototype);
    expect(Object.keys(others)).toEqual(["constructor"]);
  });

  it("never fails, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const file = readSettingsFile(text);
        expect(readSettingsFile(writeSettingsFile(file)).settings).toEqual(file.settings);
      }),
    );
  });
});
