import type { Session } from "#core/session/session.ts";

/** How many updates of a training an edit set aside: it began another one. 0: none. */
export function lostUpdates({ network: before }: Session, { network: after }: Session): number {
  return after.setup !== before.setup && after.look.step === 0 ? before.look.step : 0;
}
