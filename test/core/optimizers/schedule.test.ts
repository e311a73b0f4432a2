import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkSchedule,
  constantSchedule,
  defaultSchedule,
  readSchedule,
  type Schedule,
  scheduledRate,
  scheduleKinds,
  scheduleNumbers,
  scheduleTable,
  scheduleWith,
  writeSchedule,
} from "#core/optimizers/schedule.ts";

/** The rates of the first updates under a schedule, for η = 2. */
function ratesOf(schedule: Schedule, count: number): number[] {
  return Array.from({ length: count }, (_, place) => scheduledRate(schedule, 2, place + 1));
}

/** Any schedule that can be used. */
const usable: fc.Arbitrary<Schedule> = fc.constantFrom(...scheduleKinds).chain((kind) => {
  const numbers = scheduleTable[kind].map(({ name, low, high, isWhole }) => {
    const value = isWhole
      ? fc.integer({ min: low, max: high })
      : fc.double({ min: low, max: high, noNaN: true }).map((number) => number + 0);
    return [name, value] as const;
  });
  return fc.record(Object.fromEntries(numbers)).map((values) => scheduleWith(kind, values));
});

function reading(text: string) {
  const { ok, ...rest } = readSchedule(text);
  return ok && "schedule" in rest ? rest.schedule : rest;
}

describe("the learning rate under a schedule", () => {
  it("stays as it is when the schedule is constant", () => {
    expect(ratesOf(constantSchedule, 4)).toEqual([2, 2, 2, 2]);
  });

  it("falls by its factor every so many updates, and not before", () => {
    const schedule: Schedule = { kind: "step-decay", factor: 0.5, every: 3 };
    expect(ratesOf(schedule, 8)).toEqual([2, 2, 2, 1, 1, 1, 0.5, 0.5]);
  });

  it("falls by the same factor with every update when it decays exponentially", () => {
    const rates = ratesOf({ kind: "exponential", decay: 0.9 }, 50);
    expect(rates[0]).toBe(2);
    for (let i = 1; i < 50; i++) expect(rates[i] / rates[i - 1]).toBeCloseTo(0.9, 12);
  });

  it("goes along half a cosine from η to its floor, and stays there", () => {
    const rates = ratesOf({ kind: "cosine", steps: 10, floor: 0.1 }, 30);
    expect(rates[0]).toBe(2);
    expect(rates[5]).toBeCloseTo((2 + 0.2) / 2, 12);
    expect(rates[2]).toBeCloseTo(0.2 + 1.8 * (0.5 + 0.5 * Math.cos(0.2 * Math.PI)), 12);
    for (let i = 1; i <= 10; i++) expect(rates[i]).toBeLessThan(rates[i - 1]);
    for (const rate of rates.slice(10)) expect(rate).toBeCloseTo(0.2, 12);
  });

  it("rises in equal parts to η, and stays there", () => {
    expect(ratesOf({ kind: "warm-up", steps: 4 }, 6)).toEqual([0.5, 1, 1.5, 2, 2, 2]);
  });

  it("is never more than η and never below 0, whatever the schedule and the update", () => {
    fc.assert(
      fc.property(usable, fc.integer({ min: 1, max: 5_000_000 }), (schedule, time) => {
        const rate = scheduledRate(schedule, 2, time);
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(rate).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe("a schedule", () => {
  it("has defaults that can be used", () => {
    for (const kind of scheduleKinds) {
      expect(defaultSchedule(kind).kind).toBe(kind);
      expect(checkSchedule(defaultSchedule(kind))).toBeNull();
    }
  });

  it("is refused with the name and the range of what is wrong", () => {
    const parts = [Number.NaN, -0.01, 1.01, Number.POSITIVE_INFINITY];
    for (const factor of parts) {
      const fault = checkSchedule({ kind: "step-decay", factor, every: 2 });
      expect(fault).toEqual({
        kind: "schedule-out-of-range",
        name: "factor",
        low: 0,
        high: 1,
        isWhole: false,
      });
    }
    for (const steps of [0, -3, 2.5, Number.NaN, 5_000_001]) {
      const fault = checkSchedule({ kind: "warm-up", steps });
      expect(fault).toMatchObject({ kind: "schedule-out-of-range", name: "steps", isWhole: true });
    }
    expect(checkSchedule({ kind: "cosine", steps: 10, floor: 1.5 })).toMatchObject({
      name: "floor",
    });
  });

  it("keeps its numbers by name", () => {
    expect(scheduleNumbers({ kind: "cosine", steps: 9, floor: 0.2 })).toEqual({
      steps: 9,
      floor: 0.2,
    });
    expect(scheduleNumbers(constantSchedule)).toEqual({});
  });
});

describe("a schedule as text", () => {
  it("is read with its numbers, and with defaults for those left out", () => {
    expect(reading("constant")).toEqual({ kind: "constant" });
    expect(reading("step-decay:0.25,5")).toEqual({ kind: "step-decay", factor: 0.25, every: 5 });
    expect(reading("step-decay:0.25")).toEqual({ kind: "step-decay", factor: 0.25, every: 10 });
    expect(reading("step-decay")).toEqual(defaultSchedule("step-decay"));
    expect(reading("exponential:0.99")).toEqual({ kind: "exponential", decay: 0.99 });
    expect(reading("cosine:100")).toEqual({ kind: "cosine", steps: 100, floor: 0 });
    expect(reading("cosine:100,0.01")).toEqual({ kind: "cosine", steps: 100, floor: 0.01 });
    expect(reading(" warm-up: 20 ")).toEqual({ kind: "warm-up", steps: 20 });
  });

  it("is refused when it names no schedule, or holds no numbers, or too many", () => {
    const wrong = ["", "linear", "cosine:", "cosine:1,2,3", "cosine:a", "cosine:1:2", "toString"];
    for (const text of [...wrong, "constant:1", "cosine:1,", "Cosine", "__proto__:1"]) {
      expect(reading(text), text).toEqual({ fault: { kind: "schedule-unreadable", text } });
    }
  });

  it("is refused with the range when a number is outside it", () => {
    for (const text of [
      "exponential:1.5",
      "warm-up:0",
      "warm-up:2.5",
      "cosine:1e99",
      "step-decay:-1",
    ]) {
      expect(reading(text), text).toMatchObject({ fault: { kind: "schedule-out-of-range" } });
    }
  });

  it("reads back as what was written, number for number", () => {
    fc.assert(
      fc.property(usable, (schedule) => {
        expect(reading(writeSchedule(schedule))).toEqual(schedule);
      }),
    );
  });
});
