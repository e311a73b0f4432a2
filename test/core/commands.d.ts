import fc from "fast-check";
import type { SessionCommand } from "#core/session/session-command.ts";
/** Any command, sensible or not. */
export declare const anyCommand: fc.Arbitrary<SessionCommand>;
/** What a person does to the document: a command, perhaps one of a gesture, or back and forth. */
export type Deed =
  | {
      readonly kind: "perform";
      readonly command: SessionCommand;
      readonly gesture: string | null;
    }
  | {
      readonly kind: "undo";
    }
  | {
      readonly kind: "redo";
    }
  | {
      readonly kind: "end-gesture";
    };
/** Whatever a person may do to the document, one thing after the other. */
export declare const anyDeeds: fc.Arbitrary<readonly Deed[]>;
