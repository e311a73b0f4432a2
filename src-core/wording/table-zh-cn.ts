import type { PassedRows } from "../data/table/table-content.ts";
import type { DecimalMark } from "../data/table/table-plan.ts";
import type { LeftOut } from "../training/find-data.ts";
import { fromOutside } from "./from-outside.ts";
import { spaced } from "./han-spacing.ts";
import type { NumberWriter } from "./numbers.ts";
import type { TableQuestion, TableUseFacts, TableWording } from "./table-wording.ts";

/** More names than these are counted instead. */
const mostNames = 6;

/** The words for tables in Simplified Chinese. */
export function tableZhCn(numbers: NumberWriter): TableWording {
  return {
    encoding: "编码",
    encodings: {
      "utf-8": "UTF-8",
      "utf-16le": "UTF-16 LE",
      "utf-16be": "UTF-16 BE",
      "windows-1252": "Windows-1252（西欧）",
      gb18030: "GB 18030（简体中文）",
      big5: "Big5（繁体中文）",
      shift_jis: "Shift JIS（日文）",
      "euc-kr": "EUC-KR（韩文）",
      "windows-1250": "Windows-1250（中欧）",
      "windows-1251": "Windows-1251（西里尔字母）",
    },
    encodingIsRead: "如需选择其他编码，请重新打开该文件。",
    separator: "分隔符",
    separators: {
      ",": "逗号（,）",
      ";": "分号（;）",
      "\t": "制表符",
      "|": "竖线（|）",
      " ": "空格",
    },
    decimal: "小数点",
    decimals: { ".": "点：0.5", ",": "逗号：0,5" },
    thousands: "千位分隔符",
    thousandsMarks: {
      ",": "逗号：1,000",
      ".": "点：1.000",
      " ": "空格：1 000",
      "'": "撇号：1’000",
    },
    noThousands: "无：1000",
    header: "列名",
    headerIsNames: (skipped) => (skipped === 0 ? "在第一行" : "在标题行之后"),
    noHeader: "无",
    skippedRows: "标题行数",
    units: "有单位行",
    comments: "注释",
    noComments: "无",
    commentLines: "以 # 开头的行",
    skipMissing: (missing, rows) =>
      missing === null
        ? "去掉有缺失值的行"
        : `去掉有缺失值的行（${numbers.count(rows)} 行中的 ${numbers.count(missing)} 行）`,
    preview: "表格的前几行",
    row: "行",
    kind: "类型",
    part: "用途",
    kinds: {
      number: "数值",
      class: "类别",
      text: "文本",
      "row-number": "行号",
      date: "日期",
      empty: "空列",
    },
    parts: { input: "输入", target: "目标", "left-out": "不使用" },
    kindOf: (column) => `“${fromOutside(column)}”列的类型`,
    partOf: (column) => `“${fromOutside(column)}”列的用途`,
    inputCount: (inputs) => `${numbers.count(inputs)} 个 0/1 输入`,
    becomes: (column, classes) =>
      `“${fromOutside(column)}”列变成 ${numbers.count(classes.length)} 个取 0 或 1 的输入：${listed(fromOutside(classes), numbers)}。`,
    unitDropped: (column, { text, value }) =>
      `“${fromOutside(column)}”列读取时去掉单位：${fromOutside(text)} 读作 ${numbers.plain(value)}。`,
    days: "1970 年起的天数",
    classCount: (classes) => `${numbers.count(classes)} 类`,
    manyValues: "取值太多，不能作为类别",
    missing: (cells) => `缺失 ${numbers.count(cells)} 个`,
    passedOver: (passed) => passedOver(passed, numbers),
    use: (facts) => use(facts, numbers),
    question: (doubt, mark) => (doubt === "header" ? headerQuestion : marksQuestions[mark]),
    answerFirst: "请先回答上面的问题。",
    leftOut: (facts) => leftOut(fromOutside(facts), numbers),
    change: "修改表格设置…",
  };
}

const headerQuestion: TableQuestion = {
  question: "第一行是各列的名称，还是已经是一个样本？",
  yes: "名称",
  no: "样本",
};

const marksQuestions: Readonly<Record<DecimalMark, TableQuestion>> = {
  ",": {
    question: "在 1,234 这样的数字中，逗号是小数点，还是千位分隔符？",
    yes: "小数点",
    no: "千位分隔符",
  },
  ".": {
    question: "在 1.234 这样的数字中，点是小数点，还是千位分隔符？",
    yes: "小数点",
    no: "千位分隔符",
  },
};

function passedOver({ remarks, notes }: PassedRows, numbers: NumberWriter): string {
  const parts = [
    ...(remarks > 0 ? [`以 # 开头的 ${numbers.count(remarks)} 行`] : []),
    ...(notes > 0 ? [`表格下方的 ${numbers.count(notes)} 行文本`] : []),
  ];
  return parts.length === 0 ? "" : `已跳过：${parts.join("，")}。`;
}

function use(
  { inputs, targets, classes, used, rows }: TableUseFacts,
  numbers: NumberWriter,
): string {
  const learnt =
    classes === null ? `${numbers.count(targets)} 个目标` : `${numbers.count(classes)} 个类别`;
  const samples =
    used === rows
      ? `全部 ${numbers.count(rows)} 行`
      : `${numbers.count(rows)} 行中的 ${numbers.count(used)} 行`;
  return `${numbers.count(inputs)} 个输入，${learnt}，${spaced("使用", samples)}。`;
}

function leftOut({ columns, rows }: LeftOut, numbers: NumberWriter): string {
  const parts = [
    ...(columns.length > 0
      ? [`${numbers.count(columns.length)} 列（${listed(columns, numbers)}）`]
      : []),
    ...(rows > 0 ? [`有缺失值的 ${numbers.count(rows)} 行`] : []),
  ];
  return parts.length === 0 ? "" : `未使用：${parts.join("，")}。`;
}

/** `a、b、c`; the rest of many is counted. */
function listed(names: readonly string[], numbers: NumberWriter): string {
  if (names.length <= mostNames) return names.join("、");
  const shown = names.slice(0, mostNames - 1);
  return `${spaced(shown.join("、"), "等")} ${numbers.count(names.length)} 个`;
}
