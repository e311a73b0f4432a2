import fc from "fast-check";
import type { RunSettings } from "#core/descent/run-settings.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { type ObjectiveReference } from "#core/objectives/objective-reference.ts";
import { type Session } from "#core/session/session.ts";
/** Any text at all: every UTF-16 unit, lone surrogates included. */
export declare const anyText: fc.Arbitrary<string>;
/** A finite double between two bounds, of any size. */
export declare function finite(min: number, max: number): fc.Arbitrary<number>;
/** Settings with which a run on this objective can begin. */
export declare function runSettings(objective: Objective): fc.Arbitrary<RunSettings>;
/** Functions whose runs may start anywhere, each as a session refers to it. */
export declare const objectiveReferences: readonly ObjectiveReference[];
/** Any document that the app can be in. */
export declare const anySession: fc.Arbitrary<Session>;
