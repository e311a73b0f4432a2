/** What the steady forms need of a graph. */
interface Builder {
  readonly nodes: readonly {
    readonly operation: string;
    readonly operands: readonly number[];
    readonly value: number;
  }[];
  number(value: number): number;
  numberOf(id: number): number | null;
  negate(operand: number): number;
  operation(operator: "+" | "-" | "*" | "/", left: number, right: number): number;
  unary(name: "sigmoid" | "softplus" | "tanh", operand: number): number;
}

/** c · eᵘ with c > 0, or a number c > 0 with no exponent. */
interface Term {
  readonly factor: number;
  /** The node of u; null for a number. */
  readonly exponent: number | null;
}

/**
 * A part of a sum of two exponentials, as 1/(1 + e⁻ˣ) or eˣ/(eˣ + eʸ), as a sigmoid, and their
 * difference over their sum as a hyperbolic tangent: the exponentials overflow long before those do.
 * Null for any other quotient.
 */
export function sigmoidQuotient(graph: Builder, above: number, below: number): number | null {
  const terms = sumOf(graph, below);
  if (terms) return partOf(graph, above, terms) ?? tangentOf(graph, above, terms);
  // (1 + eˣ)² below: one of its factors at a time.
  const { operation, operands } = graph.nodes[below];
  if (operation !== "multiply") return null;
  for (const [place, factor] of operands.entries()) {
    const part = sigmoidQuotient(graph, above, factor);
    if (part === null) continue;
    const rest = graph.operation("/", graph.number(1), operands[1 - place]);
    return graph.operation("*", part, rest);
  }
  return null;
}

function partOf(graph: Builder, above: number, [one, other]: readonly [Term, Term]): number | null {
  const part = termOf(graph, above);
  if (!part) return null;
  // What both sides have in common, c of c·e^u: the part is (c / c₁) · e^(u − u₁) of the first term.
  const isSame = (term: Term): boolean => part.exponent === term.exponent;
  const own = isSame(one) ? one : isSame(other) ? other : null;
  if (!own) return null;
  const rest = own === one ? other : one;
  const ratio = graph.number(part.factor / own.factor);
  return graph.operation("*", ratio, graph.unary("sigmoid", logRatio(graph, own, rest)));
}

function tangentOf(
  graph: Builder,
  above: number,
  [one, other]: readonly [Term, Term],
): number | null {
  const { operation, operands } = graph.nodes[above];
  if (operation !== "subtract") return null;
  const plus = termOf(graph, operands[0]);
  const minus = termOf(graph, operands[1]);
  if (!plus || !minus) return null;
  const isAs = areEqual(plus, one) && areEqual(minus, other);
  if (!isAs && !(areEqual(plus, other) && areEqual(minus, one))) return null;
  const half = graph.operation("*", graph.number(0.5), logRatio(graph, plus, minus));
  return graph.unary("tanh", half);
}

function areEqual(one: Term, other: Term): boolean {
  return one.factor === other.factor && one.exponent === other.exponent;
}

/**
 * The logarithm of a sum of two exponentials, as ln(1 + eˣ), which overflows only where it is too large
 * itself. Null for any other.
 */
export function softLogarithm(graph: Builder, operand: number): number | null {
  const terms = sumOf(graph, operand);
  if (!terms) return null;
  const [one, other] = terms;
  const soft = graph.unary("softplus", logRatio(graph, one, other));
  return graph.operation("+", logOf(graph, other), soft);
}

/** Two terms of which at least one has an exponential. */
function sumOf(graph: Builder, id: number): readonly [Term, Term] | null {
  const { operation, operands } = graph.nodes[id];
  if (operation === "cosh") {
    const [u] = operands;
    return [
      { factor: 0.5, exponent: u },
      { factor: 0.5, exponent: graph.negate(u) },
    ];
  }
  if (operation !== "add") return null;
  const one = termOf(graph, operands[0]);
  const other = termOf(graph, operands[1]);
  if (!one || !other || (one.exponent === null && other.exponent === null)) return null;
  return [one, other];
}

function termOf(graph: Builder, id: number): Term | null {
  const { operation, operands, value } = graph.nodes[id];
  if (operation === "number") return value > 0 ? { factor: value, exponent: null } : null;
  if (operation === "exp") return { factor: 1, exponent: operands[0] };
  if (operation !== "multiply") return null;
  const [factor, exponential] = operands;
  const number = graph.numberOf(factor);
  const { operation: inner, operands: exponents } = graph.nodes[exponential];
  if (number === null || !(number > 0) || inner !== "exp") return null;
  return { factor: number, exponent: exponents[0] };
}

/** ln(one / other). */
function logRatio(graph: Builder, one: Term, other: Term): number {
  return graph.operation("-", logOf(graph, one), logOf(graph, other));
}

/** u + ln c. */
function logOf(graph: Builder, { factor, exponent }: Term): number {
  const number = graph.number(Math.log(factor));
  return exponent === null ? number : graph.operation("+", exponent, number);
}
