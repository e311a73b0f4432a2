import type { Objective } from "../objectives/objective.ts";
import type { UpdateRule } from "../optimizers/optimizer.ts";
import { createUpdateRule, learningRateOf } from "../optimizers/optimizer-table.ts";
import { constantSchedule, type Schedule, scheduledRate } from "../optimizers/schedule.ts";
import { CycleDetector } from "./cycle-detector.ts";
import { firstUnusable, isUsable, leftDomain, missingSlope, missingStep } from "./failed-step.ts";
import { axisRange, endingMotion } from "./motion.ts";
import type { AxisRange, Outcome } from "./outcome.ts";
import { restingPlace, slopelessPlace } from "./resting-place.ts";
import { divergenceBound, type RunSettings } from "./run-settings.ts";
import { Trajectory } from "./trajectory.ts";

/** Rows reserved at first, so that common runs never have to be moved as they grow. */
const firstRows = 131_072;
/** Rows whose room is claimed at a time. */
const stretchRows = 8192;
/** Where nobody looks for cycles. */
const noWatch = { lookFrom: Number.POSITIVE_INFINITY, watched: Number.NaN, reach: 0 };

/**
 * One descent, advanced as far as its owner likes at a time. It keeps its whole trajectory.
 * The same settings give the same numbers wherever it runs.
 */
export class DescentRun {
  readonly trajectory: Trajectory;
  private readonly objective: Objective;
  private readonly settings: RunSettings;
  private readonly rule: UpdateRule;
  private readonly learningRate: number;
  private readonly schedule: Schedule;
  private readonly cycles: CycleDetector | null;
  private readonly point: Float64Array;
  private readonly gradient: Float64Array;
  private readonly hessian: Float64Array;
  /** The gradient, and J behind it: what the objective writes at once. */
  private readonly out: Float64Array;
  private value = 0;
  private lowestValue = Number.POSITIVE_INFINITY;
  private ended: Outcome | null = null;

  /** `settings` must have passed {@link checkRunSettings}. */
  constructor(objective: Objective, settings: RunSettings) {
    const { dimension } = objective;
    this.objective = objective;
    this.settings = settings;
    this.rule = createUpdateRule(settings.rule, dimension);
    this.learningRate = learningRateOf(settings.rule);
    this.schedule = settings.rule.schedule ?? constantSchedule;
    this.cycles = settings.stop.goesOnWhenCycling ? null : new CycleDetector();
    const mostRows = settings.stop.maximumSteps + 1;
    // Room is claimed a stretch at a time, also at the end.
    this.trajectory = new Trajectory(
      dimension,
      Math.min(mostRows, firstRows),
      mostRows + stretchRows,
    );
    this.point = Float64Array.from(settings.start);
    this.out = new Float64Array(dimension + 1);
    this.gradient = this.out.subarray(0, dimension);
    this.hessian = new Float64Array(dimension * dimension);
    this.evaluate();
    this.keep();
    this.ended = this.judge();
  }

  /** How it ended, or null while it can go on. */
  get outcome(): Outcome | null {
    return this.ended;
  }

  /** Makes at most `stepCount` updates. Returns the outcome, or null when it can go on. */
  advance(stepCount: number): Outcome | null {
    const last = this.trajectory.length + stepCount;
    while (this.ended === null && this.trajectory.length < last) {
      this.stretch(Math.min(stretchRows, last - this.trajectory.length));
    }
    return this.ended;
  }

  /**
   * Makes at most `stepCount` updates, in one loop that calls nothing but the rule and the
   * objective: whether the run may end is seen from a few comparisons, and only then looked into.
   */
  private stretch(stepCount: number): void {
    const { objective, rule, point, gradient, hessian, schedule, learningRate } = this;
    const { trajectory, cycles, out } = this;
    const { dimension } = objective;
    const isConstant = schedule.kind === "constant";
    const { needsHessian } = rule;
    const { maximumSteps, value: valueBound, gradient: gradientBound } = this.settings.stop;
    const lowBound = valueBound ?? Number.NEGATIVE_INFINITY;
    const nearBound = gradientBound === null ? -1 : (gradientBound * (1 + 1e-9)) ** 2;
    let row = trajectory.length;
    const end = row + stepCount;
    trajectory.claim(end);
    const { points, values, gradients } = trajectory;
    let lowest = this.lowestValue;
    let { lookFrom, watched, reach } = cycles?.watch ?? noWatch;
    lookFrom = Math.min(lookFrom, maximumSteps);
    while (row < end) {
      if (needsHessian) objective.hessian(point, hessian);
      const rate = isConstant ? learningRate : scheduledRate(schedule, learningRate, row);
      rule.step(point, gradient, hessian, rate, row);
      objective.evaluate(point, out);
      const value = out[dimension];
      let isUsable = Math.abs(value) <= divergenceBound;
      let slope = 0;
      const offset = row * dimension;
      for (let i = 0; i < dimension; i++) {
        const coordinate = point[i];
        const partial = gradient[i];
        points[offset + i] = coordinate;
        gradients[offset + i] = partial;
        slope += partial * partial;
        // Not so for NaN either.
        const isWithin =
          Math.abs(coordinate) <= divergenceBound && Math.abs(partial) <= divergenceBound;
        if (!isWithin) isUsable = false;
      }
      if (!isUsable) {
        this.settle(row, value, lowest);
        this.ended = this.failed();
        return;
      }
      values[row] = value;
      if (value < lowest) lowest = value;
      const mayEnd =
        value < lowBound ||
        slope < nearBound ||
        row >= lookFrom ||
        Math.abs(point[0] - watched) <= reach;
      row++;
      if (!mayEnd) continue;
      this.settle(row, value, lowest);
      this.ended = this.judge();
      if (this.ended) return;
      if (cycles) ({ lookFrom, watched, reach } = cycles.watch);
      lookFrom = Math.min(lookFrom, maximumSteps);
    }
    this.settle(row, values[row - 1], lowest);
  }

  /** So many rows are iterates; this is the last J and the lowest. */
  private settle(rows: number, value: number, lowest: number): void {
    this.trajectory.commit(rows);
    this.value = value;
    this.lowestValue = lowest;
  }

  private evaluate(): void {
    this.objective.evaluate(this.point, this.out);
    this.value = this.out[this.objective.dimension];
  }

  private keep(): void {
    this.trajectory.append(this.point, this.value, this.gradient);
    if (this.value < this.lowestValue) this.lowestValue = this.value;
  }

  /** Whether a stop rule is met, looked at before the next step: value, then gradient, then steps. */
  private judge(): Outcome | null {
    const { value: bound, gradient: gradientBound, maximumSteps } = this.settings.stop;
    if (bound !== null && this.value < bound) return this.converged("value", bound, this.value);
    const cause = missingSlope(this.gradient);
    if (cause) return { kind: "no-step", ...this.last(), cause };
    if (gradientBound !== null) {
      const norm = Math.hypot(...this.gradient);
      if (norm < gradientBound) return this.converged("gradient", gradientBound, norm);
    }
    const step = this.trajectory.length - 1;
    const { cycles } = this;
    if (cycles?.concerns(step, this.point[0])) {
      const period = cycles.look(this.trajectory);
      if (period > 0) return this.cycling(period);
    }
    return step >= maximumSteps ? this.stepLimit() : null;
  }

  private converged(reason: "value" | "gradient", bound: number, measured: number): Outcome {
    const place = reason === "gradient" ? slopelessPlace(this.objective, this.trajectory) : null;
    return { kind: "converged", ...this.last(), reason, bound, measured, place };
  }

  private stepLimit(): Outcome {
    const { objective, trajectory } = this;
    const motion = endingMotion(trajectory, () => restingPlace(objective, trajectory).place);
    return { kind: "step-limit", ...this.last(), lowestValue: this.lowestValue, motion };
  }

  private cycling(period: number): Outcome {
    const last = this.trajectory.length - 1;
    const axes: AxisRange[] = [];
    for (let axis = 0; axis < this.objective.dimension; axis++) {
      const range = axisRange(this.trajectory, axis, last - period, last);
      if (range.low < range.high) axes.push(range);
    }
    return { kind: "cycling", ...this.last(), period, axes, lowestValue: this.lowestValue };
  }

  /** The last update led to no usable iterate: out of the domain, nowhere, or beyond all bounds. */
  private failed(): Outcome {
    const { objective, point, value } = this;
    const undefinedPart = leftDomain(objective, point, value);
    if (undefinedPart !== false) {
      return { kind: "left-domain", ...this.last(), next: [...point], undefinedPart };
    }
    const cause = missingStep(this.rule, point, this.lastGradient(), this.hessian);
    if (cause) return { kind: "no-step", ...this.last(), cause };
    const isHere = point.every(isUsable) && isUsable(value);
    if (isHere && missingSlope(this.gradient)) {
      // J has a value here, so that this is an iterate like others: the last one.
      this.keep();
      const ended = this.judge();
      if (ended) return ended;
    }
    return this.diverged();
  }

  private lastGradient(): readonly number[] {
    return this.trajectory.gradientAt(this.trajectory.length - 1);
  }

  /**
   * The finite iterate that left ±1e12 is kept, as evidence; one that is not finite has no place
   * in a picture or a table and is only reported.
   */
  private diverged(): Outcome {
    const found = firstUnusable(this.point, this.value, this.gradient);
    if (this.isFinite()) this.keep();
    return { kind: "diverged", ...this.last(), ...found, growth: this.growth() };
  }

  private isFinite(): boolean {
    return (
      Number.isFinite(this.value) &&
      this.point.every(Number.isFinite) &&
      this.gradient.every(Number.isFinite)
    );
  }

  /** The factor by which the last steps grew, when it was steady. */
  private growth(): number | null {
    const rows = this.trajectory.length;
    if (rows < 4) return null;
    const [a, b, c, d] = [4, 3, 2, 1].map((back) =>
      Math.hypot(...this.trajectory.pointAt(rows - back)),
    );
    const factors = [b / a, c / b, d / c];
    const steady = factors.every((factor) => Math.abs(factor / factors[2] - 1) < 0.05);
    return steady && factors[2] > 1 ? factors[2] : null;
  }

  private last(): { steps: number; point: number[]; value: number } {
    const steps = this.trajectory.length - 1;
    return { steps, point: this.trajectory.pointAt(steps), value: this.trajectory.values[steps] };
  }
}
