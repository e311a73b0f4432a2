import { describe, expect, it } from "vitest";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { valley } from "#core/objectives/catalogue.ts";
import { defaultSchedule, scheduleKinds } from "#core/optimizers/schedule.ts";
import { runSettingsSchema } from "#core/session/session-file.ts";

const suggested = suggestedRunSettings(valley);

describe("a run's settings that cross a boundary", () => {
  it("arrive whole when they say nothing of schedules or cycles", () => {
    expect(runSettingsSchema.parse(suggested)).toEqual(suggested);
  });

  it.each(scheduleKinds)("keep the schedule %s", (kind) => {
    const settings = { ...suggested, rule: { ...suggested.rule, schedule: defaultSchedule(kind) } };
    expect(runSettingsSchema.parse(settings)).toEqual(settings);
  });

  it("keep that the run goes on when it cycles", () => {
    const settings = { ...suggested, stop: { ...suggested.stop, goesOnWhenCycling: true } };
    expect(runSettingsSchema.parse(settings)).toEqual(settings);
  });

  it("are refused when the schedule is none", () => {
    for (const schedule of ["cosine", { kind: "linear" }, { kind: "cosine", steps: 5 }, null]) {
      const settings = { ...suggested, rule: { ...suggested.rule, schedule } };
      expect(runSettingsSchema.safeParse(settings).success).toBe(false);
    }
  });
});
