import type {
  RuntimeFact,
  RuntimeRefusal,
  RuntimeRefusalReason,
} from "#core/protocol/runtime-facts.ts";

/** The facts themselves live in the core, where their words are. */
export type * from "#core/protocol/runtime-facts.ts";

/** Is told each fact as it happens. */
export type RuntimeReport = (fact: RuntimeFact) => void;

/** No source gave an Electron; `refusals` says why, in the order in which they were asked. */
export class ElectronRuntimeError extends Error {
  override readonly name = "ElectronRuntimeError";
  readonly refusals: readonly RuntimeRefusal[];

  constructor(refusals: readonly RuntimeRefusal[]) {
    super(refusals.map(({ source, reason }) => `${source}: ${reason.kind}`).join(", "));
    this.refusals = refusals;
  }
}

/** Thrown inside one source to leave it; {@link ElectronRuntimeError} gathers the reasons. */
export class SourceRefused extends Error {
  override readonly name = "SourceRefused";
  readonly reason: RuntimeRefusalReason;

  constructor(reason: RuntimeRefusalReason) {
    super(reason.kind);
    this.reason = reason;
  }
}
