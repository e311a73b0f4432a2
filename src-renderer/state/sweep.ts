import { roundToDigits } from "#core/common/rounding.ts";
import type { RateSweepResult } from "#core/descent/rate-sweep.ts";
import { divergenceEdge } from "#core/descent/stability.ts";
import { edgeOfRates } from "#core/descent/telling-rates.ts";
import { learningRateOf, withLearningRate } from "#core/optimizers/optimizer-table.ts";
import { faultOf } from "#core/protocol/faults.ts";
import type { PortClient } from "#core/protocol/port-client.ts";
import { type Experiment, objectiveOf, selectedRun } from "#core/session/experiment.ts";
import { experimentOf, type Session } from "#core/session/session.ts";
import type { Store } from "./store.ts";

/** Learning rates that are tried at once. */
export const sweepCount = 200;

/** What is known of the steps over the learning rate. */
export type SweepState =
  | { readonly kind: "none" }
  | { readonly kind: "sweeping"; readonly last: RateSweepResult | null }
  | { readonly kind: "swept"; readonly result: RateSweepResult };

/** Has the learning rates swept whenever what is descended in `Learning rates` has changed. */
export class SweepClient {
  private readonly port: Pick<PortClient, "request">;
  private readonly store: Store;
  private asked = "";
  private followed: Experiment | null = null;

  constructor(port: Pick<PortClient, "request">, store: Store) {
    this.port = port;
    this.store = store;
  }

  /** Asks for the sweep of a session, unless it is there already or another view is shown. */
  follow(session: Session): void {
    if (session.view !== "rates") return;
    const experiment = experimentOf(session);
    if (experiment === this.followed) return;
    this.followed = experiment;
    const { start, rule } = selectedRun(experiment);
    const range = sweepRange(experiment);
    // The rates compared move the range, not the runs; their own rates are no part of it.
    const asked = JSON.stringify([experiment.objective, start, withLearningRate(rule, 0), range]);
    if (asked === this.asked) return;
    this.asked = asked;
    void this.sweep(experiment, range);
  }

  private async sweep(
    experiment: Experiment,
    range: { readonly low: number; readonly high: number },
  ): Promise<void> {
    const { asked, store } = this;
    store.patch({ sweep: { kind: "sweeping", last: lastResult(store.state.sweep) } });
    const { start, rule, stop } = selectedRun(experiment);
    try {
      const result = await this.port.request({
        kind: "sweep-rates",
        specification: {
          objective: experiment.objective,
          settings: { start: [...start], rule, stop },
        },
        ...range,
        count: sweepCount,
      });
      if (this.asked === asked) store.patch({ sweep: { kind: "swept", result } });
    } catch (error) {
      if (this.asked !== asked) return;
      this.asked = "";
      this.followed = null;
      store.patch({ sweep: { kind: "none" } });
      store.notify({ kind: "trouble", fault: faultOf(error) });
    }
  }
}

/** What is shown until there is a newer result: while edits follow one another, still the last one. */
function lastResult(sweep: SweepState): RateSweepResult | null {
  if (sweep.kind === "swept") return sweep.result;
  return sweep.kind === "sweeping" ? sweep.last : null;
}

/**
 * The rates worth trying: up to somewhat beyond the edge of divergence where there is one, and as far
 * as the rates compared, but not many times beyond the edge, whether a formula says it or silent runs.
 */
export function sweepRange(experiment: Experiment): {
  readonly low: number;
  readonly high: number;
} {
  const largest = Math.max(...experiment.runs.map(({ rule }) => learningRateOf(rule)));
  const [objective, run] = [objectiveOf(experiment), selectedRun(experiment)];
  const known = divergenceEdge(objective, run.rule);
  const edge = known ?? edgeOfRates(objective, run);
  const wanted = 1.08 * largest;
  const high =
    edge === null
      ? wanted
      : Math.max(known === null ? 0 : 1.15 * known, Math.min(wanted, 3 * edge));
  const rounded = roundToDigits(high > 0 ? high : 1, 3);
  return { low: rounded / sweepCount, high: rounded };
}
