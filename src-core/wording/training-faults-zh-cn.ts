import { assertNever } from "../common/assert-never.ts";
import type { Task } from "../training/data-set.ts";
import type { DataFault, NetworkFileFault, TrainingFault } from "../training/training-fault.ts";
import { entryFaultZhCn } from "./entry-faults-zh-cn.ts";
import { memberPath } from "./member-path.ts";
import type { NumberWriter } from "./numbers.ts";

const taskNames: Readonly<Record<Task, string>> = { regression: "回归", classification: "分类" };

/** Why no training can begin, where, and what would be right. */
export function trainingFaultZhCn(fault: TrainingFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "task-impossible":
      return `这些数据不能用于${taskNames[fault.task]}；请换另一种任务，或换一份数据。`;
    case "hidden-layers-out-of-range":
      return `隐藏层的个数必须在 0 到 ${numbers.count(fault.most)} 之间。`;
    case "hidden-neurons-out-of-range":
      return `每个隐藏层的神经元个数必须在 1 到 ${numbers.count(fault.most)} 之间。`;
    case "network-too-large":
      return `网络共有 ${numbers.count(fault.parameters)} 个权重和偏置，太大了；最多 ${numbers.count(fault.limit)} 个。请减少神经元。`;
    case "rule-impossible":
      return `不能用“${fault.optimizer}”训练网络；请换一种优化器，例如 adam。`;
    case "batch-size-out-of-range":
      return `批量大小必须是 1 到 ${numbers.count(fault.most)}（训练样本数）之间的整数，或全部样本（full）。`;
    case "seed-out-of-range":
      return `随机种子必须是 0 到 ${numbers.count(fault.most)} 之间的整数。`;
    case "l2-out-of-range":
      return "L2 不能小于 0。";
    case "test-part-out-of-range":
      return "测试比例必须在 0 到 0.9 之间，并且要留下用于训练的样本。";
    case "stop-loss-not-a-number":
      return "终止条件中的损失必须是数。";
    case "epochs-out-of-range":
      return `轮数必须是 0 到 ${numbers.count(fault.most)} 之间的整数。`;
    case "patience-out-of-range":
      return `终止条件中的无进展轮数必须是 1 到 ${numbers.count(fault.most)} 之间的整数。`;
    case "network-does-not-fit":
      return `网络有 ${numbers.count(fault.inputs)} 个输入和 ${numbers.count(fault.outputs)} 个输出，数据却有 ${numbers.count(fault.dataInputs)} 个输入和 ${numbers.count(fault.dataOutputs)} 个输出；请换合适的数据，或新建网络。`;
    case "hyperparameter-out-of-range":
    case "schedule-out-of-range":
      return entryFaultZhCn(fault, numbers);
    case "not-a-network":
    case "network-too-new":
    case "network-damaged":
    case "network-overfull":
    case "network-unknown-member":
    case "network-layers-disagree":
    case "network-not-finite":
    case "network-loss-impossible":
      return networkFileFaultZhCn(fault, numbers);
    default:
      return dataFaultZhCn(fault, numbers);
  }
}

/** Why a text is no data set, where, and what would be right. */
export function dataFaultZhCn(fault: DataFault, numbers: NumberWriter): string {
  const row = (line: number): string => `第 ${numbers.count(line)} 行`;
  switch (fault.kind) {
    case "data-empty":
      return "文件是空的；第一行应为列名，其下各行为数据。";
    case "data-no-samples":
      return "只有列名，下面没有数据。";
    case "data-too-large":
      return tooLarge(fault, numbers);
    case "data-too-few-columns":
      return `只有 ${numbers.count(fault.columns)} 列，至少需要 ${numbers.count(fault.needed)} 列：先是输入，最后是要学习的内容，用逗号、分号或制表符分隔。`;
    case "data-ragged-row":
      return `${row(fault.row)}有 ${numbers.count(fault.cells)} 个单元格，而列名有 ${numbers.count(fault.expected)} 个。`;
    case "data-not-a-number":
      return `${row(fault.row)}“${fault.column}”列：“${fault.text}”不是数；请写成 0.1 这样的数。`;
    case "data-other-marks":
      return `${row(fault.row)}“${fault.column}”列：“${fault.text}”的小数点或千位分隔符与表中其他的数不同；请统一写法，或另选小数点。`;
    case "data-mixed-units":
      return `${row(fault.row)}“${fault.column}”列：“${fault.text}”与本列${fault.unit === "" ? "不带单位的数" : `带“${fault.unit}”的数`}单位不同；请统一单位。`;
    case "data-doubtful-date":
      return `${row(fault.row)}“${fault.column}”列：“${fault.text}”不是只有一种读法的日期；请写成 2012-01-31 这样的日期，或不使用这一列。`;
    case "data-unreadable-letters":
      return `${row(fault.row)}“${fault.column}”列：“${fault.text}”含有当前编码无法识别的字符；请另选编码。`;
    case "data-number-out-of-range":
      return `${row(fault.row)}“${fault.column}”列：${fault.text} 太大，无法计算；请缩小这一列的数值。`;
    case "data-empty-cell":
      return `${row(fault.row)}“${fault.column}”列是空的；请补上，或去掉这一行。`;
    case "data-one-class":
      return `“${fault.column}”列：所有样本都属于同一类“${fault.name}”，至少需要两类才能区分；请另选一列作为目标。`;
    case "data-too-many-classes":
      return `“${fault.column}”列有 ${numbers.count(fault.count)} 个不同的值，而类别最多 ${numbers.count(fault.limit)} 个；如果它们是数，请改用回归，或另选目标。`;
    case "data-too-many-values":
      return `“${fault.column}”列有 ${numbers.count(fault.count)} 个不同的值，而类别列作为输入时最多 ${numbers.count(fault.limit)} 个；请不使用这一列。`;
    case "data-too-many-inputs":
      return `各列一共变成 ${numbers.count(fault.inputs)} 个输入，而有 ${numbers.count(fault.rows)} 行时最多 ${numbers.count(fault.limit)} 个；请不使用一些类别列，仅“${fault.column}”列就变成 ${numbers.count(fault.count)} 个。`;
    case "data-unusable-column":
      return `“${fault.column}”列${unusable[fault.is]}；请不使用这一列。`;
    case "data-missing-values":
      return `${row(fault.row)}“${fault.column}”列缺少值${fault.rows === 1 ? "" : `，另有 ${numbers.count(fault.rows - 1)} 行也缺少值`}；请去掉这些行，或不使用这一列。`;
    case "data-no-complete-row":
      return "没有一行在所用的各列中都有值；请不使用大多为空的列。";
    case "data-target-count":
      return fault.task === "regression"
        ? "没有选择目标列；请至少选择一列数值。"
        : fault.count === 0
          ? "没有选择目标列；请选择一列类别。"
          : `选择了 ${numbers.count(fault.count)} 个目标列；分类只能有一个，请选择一列类别。`;
    case "data-no-input":
      return "没有选择输入列；请至少选择一列数值或类别。";
    case "data-other-columns":
      return `表格有 ${numbers.count(fault.columns)} 列，应为 ${numbers.count(fault.planned)} 列；请重新打开。`;
    case "data-unclosed-quote":
      return `${row(fault.row)}：引号没有闭合。`;
    case "data-too-few-samples":
      return `只有 ${numbers.count(fault.count)} 个样本，太少了；至少需要 ${numbers.count(fault.needed)} 个。`;
    default:
      return assertNever(fault);
  }
}

const unusable: Readonly<Record<"text" | "date" | "empty", string>> = {
  text: "是文本，不同的值太多，不能作为类别",
  date: "是日期，只能作为输入",
  empty: "是空的",
};

function tooLarge(
  { what, limit }: Extract<DataFault, { kind: "data-too-large" }>,
  numbers: NumberWriter,
): string {
  switch (what) {
    case "bytes":
      return `文件超过了 ${numbers.plain(limit / 1e6)} MB；请减少行数或列数。`;
    case "rows":
      return `数据超过了 ${numbers.count(limit)} 行；请减少行数。`;
    case "columns":
      return `数据超过了 ${numbers.count(limit)} 列；请减少列数。`;
    default:
      return assertNever(what);
  }
}

/** Why a text is no network file, where, and what would be right. */
export function networkFileFaultZhCn(fault: NetworkFileFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "not-a-network":
      return "它不是 Thalweg 的网络文件。";
    case "network-too-new":
      return `网络由更新版本的 Thalweg 写成（格式 ${fault.version}）；请更新 Thalweg 后再打开。`;
    case "network-damaged":
      return fault.where === null
        ? "网络文件已损坏：缺少一部分内容。"
        : `网络文件在“${fault.where}”处已损坏。`;
    case "network-overfull":
      return "网络文件已损坏：其中的内容超出了网络所能容纳的范围。";
    case "network-unknown-member":
      return `网络文件中含有这个版本的 Thalweg 不认识的“${memberPath(fault.where, fault.name)}”；请更新 Thalweg，或从文件中删去它。`;
    case "network-layers-disagree":
      return `网络第 ${numbers.count(fault.layer)} 层的权重对应 ${numbers.count(fault.actual)} 个输入，而前一层有 ${numbers.count(fault.expected)} 个输出。`;
    case "network-not-finite":
      return `网络文件在“${fault.where}”处不是有限的数。`;
    case "network-loss-impossible":
      return `输出层的激活函数为“${fault.activation}”时不能使用交叉熵；需要 softmax 或 sigmoid。`;
    default:
      return assertNever(fault);
  }
}
