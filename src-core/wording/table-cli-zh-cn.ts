import { assertNever } from "../common/assert-never.ts";
import type { ColumnKind } from "../data/table/table-plan.ts";
import type { DataFault } from "../training/training-fault.ts";
import { fromOutside } from "./from-outside.ts";
import type { NumberWriter } from "./numbers.ts";
import {
  firstNames,
  type TableAssumptions,
  type TableCliFault,
  type TableCliWording,
} from "./table-cli-wording.ts";

/** Simplified Chinese for tables on the command line. */
export function tableCliZhCn(numbers: NumberWriter): TableCliWording {
  return {
    options: {
      target: "CSV 文件中要学习的目标列，写列名或列号；回归可有多列：A,B（默认：最后一列）",
      inputs: "CSV 文件中作为输入的列：A,B（默认：所有可用的列）",
      "skip-missing": "去掉 CSV 文件中有缺失值的行",
      separator: "CSV 文件的分隔符：comma、semicolon、tab、bar 或 blank（默认：自动识别）",
      decimal: "CSV 文件的小数点：point 或 comma（默认：自动识别）",
      encoding: "CSV 文件的字符编码（默认：自动识别）",
      header: "CSV 文件的第一行是列名",
      "no-header": "CSV 文件的第一行是样本",
    },
    fault: (fault) => faultSentence(fromOutside(fault), numbers),
    assumptions: (facts) => assumed(fromOutside(facts), numbers),
    withRemedy: (sentence, kind) =>
      remedies[kind] ? `${sentence}（${remedies[kind]}）` : sentence,
  };
}

function faultSentence(fault: TableCliFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "table-option-only":
      return `${fault.option} 只用于 CSV 文件；自带的数据集不需要它`;
    case "options-together":
      return `${fault.option} 不能与 ${fault.other} 同时给出；请去掉其中一个`;
    case "unknown-column":
      return `${fault.option}：没有“${fault.text}”这一列；各列为${listed(fault.names, numbers)}`;
    case "target-as-input":
      return `--inputs：“${fault.column}”已是目标，不能同时作为输入；请从其中一个选项中去掉它`;
    case "several-targets":
      return "--target：分类只能有一个目标；请只写一列，或使用 --task regression";
    case "header-doubtful":
      return `${fault.name} 可能没有列名：第一行看起来是样本；如果是样本，请加 --no-header，如果是列名，请加 --header`;
    case "decimal-doubtful":
      return `${fault.name} 中 1,234 或 1.234 这样的数有两种读法；请用 --decimal comma 或 --decimal point 说明`;
    default:
      return assertNever(fault);
  }
}

function listed(names: readonly string[], numbers: NumberWriter): string {
  const { shown, more } = firstNames(names);
  const list = shown.map((name) => `“${name}”`).join("、");
  return more > 0 ? `${list}，以及另外 ${numbers.count(more)} 列` : list;
}

const kinds: Readonly<Record<ColumnKind, string>> = {
  number: "数值",
  class: "类别",
  text: "文本",
  "row-number": "行号",
  date: "日期",
  empty: "空列",
};

function assumed(
  {
    leftOut,
    days,
    skippedRows,
    skippedTitles,
    hasUnits,
    remarks,
    notes,
    encoding,
  }: TableAssumptions,
  numbers: NumberWriter,
): string | null {
  const { shown, more } = firstNames(
    leftOut.map(({ name, kind }) => `“${name}”（${kinds[kind]}）`),
  );
  const rest = more > 0 ? `以及另外 ${numbers.count(more)} 列` : "";
  const facts = [
    shown.length > 0 ? `未使用${shown.join("、")}${rest}` : null,
    days.length > 0 ? `${listed(days, numbers)}读作 1970-01-01 起的天数` : null,
    skippedRows > 0 ? `去掉了 ${numbers.count(skippedRows)} 行有缺失值的数据` : null,
    skippedTitles > 0 ? `跳过了列名上方的 ${numbers.count(skippedTitles)} 行` : null,
    hasUnits ? "跳过了单位行" : null,
    remarks > 0 ? `跳过了以 # 开头的 ${numbers.count(remarks)} 行` : null,
    notes > 0 ? `跳过了表格下方的 ${numbers.count(notes)} 行文本` : null,
    encoding === null ? null : `按 ${encoding} 编码读取`,
  ].filter((fact) => fact !== null);
  return facts.length > 0 ? facts.join("；") : null;
}

const choose = "可用 --target 和 --inputs 选择列";
const remedies: Readonly<Partial<Record<DataFault["kind"], string>>> = {
  "data-missing-values": "加 --skip-missing 可去掉这些行",
  "data-no-complete-row": "可用 --inputs 选择列",
  "data-not-a-number": choose,
  "data-doubtful-date": choose,
  "data-no-input": choose,
  "data-target-count": "可用 --target 选择",
  "data-one-class": "可用 --target 选择",
  "data-too-many-classes": "可用 --target 选择",
  "data-too-many-values": "可用 --inputs 选择列",
  "data-too-many-inputs": "可用 --inputs 选择列",
  "data-unusable-column": choose,
  "data-too-few-columns": "可用 --separator 指定分隔符",
  "data-ragged-row": "可用 --separator 指定分隔符",
  "data-other-marks": "可用 --decimal 指定",
  "data-unreadable-letters": "可用 --encoding 指定",
};
