import { BackPropagation } from "../network/back-propagation.ts";
import { type LayerPlace, layerPlaces } from "../network/network-shape.ts";
import type { UpdateRule } from "../optimizers/optimizer.ts";
import { createUpdateRule, learningRateOf } from "../optimizers/optimizer-table.ts";
import { constantSchedule, scheduledRate } from "../optimizers/schedule.ts";
import { Batches } from "./batches.ts";
import { Evaluator, packSamples, type SampleRows, type Score } from "./evaluation.ts";
import type { PreparedTraining } from "./prepared-training.ts";
import { firstRunaway, growthOf, hasRunaway } from "./runaway.ts";
import { Snapshots, type TrainingSnapshot } from "./snapshots.ts";
import type { TrainingHistory } from "./training-frame.ts";
import type { TrainingOutcome } from "./training-outcome.ts";
import { TrainingRecorder } from "./training-recorder.ts";

/** Updates between two looks for numbers that ran away. */
const lookEvery = 64;
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
  private readonly passes: BackPropagation;
  /** Where the parameters of each layer lie. */
  readonly places: readonly LayerPlace[];
  private readonly gradient: Float64Array;
  private readonly before: Float64Array;
  private readonly rule: UpdateRule;
  private readonly snapshots: Snapshots;
  private readonly recorder = new TrainingRecorder();
  private readonly noHessian = new Float64Array(0);
  private stepNow = 0;
  private headNow = 0;
  private goal: number | null = null;
  private best = { loss: Number.POSITIVE_INFINITY, epoch: 0 };
  private ended: TrainingOutcome | null = null;
  private diverged: Extract<TrainingOutcome, { kind: "diverged" }> | null = null;
  private lastGood: TrainingSnapshot;

  constructor(prepared: PreparedTraining, options: TrainingRunOptions = {}) {
    const { setup, shape, initial, trainingSamples, testSamples } = prepared;
    this.prepared = prepared;
    this.isKept = options.isKept ?? true;
    this.parameters = initial.slice();
    this.before = initial.slice();
    this.change = new Float64Array(initial.length);
    this.gradient = new Float64Array(initial.length);
    this.batches = new Batches(prepared);
    this.passes = new BackPropagation(shape, this.batches.size);
    this.places = layerPlaces(shape);
    this.rule = createUpdateRule(setup.rule, initial.length);
    this.evaluator = new Evaluator(shape);
    this.trainingRows = packSamples(prepared, trainingSamples);
    this.testRows = testSamples.length > 0 ? packSamples(prepared, testSamples) : null;
    this.snapshots = new Snapshots(options.budgetBytes ?? defaultBudgetBytes);
    this.lastGood = this.snapshot();
    this.keep();
    if (this.lastStep === 0) this.end(this.facts("epoch-limit"));
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
    const end = Math.min(
      this.stepNow + steps,
      this.goal ?? Number.POSITIVE_INFINITY,
      this.lastStep,
    );
    while (this.stepNow < end && this.ended === null) {
      if (this.diverged !== null && this.stepNow === this.diverged.step - 1) {
        this.ended = this.diverged;
        break;
      }
      const isLast = this.stepNow + 1 === end || this.mayEndAfter(this.stepNow + 1);
      if (isLast) this.before.set(this.parameters);
      this.update();
      this.look();
    }
    if (this.goal === this.stepNow || this.ended !== null) this.goal = null;
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
    if (!isOnTheWay && !(this.stepNow === goal && goal > 0)) this.restore(snapshot);
    this.goal = this.stepNow === goal ? null : goal;
    if (this.stepNow === 0) this.change.fill(0);
  }

  /** Ends here by hand; another `advance` goes on. */
  stop(): void {
    this.ended ??= this.facts("stopped");
  }

  /** Goes on after `stop`. */
  goOn(): void {
    if (this.ended?.kind === "stopped") this.ended = null;
  }

  private get lastStep(): number {
    return this.prepared.setup.stop.epochs * this.stepsPerEpoch;
  }

  private update(): void {
    const { rule, l2 } = this.prepared.setup;
    const count = this.batches.take(this.stepNow);
    this.passes.forward(this.parameters, this.batches.inputs, count);
    this.passes.backward(this.parameters, this.batches.targets, count, this.gradient);
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
    const isEpochEnd = this.stepNow % this.stepsPerEpoch === 0;
    const isDue = this.stepNow % lookEvery === 0 || this.stepNow === this.lastStep;
    const isRecorded = this.isKept && this.wantsKeeping();
    if (isDue || isRecorded || (isEpochEnd && this.watchesLoss)) {
      if (hasRunaway(this.parameters)) {
        this.findDivergence();
        return;
      }
      this.lastGood = this.snapshot();
    }
    this.headNow = Math.max(this.headNow, this.stepNow);
    if (isRecorded) this.keep();
    if (isEpochEnd && this.watchesLoss) this.watchLoss();
    if (this.stepNow === this.lastStep && this.ended === null) this.end(this.facts("epoch-limit"));
  }

  private wantsKeeping(): boolean {
    return this.recorder.wants(this.stepNow) || this.snapshots.wants(this.stepNow);
  }

  private keep(): void {
    if (!this.isKept) return;
    if (this.snapshots.wants(this.stepNow)) this.snapshots.keep(this.snapshot());
    if (!this.recorder.wants(this.stepNow)) return;
    const { training, test } = this.score();
    this.recorder.record(this.stepNow, training, test);
  }

  private get watchesLoss(): boolean {
    const { loss, patience } = this.prepared.setup.stop;
    return loss !== null || patience !== null;
  }

  private mayEndAfter(step: number): boolean {
    return this.watchesLoss && step % this.stepsPerEpoch === 0;
  }

  private watchLoss(): void {
    const { loss: goal, patience } = this.prepared.setup.stop;
    const { loss } = this.evaluator.score(this.parameters, this.trainingRows);
    const epoch = this.stepNow / this.stepsPerEpoch;
    const place = { step: this.stepNow, epoch, loss };
    if (loss < this.best.loss) this.best = { loss, epoch };
    if (goal !== null && loss < goal) this.end({ kind: "loss-reached", ...place, goal });
    else if (patience !== null && epoch - this.best.epoch >= patience) {
      const { loss: bestLoss, epoch: bestEpoch } = this.best;
      this.end({ kind: "no-progress", ...place, bestLoss, bestEpoch, patience });
    }
  }

  private end(outcome: TrainingOutcome): void {
    this.ended = outcome;
  }

  private facts(kind: "epoch-limit" | "stopped"): TrainingOutcome {
    const { loss } = this.evaluator.score(this.parameters, this.trainingRows);
    return { kind, step: this.stepNow, epoch: this.stepNow / this.stepsPerEpoch, loss };
  }

  /** Goes back to where all was well, and again update by update to the last one that was. */
  private findDivergence(): void {
    this.restore(this.lastGood);
    const largest: Float64Array[] = [];
    for (;;) {
      const good = this.snapshot();
      this.before.set(this.parameters);
      largest.push(growthOf.largest(this.parameters, this.places));
      this.update();
      const runaway = firstRunaway(this.parameters, this.places);
      if (!runaway) continue;
      largest.push(growthOf.largest(this.parameters, this.places));
      const step = this.stepNow;
      this.restore(good);
      this.headNow = this.stepNow;
      this.diverged = {
        kind: "diverged",
        step,
        epoch: step / this.stepsPerEpoch,
        ...runaway,
        growth: growthOf.lately(largest, runaway.layer - 1),
      };
      this.ended = this.diverged;
      return;
    }
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
    this.lastGood = snapshot;
    this.ended = null;
  }
}
