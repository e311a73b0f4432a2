import { type LayerPlace, layerPlaces } from "../network/network-shape.ts";
import type { UpdateRule } from "../optimizers/optimizer.ts";
import { createUpdateRule, learningRateOf } from "../optimizers/optimizer-table.ts";
import { constantSchedule, scheduledRate } from "../optimizers/schedule.ts";
import { BatchGradient } from "./batch-gradient.ts";
import { Batches } from "./batches.ts";
import { Evaluator, packSamples, type SampleRows, type Score } from "./evaluation.ts";
import type { PreparedTraining } from "./prepared-training.ts";
import { firstRunaway, hasRunaway, largestOf, latestGrowth } from "./runaway.ts";
import { Snapshots, type TrainingSnapshot } from "./snapshots.ts";
import { TrainingEnd } from "./training-end.ts";
import type { TrainingHistory } from "./training-frame.ts";
import type { TrainingOutcome } from "./training-outcome.ts";
import { firstStride, TrainingRecorder } from "./training-recorder.ts";
import type { TrainingStopRules } from "./training-setup.ts";

/** Updates between two places that are kept to find out how numbers ran away. */
const waymarkEvery = 64;
/** Memory that snapshots may take when nobody says otherwise. */
const defaultBudgetBytes = 32 * 2 ** 20;

/** What a run keeps besides where it stands. */
export interface TrainingRunOptions {
  /** Whether it keeps the loss over the updates and can go back; default: yes. */
  readonly isKept?: boolean;
  /** Memory for snapshots, in bytes. */
  readonly budgetBytes?: number;
}

/**
 * One training run: the same setup makes the same updates, bit for bit, whether they are made in one
 * go or in slices, for the first time or again after going back. An update allocates nothing.
 */
export class TrainingRun {
  /** What it was made of. */
  readonly prepared: PreparedTraining;
  /** θ now; changes in place. */
  readonly parameters: Float64Array;
  /** What the last update of the last `advance` changed; zeros at the start and after going back. */
  readonly change: Float64Array;
  /** Runs samples through the network. */
  readonly evaluator: Evaluator;
  readonly trainingRows: SampleRows;
  /** Null when no samples were kept for testing. */
  readonly testRows: SampleRows | null;
  private readonly isKept: boolean;
  private readonly batches: Batches;
  private readonly batchGradient: BatchGradient;
  /** Where the parameters of each layer lie. */
  readonly places: readonly LayerPlace[];
  private readonly gradient: Float64Array;
  private readonly before: Float64Array;
  private readonly rule: UpdateRule;
  private readonly snapshots: Snapshots;
  private readonly recorder: TrainingRecorder;
  private readonly noHessian = new Float64Array(0);
  private stepNow = 0;
  private headNow = 0;
  private goal: number | null = null;
  private best = { loss: Number.POSITIVE_INFINITY, epoch: 0 };
  private readonly end: TrainingEnd;
  private ended: TrainingOutcome | null = null;
  private diverged: Extract<TrainingOutcome, { kind: "diverged" }> | null = null;
  /** The last two waymarks: the earlier one lies at least one update before where the run stands. */
  private waymarks: readonly [TrainingSnapshot, TrainingSnapshot];

  constructor(prepared: PreparedTraining, options: TrainingRunOptions = {}) {
    const { setup, shape, initial, trainingSamples, testSamples } = prepared;
    this.prepared = prepared;
    this.isKept = options.isKept ?? true;
    this.parameters = initial.slice();
    this.before = initial.slice();
    this.change = new Float64Array(initial.length);
    this.gradient = new Float64Array(initial.length);
    this.batches = new Batches(prepared);
    this.batchGradient = new BatchGradient(shape, this.batches);
    this.end = new TrainingEnd(setup.stop, this.batches.stepsPerEpoch);
    this.places = layerPlaces(shape);
    this.rule = createUpdateRule(setup.rule, initial.length);
    this.evaluator = new Evaluator(shape);
    this.trainingRows = packSamples(prepared, trainingSamples);
    this.testRows = testSamples.length > 0 ? packSamples(prepared, testSamples) : null;
    this.snapshots = new Snapshots(options.budgetBytes ?? defaultBudgetBytes);
    this.recorder = new TrainingRecorder(firstStride(prepared, this.batches.size));
    const start = this.snapshot();
    this.waymarks = [start, start];
    this.keep();
    this.arrive();
  }

  /** Updates that led to where it stands; 0 at the start. */
  get step(): number {
    return this.stepNow;
  }

  /** The furthest that it has been. */
  get head(): number {
    return this.headNow;
  }

  /** Updates an epoch takes. */
  get stepsPerEpoch(): number {
    return this.batches.stepsPerEpoch;
  }

  /** Why it stands still here; null: it can go on. */
  get outcome(): TrainingOutcome | null {
    return this.ended;
  }

  /** Whether it is still on the way to where `seek` sent it. */
  get isSeeking(): boolean {
    return this.goal !== null;
  }

  /** Mean loss and accuracy over the training samples, and over those kept for testing. */
  score(): { readonly training: Score; readonly test: Score | null } {
    return {
      training: this.evaluator.score(this.parameters, this.trainingRows),
      test: this.testRows ? this.evaluator.score(this.parameters, this.testRows) : null,
    };
  }

  /** The loss over the updates so far, with that of where it stands, which is `now`. */
  history(now: { readonly training: Score; readonly test: Score | null }): TrainingHistory {
    return this.recorder.history({ step: this.stepNow, ...now });
  }

  /**
   * Makes updates: so many, or fewer where the run ends or a `seek` has arrived.
   *
   * @param steps 1 or more
   */
  advance(steps: number): void {
    const { lastStep } = this.end;
    const furthest = this.diverged === null ? lastStep : Math.min(lastStep, this.diverged.step - 1);
    const end = Math.min(this.stepNow + steps, this.goal ?? furthest, furthest);
    while (this.stepNow < end && this.ended === null) {
      if (this.stepNow + 1 === end || this.mayEndAfter(this.stepNow + 1)) {
        this.before.set(this.parameters);
      }
      this.update();
      this.look();
    }
    this.arrive();
    for (let i = 0; i < this.change.length; i++) {
      this.change[i] = this.stepNow === 0 ? 0 : this.parameters[i] - this.before[i];
    }
  }

  /**
   * Goes to the state after `step` updates, 0 to `head`: at once to the nearest snapshot before it;
   * `advance` brings it the rest of the way and no further, while `isSeeking`.
   */
  seek(step: number): void {
    const goal = Math.max(0, Math.min(Math.round(step), this.headNow));
    // One update before it, so that what the last one changed is known.
    const snapshot = this.snapshots.before(Math.max(0, goal - 1));
    const isOnTheWay = this.stepNow < goal && this.stepNow >= snapshot.step && this.ended === null;
    if (!isOnTheWay && this.stepNow !== goal) this.restore(snapshot);
    this.goal = goal;
    this.arrive();
    if (this.stepNow === 0) this.change.fill(0);
  }

  /** Ends here by hand; `goOn` takes it back. */
  stop(): void {
    this.ended ??= this.facts("stopped");
  }

  /**
   * Goes on after `stop`, and beyond an end: as many epochs again, without the goal that was reached,
   * and with patience anew. After a divergence there is nothing to go on with.
   */
  goOn(): void {
    if (this.ended === null || this.ended.kind === "diverged") return;
    this.end.pass(this.ended);
    this.ended = null;
  }

  /** From here on it ends by other rules: the updates are the same, and those made are kept. */
  changeStop(stop: TrainingStopRules): void {
    this.end.change(stop, this.headNow);
    if (this.ended?.kind !== "diverged") this.ended = null;
    this.arrive();
  }

  /** What is known of where it stands: that a `seek` is done, that this is the end. */
  private arrive(): void {
    if (this.diverged?.step === this.stepNow + 1) this.ended ??= this.diverged;
    else if (this.stepNow === this.end.lastStep) this.ended ??= this.facts("epoch-limit");
    if (this.goal === this.stepNow || this.ended !== null) this.goal = null;
  }

  private update(): void {
    const { rule, l2 } = this.prepared.setup;
    const count = this.batches.take(this.stepNow);
    this.batchGradient.measure(this.parameters, count, this.gradient);
    if (l2 > 0) this.addDecay(l2);
    const time = this.stepNow + 1;
    const rate = scheduledRate(rule.schedule ?? constantSchedule, learningRateOf(rule), time);
    this.rule.step(this.parameters, this.gradient, this.noHessian, rate, time);
    this.stepNow = time;
  }

  /** λ·w for the weights; biases are free. */
  private addDecay(l2: number): void {
    for (const { weights, biases } of this.places) {
      for (let at = weights; at < biases; at++) this.gradient[at] += l2 * this.parameters[at];
    }
  }

  /** What an update may have brought about. */
  private look(): void {
    if (hasRunaway(this.parameters)) {
      this.diverge();
      return;
    }
    this.headNow = Math.max(this.headNow, this.stepNow);
    if (this.mayEndAfter(this.stepNow)) this.watchLoss();
    // Behind what the loss says, so that a snapshot knows the best loss up to it.
    if (this.stepNow % waymarkEvery === 0) this.waymarks = [this.waymarks[1], this.snapshot()];
    this.keep();
  }

  private keep(): void {
    if (!this.isKept) return;
    if (this.snapshots.wants(this.stepNow)) this.snapshots.keep(this.snapshot());
    if (!this.recorder.wants(this.stepNow)) return;
    const { training, test } = this.score();
    this.recorder.record(this.stepNow, training, test);
  }

  private mayEndAfter(step: number): boolean {
    return this.end.watchesLoss && step % this.stepsPerEpoch === 0;
  }

  private watchLoss(): void {
    const { loss } = this.evaluator.score(this.parameters, this.trainingRows);
    const epoch = this.stepNow / this.stepsPerEpoch;
    if (loss < this.best.loss) this.best = { loss, epoch };
    this.ended = this.end.after({ step: this.stepNow, epoch, loss }, this.best);
  }

  private facts(kind: "epoch-limit" | "stopped"): TrainingOutcome {
    const { loss } = this.evaluator.score(this.parameters, this.trainingRows);
    return { kind, step: this.stepNow, epoch: this.stepNow / this.stepsPerEpoch, loss };
  }

  /** The update just made was the first after which a number had run away: the run stands before it. */
  private diverge(): void {
    const step = this.stepNow;
    const runaway = firstRunaway(this.parameters, this.places);
    const last = largestOf(this.parameters, this.places);
    this.restore(this.waymarks[0]);
    const largest = [largestOf(this.parameters, this.places)];
    while (this.stepNow < step - 1) {
      this.before.set(this.parameters);
      this.update();
      largest.push(largestOf(this.parameters, this.places));
    }
    const growth = latestGrowth([...largest, last], runaway.layer - 1);
    const epoch = step / this.stepsPerEpoch;
    this.diverged = { kind: "diverged", step, epoch, ...runaway, growth };
    this.ended = this.diverged;
  }

  private snapshot(): TrainingSnapshot {
    return {
      step: this.stepNow,
      parameters: this.parameters.slice(),
      rule: this.rule.state.map(({ values }) => values.slice()),
      ...this.batches.state,
      best: this.best,
    };
  }

  private restore(snapshot: TrainingSnapshot): void {
    this.stepNow = snapshot.step;
    this.parameters.set(snapshot.parameters);
    this.before.set(snapshot.parameters);
    this.rule.state.forEach(({ values }, at) => {
      values.set(snapshot.rule[at]);
    });
    this.batches.restore(snapshot);
    this.best = snapshot.best;
    this.waymarks = [snapshot, snapshot];
    this.ended = null;
  }
}
