import {
  type ChainRuleBlock,
  type ChainRuleFacts,
  type ChainRuleLine,
  chainRule,
} from "#core/network/chain-rule.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import { formulaSpoken, formulaTex, type NetworkFormula } from "#core/wording/network-formula.ts";
import type { WordsAroundFormula } from "#core/wording/network-picture-wording.ts";
import { symbolTex } from "#core/wording/network-symbols.ts";
import type { Wording } from "#core/wording/wording.ts";
import { type AppState, wordingOf } from "./app-state.ts";
import { chosenSymbol, lineFormula, unfoldedLines } from "./chain-rule-formulas.ts";
import { generalFormula } from "./chain-rule-general.ts";
import { sampleOf } from "./network-pass.ts";
import { dataName, layerCount, layerFacts, type ShownNetwork } from "./network-shown.ts";

/** A formula for the eye, and the same for those who hear it. */
export interface SpokenFormula {
  readonly tex: string;
  readonly text: string;
}

/** A formula with its number, and what is remarked beside it. */
export interface ChainRow extends SpokenFormula {
  /** "": it has none. */
  readonly value: string;
  readonly note: string;
}

/** A term of the chain rule. */
export interface ChainTerm extends ChainRow {
  readonly kind: ChainRuleLine["kind"];
  /** What it can be unfolded into; none: it cannot. */
  readonly unfolded: readonly ChainRow[];
}

/** The terms of one layer of neurons. */
export interface ChainSection {
  /** Of neurons, as people are shown it. */
  readonly layer: number;
  readonly head: string;
  readonly terms: readonly ChainTerm[];
  /** Said after them, where not all neurons have terms; else "". */
  readonly more: string;
}

/** The chain rule of the chosen weight for the sample that is shown. */
export interface ChainRuleTable {
  readonly head: WordsAroundFormula;
  /** The chapter's formula, in TeX. */
  readonly formula: string;
  /** From the outputs down; the last term of the last one is the gradient. */
  readonly sections: readonly ChainSection[];
  /** The numeric check, parted after the last digit that agrees with the gradient. */
  readonly check: { readonly agreeing: string; readonly rest: string };
}

const digits = 7;
const known = new WeakMap<
  TrainingFrame,
  { readonly key: string; readonly facts: ChainRuleFacts }
>();

/** The table of the chain rule, in the language of the window. */
export function chainRuleOf(state: AppState, shown: ShownNetwork): ChainRuleTable {
  const wording = wordingOf(state);
  const { networkPicture, numbers } = wording;
  const facts = factsOf(shown);
  const gradient = numbers.significant(facts.product, digits);
  const check = numbers.significant(facts.numeric, digits);
  const agreeing = agreeingLength(gradient, check);
  return {
    head: networkPicture.chainRuleHead(symbolTex(chosenSymbol(facts))),
    formula: generalFormula(shown.prepared.shape, facts),
    sections: facts.blocks.map((block) => section(shown, facts, block, wording)),
    check: { agreeing: check.slice(0, agreeing), rest: check.slice(agreeing) },
  };
}

function section(
  shown: ShownNetwork,
  facts: ChainRuleFacts,
  block: ChainRuleBlock,
  wording: Wording,
): ChainSection {
  const layer = block.layer + 1;
  const { networkPicture } = wording;
  return {
    layer,
    head: networkPicture.chainBlock(layerFacts(shown, layer)),
    terms: block.lines.map((line) => term(shown, facts, block, line, wording)),
    more: block.omitted === 0 ? "" : networkPicture.moreNeurons(block.omitted),
  };
}

function term(
  shown: ShownNetwork,
  facts: ChainRuleFacts,
  block: ChainRuleBlock,
  line: ChainRuleLine,
  { numbers, networkPicture }: Wording,
): ChainTerm {
  const spoken = (formula: NetworkFormula): SpokenFormula => ({
    tex: formulaTex(formula),
    text: formulaSpoken(formula, networkPicture.formula),
  });
  const isGradient = line.kind === "gradient";
  return {
    kind: line.kind,
    ...spoken(lineFormula(facts, block, line)),
    value: isGradient ? numbers.significant(line.value, digits) : numbers.plain(line.value, 6),
    note: noteOf(shown, block, line),
    unfolded: unfoldedLines(facts, block, line).map(({ formula, value, note }) => ({
      ...spoken(formula),
      value: value === null ? "" : numbers.plain(value, 6),
      note,
    })),
  };
}

/** What the data call the neuron that a line is about: an input, or an output at its first line. */
function noteOf(
  { prepared }: ShownNetwork,
  { layer, lines }: ChainRuleBlock,
  line: ChainRuleLine,
): string {
  if (line.kind === "source") return dataName(prepared, layer, line.neuron) ?? "";
  const isOutput = layer === layerCount(prepared.shape) - 1;
  if (!isOutput || line.kind === "gradient") return "";
  const first = lines.find((one) => one.kind !== "gradient" && one.neuron === line.neuron);
  return first === line ? (dataName(prepared, layer + 1, line.neuron) ?? "") : "";
}

function factsOf({ prepared, frame, look }: ShownNetwork): ChainRuleFacts {
  const { layer, from, to } = look.selected;
  const key = [layer, from, to, look.sample].join();
  const before = known.get(frame);
  if (before?.key === key) return before.facts;
  const { input, target } = sampleOf(prepared, look.sample);
  const facts = chainRule(prepared.shape, frame.parameters, input, target, look.selected);
  known.set(frame, { key, facts });
  return facts;
}

/** How many signs two numbers begin alike with; of 0 and what is nearly 0, none has to. */
function agreeingLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
