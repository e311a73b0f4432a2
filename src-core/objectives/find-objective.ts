import { catalogue, createCatalogue } from "./catalogue.ts";
import { type ExpressionCompiler, neededNodes } from "./expression/evaluate.ts";
import type { ExpressionFault } from "./expression/expression-fault.ts";
import { ExpressionGraph, GraphTooLargeError } from "./expression/expression-graph.ts";
import { readExpression } from "./expression/read-expression.ts";
import type { SyntaxTree } from "./expression/syntax-tree.ts";
import { typedObjective } from "./expression/typed-objective.ts";
import type { Objective } from "./objective.ts";

/** Why a text names no objective. */
export type ObjectiveFault =
  | ExpressionFault
  /** An id that the catalogue does not have. */
  | { readonly kind: "objective-unknown"; readonly text: string };

/** What was found for a text. */
export type ObjectiveSearch =
  | { readonly ok: true; readonly objective: Objective }
  | { readonly ok: false; readonly fault: ObjectiveFault };

/** So many texts are remembered: what is typed is asked for again and again. */
const mostRemembered = 64;

/** Finds objectives by id and by formula; the same object for the same text. */
export class ObjectiveFinder {
  private readonly objectives: readonly Objective[];
  private readonly compiler: ExpressionCompiler | null;
  private readonly remembered = new Map<string, ObjectiveSearch>();

  /** @param compiler null: formulas are walked instead of compiled */
  constructor(compiler: ExpressionCompiler | null) {
    this.compiler = compiler;
    this.objectives = compiler ? createCatalogue(compiler) : catalogue;
  }

  /** The objective of the catalogue with that id. */
  byId(id: string): ObjectiveSearch {
    const objective = this.objectives.find((candidate) => candidate.id === id);
    if (objective) return { ok: true, objective };
    return { ok: false, fault: { kind: "objective-unknown", text: id } };
  }

  /**
   * The objective that a person means: by its id in the catalogue, or by its formula as people write
   * it (`x^2+sin(y)^2`, `x² + sin²(y)`, with or without `J(x,y) =`). A formula of the catalogue gives
   * that function, with all that is known of it.
   */
  byText(text: string): ObjectiveSearch {
    const known = this.remembered.get(text);
    const search = known ?? this.search(text);
    // At the end of the line, whether new or asked for again: the first in it is forgotten first.
    this.remembered.delete(text);
    this.remembered.set(text, search);
    if (this.remembered.size > mostRemembered) {
      for (const oldest of this.remembered.keys()) {
        this.remembered.delete(oldest);
        break;
      }
    }
    return search;
  }

  private search(text: string): ObjectiveSearch {
    const named = this.byId(text.trim().toLowerCase());
    if (named.ok) return named;
    const reading = readExpression(text);
    if (!reading.ok) return reading;
    const id = catalogueFormulas().get(graphText(reading.tree));
    return id ? this.byId(id) : typedObjective(reading.tree, this.compiler);
  }
}

const finder = new ObjectiveFinder(null);

/** {@link ObjectiveFinder.byText} without a compiler. */
export function findObjective(text: string): ObjectiveSearch {
  return finder.byText(text);
}

/** {@link ObjectiveFinder.byId} without a compiler. */
export function findById(id: string): ObjectiveSearch {
  return finder.byId(id);
}

let formulas: ReadonlyMap<string, string> | null = null;

/** The ids of the catalogue by the graphs of their formulas. */
function catalogueFormulas(): ReadonlyMap<string, string> {
  formulas ??= new Map(
    catalogue.flatMap(({ id, expression }) => {
      const reading = readExpression(expression);
      return reading.ok ? [[graphText(reading.tree), id] as const] : [];
    }),
  );
  return formulas;
}

/** The same text for formulas that are calculated in the same way; "" for one that is too large. */
function graphText(tree: SyntaxTree): string {
  const graph = new ExpressionGraph();
  try {
    const root = graph.add(tree);
    const order = neededNodes(graph, [root]);
    const places = new Map(order.map((id, place) => [id, place]));
    return order
      .map((id) => graph.nodes[id])
      .map(({ operation, operands, value }) =>
        [operation, value, ...operands.map((id) => places.get(id))].join(" "),
      )
      .join(";");
  } catch (error) {
    if (error instanceof GraphTooLargeError) return "";
    throw error;
  }
}
