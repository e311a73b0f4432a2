import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CycleDetector } from "#core/descent/cycle-detector.ts";
import { DescentRun } from "#core/descent/descent-run.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { Trajectory } from "#core/descent/trajectory.ts";
import { parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";

interface Discovery {
  readonly period: number;
  /** The iterate at which it was noticed. */
  readonly step: number;
}

type Points = Iterable<readonly number[]>;

/** What the detector says of these iterates; null when it never speaks. */
function discover(points: Points, isSparing = true): Discovery | null {
  const detector = new CycleDetector();
  let trajectory: Trajectory | null = null;
  for (const point of points) {
    trajectory ??= new Trajectory(point.length);
    trajectory.append(Float64Array.from(point), 0, new Float64Array(point.length));
    const step = trajectory.length - 1;
    if (isSparing && !detector.concerns(step, point[0])) continue;
    const period = detector.look(trajectory);
    if (period > 0) return { period, step };
  }
  return null;
}

function* repeated(cycle: readonly (readonly number[])[], times: number) {
  for (let i = 0; i < times; i++) yield* cycle;
}

function* series(count: number, at: (step: number) => number) {
  for (let step = 0; step < count; step++) yield [at(step)];
}

describe("a cycle is noticed", () => {
  it.each([
    [2, [[-1.2], [1.2]]],
    [3, [[0], [1], [5]]],
    [5, [[0], [1], [2], [3], [4]]],
    [
      2,
      [
        [3, 0.5],
        [-3, 0.5],
      ],
    ],
    [
      4,
      [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ],
    ],
  ])("with its period of %i", (period, cycle) => {
    const discovery = discover(repeated(cycle, 20));
    expect(discovery?.period).toBe(period);
    expect(discovery?.step).toBeLessThanOrEqual(6 * period);
  });

  it("with any period, also after any number of other steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(200), (period, lead) => {
        const at = (step: number) => (step < lead ? 1000 + step : (step - lead) % period);
        const discovery = discover(series(lead + 12 * (period + lead) + 20, at));
        expect(discovery?.period).toBe(period);
      }),
    );
  });

  it("with its whole period, also when it stays or comes back on its way", () => {
    expect(discover(repeated([[0], [0], [0], [5]], 40))?.period).toBe(4);
    expect(discover(repeated([[0], [1], [0], [2]], 40))?.period).toBe(4);
    expect(discover(repeated([[0], [0], [5]], 40))?.period).toBe(3);
    expect(discover([[9], ...repeated([[0], [0], [5]], 40)])?.period).toBe(3);
  });

  it("at the same iterate whether every look is taken or only those that concern it", () => {
    const cycle = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 })),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(cycle, fc.nat(40), (places, lead) => {
        const before = Array.from({ length: lead }, (_, step) => [10 + step, 7]);
        const points = [...before, ...repeated(places, 60)];
        const discovery = discover(points);
        expect(discovery).toEqual(discover(points, false));
        const isAtRest = new Set(places.map(String)).size === 1;
        expect(discovery === null).toBe(isAtRest);
      }),
      { numRuns: 300 },
    );
  });

  it("in spite of rounding, at any size", () => {
    for (const size of [1, 1e6, 1e11]) {
      const at = (step: number) => size * (step % 2 === 0 ? -1 : 1) * (1 + (step % 7) * 1e-15);
      expect(discover(series(100, at))?.period).toBe(2);
    }
  });

  it("only after it was followed once more, iterate for iterate", () => {
    expect(discover(repeated([[0], [1], [5]], 1))).toBeNull();
    expect(discover([[0], [1], [0]])).toBeNull();
    expect(discover([[0], [1], [0], [1]])).toEqual({ period: 2, step: 3 });
  });
});

describe("no cycle is seen", () => {
  it("where a momentum passes the same point twice", () => {
    expect(discover([[3], [1], [3], [4], [4.5], [4.2], [4.1], [4.05]])).toBeNull();
    expect(discover([[0], [1], [2], [0], [1], [3], [7], [9], [12]])).toBeNull();
  });

  it("after a passage through the same point hides a true cycle only for a while", () => {
    const points = [[3], [1], [3], [4], ...repeated([[0], [1], [5]], 20)];
    expect(discover(points)?.period).toBe(3);
  });

  it("in momentum's descents on x² and x² + sin²y", () => {
    for (const objective of [parabola, valley]) {
      for (const momentum of [0.5, 0.9, 0.99]) {
        const run = new DescentRun(objective, {
          ...suggestedRunSettings(objective),
          rule: { optimizer: "momentum", hyperparameters: { learningRate: 0.1, momentum } },
          stop: { value: null, gradient: null, maximumSteps: 20_000 },
        });
        expect(run.advance(20_000)?.kind).toBe("step-limit");
      }
    }
  });

  it("in a slow convergence, straight or to and fro", () => {
    for (const factor of [0.9, 0.999, -0.9, -0.999, -0.9999]) {
      expect(discover(series(30_000, (step) => 1.2 * factor ** step))).toBeNull();
      expect(discover(series(30_000, (step) => 1 + 1.2 * factor ** step))).toBeNull();
    }
  });

  it("in a narrow swing that dies away slowly", () => {
    for (const amplitude of [1e-9, 1.5e-9, 1e-8, 1e-7]) {
      const damping = -(1 - 2e-13 / amplitude);
      expect(discover(series(2000, (step) => 1 + amplitude * damping ** step))).toBeNull();
      expect(discover(series(2000, (step) => amplitude * damping ** step))).toBeNull();
    }
  });

  it("in a run on (x − 1)² + 0.1 that begins beside its minimum with η = 0.9999", () => {
    const run = new DescentRun(shiftedParabola, {
      start: [1 + 1.5e-9],
      rule: { optimizer: "gradient-descent", hyperparameters: { learningRate: 0.9999 } },
      stop: { value: null, gradient: null, maximumSteps: 50_000 },
    });
    expect(run.advance(50_000)?.kind).toBe("step-limit");
  });

  it("in rounding at rest, however large the coordinate", () => {
    for (const size of [0, 1, 1e6, 1e11]) {
      const at = (step: number) => size * (1 + (step % 2) * 4e-16) + (step % 2) * 1e-13;
      expect(discover(series(500, at))).toBeNull();
    }
  });

  it("in a point at rest, in a drift, in a growing swing, in a random walk", () => {
    expect(discover(series(500, () => 7))).toBeNull();
    expect(discover(series(500, (step) => step))).toBeNull();
    expect(discover(series(500, (step) => (-1.01) ** step))).toBeNull();
    let state = 1;
    const walk = series(5000, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    });
    expect(discover(walk)).toBeNull();
  });

  it("where one coordinate repeats and the other drifts", () => {
    const points = Array.from({ length: 500 }, (_, step) => [step % 2, step / 100]);
    expect(discover(points)).toBeNull();
  });
});
