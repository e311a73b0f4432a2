/** Why a text is no function, as facts. Columns are counted from 1, in the text as it was typed. */
export type ExpressionFault =
  | { readonly kind: "objective-empty" }
  | { readonly kind: "objective-too-long"; readonly length: number; readonly limit: number }
  /** More brackets within brackets, or more operations, than are calculated. */
  | { readonly kind: "objective-too-deep"; readonly limit: number }
  /** A character that no formula has; the suggestion says how it is written. */
  | {
      readonly kind: "objective-character";
      readonly text: string;
      readonly column: number;
      readonly suggestion: string | null;
    }
  /** A word that means nothing here; `isCall`: brackets follow, so a function was meant. */
  | {
      readonly kind: "objective-unknown-name";
      readonly text: string;
      readonly column: number;
      readonly isCall: boolean;
      readonly suggestion: string | null;
    }
  /** An operator, a comma or a bracket with nothing to work on. */
  | { readonly kind: "objective-misplaced"; readonly text: string; readonly column: number }
  /** A bracket or bar that is opened and never closed. */
  | { readonly kind: "objective-unclosed"; readonly text: string; readonly column: number }
  /** A bracket that closes what was never opened. */
  | { readonly kind: "objective-unopened"; readonly text: string; readonly column: number }
  /** A function without anything to be taken of. */
  | { readonly kind: "objective-no-argument"; readonly text: string; readonly column: number }
  | {
      readonly kind: "objective-argument-count";
      readonly text: string;
      readonly column: number;
      readonly expected: number;
      readonly actual: number;
    }
  /** A number with a sign in its middle: `,000` behind the 1 of `1,000`. */
  | {
      readonly kind: "objective-split-number";
      readonly text: string;
      readonly column: number;
      /** The digits before it, as typed. */
      readonly first: string;
    }
  /** A number beside another one, which may be one number or a product. */
  | {
      readonly kind: "objective-two-numbers";
      readonly text: string;
      readonly column: number;
      /** The number before it, as typed. */
      readonly first: string;
      /** Both as one number; null where they make none. */
      readonly together: string | null;
    }
  /** A power of more digits than are read. */
  | {
      readonly kind: "objective-long-power";
      readonly text: string;
      readonly column: number;
      readonly limit: number;
    }
  /** The −1 of `abs⁻¹(x)`, at a function that has no inverse. */
  | { readonly kind: "objective-no-inverse"; readonly text: string; readonly column: number }
  /** A number that is too large for a computer's. */
  | { readonly kind: "objective-number"; readonly text: string; readonly column: number }
  /** J has a value at no point of the plane that was looked at. */
  | { readonly kind: "objective-never-defined" };
