import type { ChainRuleFacts } from "#core/network/chain-rule.ts";
import type { ActivationName, NetworkShape } from "#core/network/network-shape.ts";
import { columnLetter } from "./network-shown.ts";

/** The chapter's formula of the chosen weight's gradient, in its letters i, j and k: in TeX. */
export function generalFormula(shape: NetworkShape, { choice }: ChainRuleFacts): string {
  const last = shape.sizes.length - 2;
  const letter = (column: number): string => columnLetter(last + 1, choice.layer, column) ?? "";
  const [from, to] = [letter(choice.layer), letter(choice.layer + 1)];
  const name = choice.from === null ? `b_${to}` : `w_{${from}${to}}`;
  const source = choice.from === null ? "" : ` \\cdot y_${from}`;
  const activation = shape.activations[choice.layer];
  const delta =
    choice.layer === last
      ? outputDelta(shape, activation, to)
      : `\\Big( \\sum_r \\delta_r\\, w_{${to}r} \\Big) \\cdot ${slope(activation, to)}`;
  return `\\frac{\\partial E}{\\partial ${name}} = ${delta}${source}`;
}

function outputDelta({ loss }: NetworkShape, activation: ActivationName, k: string): string {
  if (activation === "softmax")
    return loss === "cross-entropy" ? `(y_${k} - t_${k})` : `\\delta_${k}`;
  if (loss === "cross-entropy") {
    return `\\Big( -\\frac{t_${k}}{y_${k}} \\Big) \\cdot ${slope(activation, k)}`;
  }
  const error = `(y_${k} - t_${k})`;
  return activation === "identity" ? error : `${error} \\cdot ${slope(activation, k)}`;
}

/** ∂y/∂u as a factor. */
function slope(activation: ActivationName, index: string): string {
  const [y, u] = [`y_${index}`, `u_${index}`];
  const slopes: Readonly<Record<ActivationName, string>> = {
    sigmoid: `${y}(1 - ${y})`,
    tanh: `(1 - ${y}^2)`,
    relu: `[${u} > 0]`,
    identity: "1",
    softmax: `\\frac{\\partial ${y}}{\\partial ${u}}`,
  };
  return slopes[activation];
}
