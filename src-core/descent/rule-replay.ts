import type { Objective } from "../objectives/objective.ts";
import type { StateSymbol, UpdateRule } from "../optimizers/optimizer.ts";
import {
  createUpdateRule,
  learningRateOf,
  type RuleSettings,
} from "../optimizers/optimizer-table.ts";
import { constantSchedule, scheduledRate } from "../optimizers/schedule.ts";
import { type Intermediate, intermediatesOf } from "./step-intermediates.ts";
import type { Trajectory } from "./trajectory.ts";

/** A vector of a rule's state before and after an update. */
export interface StateChange {
  readonly symbol: StateSymbol;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** One update of a run, opened up. All vectors are of length dimension. */
export interface StepInsight {
  /** Number of the update, 1 for the first. */
  readonly time: number;
  /** η of this update. */
  readonly learningRate: number;
  readonly point: readonly number[];
  readonly gradient: readonly number[];
  readonly state: readonly StateChange[];
  /** Row-major [dimension, dimension]; null for rules that do not look at it. */
  readonly hessian: readonly number[] | null;
  /** What the rule calculates between its state and its step, in the order of its formula. */
  readonly intermediates: readonly Intermediate[];
  /** What was added to θ. */
  readonly step: readonly number[];
}

/** A rule's state is kept every so many updates. */
export const checkpointStride = 4096;

/**
 * Opens the updates of a run up: it makes them again from the kept points and gradients, with the
 * same arithmetic and so the same numbers. What it remembers makes any step quick to reach.
 */
export class RuleReplay {
  private readonly objective: Objective;
  private readonly trajectory: Trajectory;
  private readonly rule: UpdateRule;
  private readonly settings: RuleSettings;
  private readonly learningRate: number;
  private readonly point: Float64Array;
  private readonly gradient: Float64Array;
  private readonly hessian: Float64Array;
  /** The state before update `i · checkpointStride + 1`. */
  private readonly checkpoints: (readonly Float64Array[])[] = [];
  /** Updates that the rule has made since its state was 0. */
  private made = 0;

  /** @param trajectory of a run with these settings; it may still grow */
  constructor(objective: Objective, settings: RuleSettings, trajectory: Trajectory) {
    const { dimension } = objective;
    this.objective = objective;
    this.trajectory = trajectory;
    this.settings = settings;
    this.learningRate = learningRateOf(settings);
    this.rule = createUpdateRule(settings, dimension);
    this.point = new Float64Array(dimension);
    this.gradient = new Float64Array(dimension);
    this.hessian = new Float64Array(dimension * dimension);
    this.checkpoints.push(this.copyState());
  }

  /** The update that follows iterate `step`; null when the run ends there. */
  at(step: number): StepInsight | null {
    if (step < 0 || step + 1 >= this.trajectory.length) return null;
    this.goTo(step);
    const point = this.trajectory.pointAt(step);
    const gradient = this.trajectory.gradientAt(step);
    const before = this.copyState();
    const learningRate = this.update();
    const after = this.copyState();
    const known = {
      time: step + 1,
      learningRate,
      point,
      gradient,
      state: this.rule.state.map(({ symbol }, place) => ({
        symbol,
        before: Array.from(before[place]),
        after: Array.from(after[place]),
      })),
      hessian: this.rule.needsHessian ? Array.from(this.hessian) : null,
    };
    return {
      ...known,
      intermediates: intermediatesOf(this.settings, known),
      step: Array.from(this.point, (coordinate, axis) => coordinate - point[axis]),
    };
  }

  /**
   * Remembers the state on the way to the last of the rows that are there, so that `at` need not go
   * the whole way at once. To be called as rows arrive, or again and again until it is done.
   *
   * @param rowCount rows to go by, the start included; at most the trajectory's length
   * @param most updates to make in this call, to the next state that is kept
   * @returns whether all is remembered
   */
  advanceTo(rowCount: number, most = Number.POSITIVE_INFINITY): boolean {
    if (this.rule.state.length === 0) return true;
    const reached = this.checkpoints.length - 1;
    const end = Math.max(0, Math.floor((rowCount - 1) / checkpointStride));
    const target = Math.min(end, reached + Math.ceil(most / checkpointStride));
    if (target > reached) this.goTo(target * checkpointStride);
    return target >= end;
  }

  /** Brings the state to what it was at an iterate. */
  private goTo(step: number): void {
    if (this.rule.state.length === 0) {
      this.made = step;
      return;
    }
    const checkpoint = Math.min(Math.floor(step / checkpointStride), this.checkpoints.length - 1);
    const start = checkpoint * checkpointStride;
    if (step < this.made || start > this.made) {
      this.rule.state.forEach(({ values }, place) => {
        values.set(this.checkpoints[checkpoint][place]);
      });
      this.made = start;
    }
    while (this.made < step) this.update();
  }

  /** The next update. Returns its learning rate. */
  private update(): number {
    const { rule, settings, trajectory, point, gradient, hessian } = this;
    const { dimension } = trajectory;
    const offset = this.made * dimension;
    for (let i = 0; i < dimension; i++) {
      point[i] = trajectory.points[offset + i];
      gradient[i] = trajectory.gradients[offset + i];
    }
    if (rule.needsHessian) this.objective.hessian(point, hessian);
    const time = this.made + 1;
    const rate = scheduledRate(settings.schedule ?? constantSchedule, this.learningRate, time);
    rule.step(point, gradient, hessian, rate, time);
    this.made = time;
    const isNew = this.made === this.checkpoints.length * checkpointStride;
    if (isNew && rule.state.length > 0) this.checkpoints.push(this.copyState());
    return rate;
  }

  private copyState(): readonly Float64Array[] {
    return this.rule.state.map(({ values }) => values.slice());
  }
}
