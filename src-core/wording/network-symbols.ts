/**
 * The symbols of a network, and how they are numbered wherever they stand: in heatmaps, drawing,
 * readouts, chain rule, status, saved pictures, and for those who hear them.
 *
 * Layers of neurons are counted from the inputs, which are layer 0; the first hidden layer is layer 1,
 * and so on up to the outputs. A layer of weights, and its biases, have the number of the layer that
 * they lead to: `Weights of layer 1` come from the inputs. Neurons are counted from 1 within their
 * layer. Every symbol carries its layer, raised and in brackets: y₁⁽⁰⁾ is the first input, u₂⁽¹⁾ and
 * y₂⁽¹⁾ are sum and output of the second neuron of layer 1, δ₂⁽¹⁾ = ∂E/∂u₂⁽¹⁾, b₂⁽¹⁾ is its bias, and
 * w₁₂⁽¹⁾ is the weight from neuron 1 of layer 0 to neuron 2 of layer 1. Targets tₖ are numbered as the
 * outputs and need no layer: there are none elsewhere. Inside the program all of these, layers of
 * weights too, are counted from 0.
 */
export interface NetworkSymbol {
  readonly letter: "y" | "u" | "δ" | "w" | "b" | "t";
  /** From 1; a letter stands for any neuron. Two for a weight: from, to. */
  readonly index: readonly (number | "r" | "k")[];
  /** null: a target. */
  readonly layer: number | null;
}

/** A quantity of one neuron, of a layer of neurons (inputs: 0); `neuron` from 1. */
export function neuronSymbol(
  letter: "y" | "u" | "δ",
  layer: number,
  neuron: number | "r",
): NetworkSymbol {
  return { letter, index: [neuron], layer };
}

/** A weight or a bias by its numbers, all from 1. */
export interface ParameterName {
  readonly layer: number;
  /** The neuron it comes from; null: it is a bias. */
  readonly from: number | null;
  readonly to: number;
}

/** The symbol of a weight or a bias. */
export function parameterSymbol({ layer, from, to }: ParameterName): NetworkSymbol {
  return from === null
    ? { letter: "b", index: [to], layer }
    : { letter: "w", index: [from, to], layer };
}

const lowered = "₀₁₂₃₄₅₆₇₈₉";
const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const loweredLetters = { r: "ᵣ", k: "ₖ" } as const;

/** A whole number as small digits below the line. */
export function subscript(value: number): string {
  return Array.from(String(value), (digit) => lowered[Number(digit)] ?? digit).join("");
}

/** The number of a layer as it is raised: ⁽²⁾. */
export function raisedLayer(layer: number): string {
  const digits = Array.from(String(layer), (digit) => raised[Number(digit)] ?? digit);
  return `⁽${digits.join("")}⁾`;
}

/** Indices of two digits have a comma between them: w₁₂,₃. */
function comma(index: NetworkSymbol["index"]): string {
  return index.some((one) => typeof one === "number" && one > 9) ? "," : "";
}

/** A symbol as plain text: `δ₁⁽²⁾`, `w₁₂⁽¹⁾`. */
export function symbolText({ letter, index, layer }: NetworkSymbol): string {
  const indices = index.map((one) =>
    typeof one === "number" ? subscript(one) : loweredLetters[one],
  );
  return `${letter}${indices.join(comma(index))}${layer === null ? "" : raisedLayer(layer)}`;
}

/** A symbol in TeX. */
export function symbolTex({ letter, index, layer }: NetworkSymbol): string {
  const name = letter === "δ" ? "\\delta" : letter;
  return `${name}_{${index.join(comma(index))}}${layer === null ? "" : `^{(${layer})}`}`;
}

/** The name of a weight or a bias as in the chapter: w₁₃⁽¹⁾, b₂⁽²⁾; `w₁₂,₃⁽¹⁾`. */
export function parameterText(name: ParameterName): string {
  return symbolText(parameterSymbol(name));
}
