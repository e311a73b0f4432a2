import { assertNever } from "../../common/assert-never.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import type { UnaryFunction } from "./vocabulary.ts";

/** How tightly a formula holds together: a sum, a product, a sign, a power, a unit. */
export type Binding = 1 | 2 | 3 | 4 | 5;

const bindings = { "+": 1, "-": 1, "*": 2, "/": 2, "^": 4 } as const;

/** How tightly the outermost part of a formula holds together. */
export function bindingOf(tree: SyntaxTree): Binding {
  switch (tree.kind) {
    case "operation":
      return bindings[tree.operator];
    case "negative":
      return 3;
    case "number":
      return tree.value < 0 || Object.is(tree.value, -0) ? 3 : 5;
    case "constant":
    case "variable":
    case "call":
    case "call-of-two":
      return 5;
    default:
      return assertNever(tree);
  }
}

/** How tightly the right side of an operator must hold together to do without brackets. */
export function rightBinding(operator: "+" | "-" | "*" | "/" | "^"): Binding {
  const rights = { "+": 2, "-": 2, "*": 3, "/": 4, "^": 4 } as const;
  return rights[operator];
}

/** How tightly the left side of an operator must hold together to do without brackets. */
export function leftBinding(operator: "+" | "-" | "*" | "/" | "^"): Binding {
  const lefts = { "+": 1, "-": 1, "*": 2, "/": 2, "^": 5 } as const;
  return lefts[operator];
}

/** A formula as people type it on a command line: `x^2 + sin(y)^2`. It reads back to the same. */
export function writeExpression(tree: SyntaxTree): string {
  switch (tree.kind) {
    case "number":
      return String(tree.value);
    case "constant":
    case "variable":
      return tree.name;
    case "negative":
      return `-${bracketed(tree.operand, 4)}`;
    case "operation": {
      const { operator, left, right } = tree;
      const gap = operator === "^" ? "" : " ";
      const power = operator === "^" && right.kind === "negative" ? 5 : rightBinding(operator);
      return `${bracketed(left, leftBinding(operator))}${gap}${operator}${gap}${bracketed(right, power)}`;
    }
    case "call":
      return writeCall(tree.name, writeExpression(tree.argument));
    case "call-of-two":
      return `${tree.name}(${writeExpression(tree.left)}, ${writeExpression(tree.right)})`;
    default:
      return assertNever(tree);
  }
}

/** A call as people write it: `ln(x)`, `|x|`. */
function writeCall(name: UnaryFunction, argument: string): string {
  if (name === "abs") return `|${argument}|`;
  return `${name === "log" ? "ln" : name}(${argument})`;
}

function bracketed(tree: SyntaxTree, needed: Binding): string {
  const text = writeExpression(tree);
  return bindingOf(tree) >= needed ? text : `(${text})`;
}
