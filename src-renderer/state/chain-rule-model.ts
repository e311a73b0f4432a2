import { type ChainRuleFacts, chainRule } from "#core/network/chain-rule.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import type { WordsAroundFormula } from "#core/wording/network-picture-wording.ts";
import type { NumberWriter } from "#core/wording/numbers.ts";
import { parameterTex } from "#core/wording/subscripts.ts";
import { type AppState, wordingOf } from "./app-state.ts";
import {
  chainFormula,
  gradientFormula,
  lineFormula,
  nameOf,
  productFormula,
  type SpokenFormula,
} from "./chain-rule-tex.ts";
import { sampleOf } from "./network-pass.ts";
import type { ShownNetwork } from "./network-shown.ts";

/** A factor of the gradient with its number. */
export interface ChainRow extends SpokenFormula {
  readonly value: string;
}

/** The chain rule of the chosen weight for the sample that is shown. */
export interface ChainRuleTable {
  readonly head: WordsAroundFormula;
  /** The chapter's formula, in TeX. */
  readonly formula: string;
  /** Every factor, from the outputs down. */
  readonly factors: readonly ChainRow[];
  readonly product: ChainRow;
  readonly gradient: ChainRow;
  /** The numeric check, parted after the last digit that agrees with back-propagation. */
  readonly check: { readonly agreeing: string; readonly rest: string };
}

const digits = 7;
const known = new WeakMap<
  TrainingFrame,
  { readonly key: string; readonly facts: ChainRuleFacts }
>();

/** The table of the chain rule, in the language of the window. */
export function chainRuleOf(state: AppState, shown: ShownNetwork): ChainRuleTable {
  const { networkPicture, numbers } = wordingOf(state);
  const { shape } = shown.prepared;
  const facts = factsOf(shown);
  const gradient = significant(facts.backPropagated, numbers);
  const check = significant(facts.numeric, numbers);
  const agreeing = agreeingLength(gradient, check);
  return {
    head: networkPicture.chainRuleHead(facts.choice.layer + 1, parameterTex(nameOf(facts.choice))),
    formula: chainFormula(shape, facts),
    factors: facts.lines.map((line) => ({
      ...lineFormula(shape, line),
      value: numbers.plain(line.value, 6),
    })),
    product: { ...productFormula(shape, facts), value: significant(facts.product, numbers) },
    gradient: { ...gradientFormula(facts), value: gradient },
    check: { agreeing: check.slice(0, agreeing), rest: check.slice(agreeing) },
  };
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

/** With all its digits, also those that are 0: numbers stand under one another. */
function significant(value: number, numbers: NumberWriter): string {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(value)) return numbers.plain(value);
  if (size < 1e-5 || size >= 1e7) return numbers.power(value, digits - 1);
  return numbers.fixed(value, Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
}

/** How many signs two numbers begin alike with; of 0 and what is nearly 0, none has to. */
function agreeingLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
