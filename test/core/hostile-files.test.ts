import { describe, expect, it } from "vitest";
import { readSession, writeSession } from "#core/session/session-file.ts";
import { hostileFiles, hostileFormats } from "./hostile-files.ts";
import { openFile } from "./open-file.ts";

/** Files of each format; all together they are five thousand and more. */
const fileCount = 1300;

/** One line without controls, neither empty nor endless. */
const sentence = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]{5,400}$/u;

describe("a damaged or hostile file", () => {
  it.each(hostileFormats)(
    "opens or gets one sentence in each language: %s",
    (format) => {
      let opened = 0;
      for (const { name, bytes } of hostileFiles(format, fileCount, 20261125)) {
        const { reading, sentences } = openFile(name, bytes);
        if (sentences.length === 0) opened++;
        else
          expect(sentences).toEqual([
            expect.stringMatching(sentence),
            expect.stringMatching(sentence),
          ]);
        if (!reading.ok || reading.document.kind !== "session") continue;
        const { session } = reading.document;
        expect(readSession(writeSession(session))).toEqual({ ok: true, session });
      }
      // Damage that leaves a file as good as it was is part of them, and so is damage that does not.
      expect(opened).toBeGreaterThan(fileCount / 50);
      expect(opened).toBeLessThan(fileCount * 0.8);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect("hostile" in {}).toBe(false);
    },
    60_000,
  );
});
