import type { BinaryFunction, ConstantName, UnaryFunction, VariableName } from "./vocabulary.ts";

/** A formula as a tree; every kind of node that an expression may have. */
export type SyntaxTree =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "constant"; readonly name: ConstantName }
  | { readonly kind: "variable"; readonly name: VariableName }
  | { readonly kind: "negative"; readonly operand: SyntaxTree }
  | {
      readonly kind: "operation";
      readonly operator: "+" | "-" | "*" | "/" | "^";
      readonly left: SyntaxTree;
      readonly right: SyntaxTree;
    }
  | { readonly kind: "call"; readonly name: UnaryFunction; readonly argument: SyntaxTree }
  | {
      readonly kind: "call-of-two";
      readonly name: BinaryFunction;
      readonly left: SyntaxTree;
      readonly right: SyntaxTree;
    };
