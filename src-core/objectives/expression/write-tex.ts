import { assertNever } from "../../common/assert-never.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import type { BinaryFunction, UnaryFunction } from "./vocabulary.ts";
import { bindingOf, leftBinding, rightBinding } from "./write-expression.ts";

/** Functions that TeX has a command for; the others are set upright by their name. */
const commands: Partial<Readonly<Record<UnaryFunction | BinaryFunction, string>>> = {
  sin: "\\sin",
  cos: "\\cos",
  tan: "\\tan",
  asin: "\\arcsin",
  acos: "\\arccos",
  atan: "\\arctan",
  sinh: "\\sinh",
  cosh: "\\cosh",
  tanh: "\\tanh",
  exp: "\\exp",
  log: "\\ln",
  log10: "\\lg",
  min: "\\min",
  max: "\\max",
};

/** Functions that stand between bars or under a root. */
const fenced: readonly UnaryFunction[] = ["sqrt", "cbrt", "abs", "floor", "ceil"];

/** A formula in TeX, as it is set in a book: `x^2 + \sin^2 y`. */
export function writeTex(tree: SyntaxTree): string {
  switch (tree.kind) {
    case "number":
      return texNumber(tree.value);
    case "constant":
      return tree.name === "pi" ? "\\pi" : "e";
    case "variable":
      return tree.name;
    case "negative":
      return `-${bracketed(tree.operand, 2)}`;
    case "operation":
      return writeOperation(tree);
    case "call":
      return writeCall(tree.name, tree.argument, "");
    case "call-of-two":
      return `${commandOf(tree.name)}${inBrackets(`${writeTex(tree.left)},\\, ${writeTex(tree.right)}`)}`;
    default:
      return assertNever(tree);
  }
}

function writeOperation(tree: Extract<SyntaxTree, { kind: "operation" }>): string {
  const { operator, left, right } = tree;
  switch (operator) {
    case "+":
    case "-":
      return `${bracketed(left, 1)} ${operator} ${bracketed(right, rightBinding(operator))}`;
    case "*":
      return writeProduct(left, right);
    case "/":
      return `\\frac{${writeTex(left)}}{${writeTex(right)}}`;
    case "^":
      return writePower(left, right);
    default:
      return assertNever(operator);
  }
}

/** Factors stand side by side, with a dot only where a number would run into what stands before. */
function writeProduct(left: SyntaxTree, right: SyntaxTree): string {
  const first = bracketed(left, leftBinding("*"));
  const second = bracketed(right, rightBinding("*"));
  return `${first}${joint(left, second, right)}${second}`;
}

function joint(left: SyntaxTree, second: string, right: SyntaxTree): string {
  if (/^[\d.-]/.test(second)) return " \\cdot ";
  return isLetter(right) && (isLetter(left) || left.kind === "number" || left.kind === "operation")
    ? " "
    : "\\, ";
}

/** A variable, a constant, or a power of one. */
function isLetter(tree: SyntaxTree): boolean {
  if (tree.kind === "variable" || tree.kind === "constant") return true;
  return tree.kind === "operation" && tree.operator === "^" && isLetter(tree.left);
}

/** The power of a function stands at its name: sin² y. */
function writePower(base: SyntaxTree, exponent: SyntaxTree): string {
  const isNamed = base.kind === "call" && commands[base.name] !== undefined;
  const isWhole = exponent.kind === "number" && exponent.value > 0;
  if (isNamed && isWhole && base.name !== "exp") {
    return writeCall(base.name, base.argument, raised(exponent));
  }
  const text = isFenced(base) ? writeTex(base) : inBrackets(writeTex(base));
  return `${text}${raised(exponent)}`;
}

/** Whether a high exponent behind it can belong to nothing but the whole of it. */
function isFenced(tree: SyntaxTree): boolean {
  if (tree.kind !== "call") return bindingOf(tree) >= 5;
  return fenced.includes(tree.name);
}

function raised(exponent: SyntaxTree): string {
  const text = writeTex(exponent);
  return text.length === 1 ? `^${text}` : `^{${text}}`;
}

/** Brackets as high as what they hold. */
function inBrackets(text: string): string {
  return text.includes("\\frac") ? `\\left(${text}\\right)` : `(${text})`;
}

function writeCall(name: UnaryFunction, argument: SyntaxTree, power: string): string {
  const inner = writeTex(argument);
  if (name === "sqrt") return `\\sqrt{${inner}}`;
  if (name === "cbrt") return `\\sqrt[3]{${inner}}`;
  if (name === "abs") return `\\left|${inner}\\right|`;
  if (name === "floor") return `\\left\\lfloor ${inner} \\right\\rfloor`;
  if (name === "ceil") return `\\left\\lceil ${inner} \\right\\rceil`;
  if (name === "exp") return `e^{${inner}}`;
  const isPlain = argument.kind === "variable" || argument.kind === "constant";
  const command = `${commandOf(name)}${power}`;
  return isPlain ? `${command} ${inner}` : `${command}${inBrackets(inner)}`;
}

function commandOf(name: UnaryFunction | BinaryFunction): string {
  return commands[name] ?? `\\operatorname{${name}}`;
}

function texNumber(value: number): string {
  const [mantissa, exponent] = String(value).split("e");
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
}

function bracketed(tree: SyntaxTree, needed: number): string {
  const text = writeTex(tree);
  return bindingOf(tree) >= needed ? text : inBrackets(text);
}
