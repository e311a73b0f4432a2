import { assertNever } from "../common/assert-never.ts";
import { closingOf } from "../objectives/expression/token-faults.ts";
import type { ObjectiveFault } from "../objectives/find-objective.ts";
import type { Fault } from "../protocol/faults.ts";
import type { SessionFileFault } from "../session/session-file.ts";
import { entryFaultZhCn } from "./entry-faults-zh-cn.ts";
import { memberPath } from "./member-path.ts";
import type { NumberWriter } from "./numbers.ts";
import { pageEndZhCn } from "./page-ends.ts";
import { type SystemFailure, systemFailure } from "./system-failure.ts";
import { dataFaultZhCn, networkFileFaultZhCn, trainingFaultZhCn } from "./training-faults-zh-cn.ts";

const systemReasons: Readonly<Record<SystemFailure, string>> = {
  "not-allowed": "没有读写权限",
  missing: "文件或文件夹不存在",
  "is-folder": "它是一个文件夹",
  "not-folder": "路径中有一段不是文件夹",
  "disk-full": "磁盘已满",
  "read-only": "磁盘是只读的",
  busy: "其他程序正在使用它",
  "name-too-long": "名称太长",
  "not-a-file": "它是设备或其他特殊文件",
  "file-too-large": "那里不允许这么大的文件",
  "links-in-circle": "它的符号链接首尾相接，成了死循环",
  "drive-failed": "驱动器没有正常响应，或者已经断开",
};

/** What went wrong with a request, and what would be right. */
export function faultZhCn(fault: Fault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "worker-died":
      return `计算意外中断（${fault.reason}），现已重新启动，请再运行一次。`;
    case "page-died":
      return `窗口页面意外结束，已重新载入：${pageEndZhCn(fault.reason)}。`;
    case "part-missing":
      return `窗口的一部分无法载入（${fault.detail}）。请保存后重新启动 Thalweg。`;
    case "run-cancelled":
      return "运行已停止。";
    case "run-under-way":
      return "该运行正在进行中。";
    case "too-many-runs":
      return `已有 ${numbers.count(fault.limit)} 次运行正在进行，一个窗口不能同时进行更多。请等其中一些结束，或将其停止。`;
    case "run-impossible":
      return entryFaultZhCn(fault.fault, numbers);
    case "unknown-objective":
      return `无法使用该函数：${objectiveFaultZhCn(fault.fault, numbers)}。`;
    case "training-impossible":
      return trainingFaultZhCn(fault.fault, numbers);
    case "cannot-write":
      return `无法写入 ${fault.path}：${systemReason(fault.code)}。请换一个位置。`;
    case "settings-not-kept":
      return `设置不会保存，因为无法写入 ${fault.path}：${systemReason(fault.code)}。`;
    case "cannot-keep-work":
      return `无法为意外情况保留未保存的内容：${fault.path} 无法写入：${systemReason(fault.code)}。请把会话保存到文件。`;
    case "work-damaged":
      return `发现了上次未保存的内容，但它已损坏，无法恢复。剩余的部分已移到 ${fault.path}。`;
    case "work-gone":
      return "这份未保存的内容已经不在：另一个窗口已经恢复或放弃了它。";
    case "cannot-read":
      return `无法读取 ${fault.path}：${systemReason(fault.code)}。`;
    case "file-too-large":
      return `${fault.path} 超过了 ${numbers.count(fault.limitBytes / 1e6)} MB，这类文件不会这么大。`;
    case "bad-session-file":
      return `未能打开 ${fault.name}：${sessionFault(fault.fault, numbers)}`;
    case "bad-network-file":
      return `未能打开 ${fault.name}：${networkFileFaultZhCn(fault.fault, numbers)}`;
    case "bad-data-file":
      return `未能打开 ${fault.name}：${dataFaultZhCn(fault.fault, numbers)}`;
    case "not-a-document":
      return `未能打开 ${fault.name}：它不是 Thalweg 的会话文件，也不是带有会话的图片、网络文件或表格（CSV）。`;
    case "invalid-message":
      return fault.unknownName === null
        ? `窗口与后台程序之间的通信出错（位置：“${fault.where}”）。`
        : `窗口与后台程序之间的通信出错：不认识“${memberPath(fault.where, fault.unknownName)}”。`;
    case "disconnected":
      return "此页面背后的程序已经结束，请重新启动 Thalweg。";
    case "internal":
      return `发生了意料之外的错误：${fault.detail}`;
    default:
      return assertNever(fault);
  }
}

/** Why a text is no function, where, and what would be one. */
export function objectiveFaultZhCn(fault: ObjectiveFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "objective-empty":
      return "缺少函数；请写出 x 的函数，或 x 与 y 的函数，例如 x^2 + sin(y)^2";
    case "objective-too-long":
      return `函数有 ${numbers.count(fault.length)} 个字符，太长了；最多 ${numbers.count(fault.limit)} 个`;
    case "objective-too-deep":
      return `函数太大，无法计算：嵌套的括号或运算超过 ${numbers.count(fault.limit)} 个；请写得简单一些`;
    case "objective-character":
      return `第 ${fault.column} 列的“${fault.text}”不属于公式；请写成 ${fault.suggestion === null ? "x^2 + sin(y)^2 这样的形式" : fault.suggestion}`;
    case "objective-unknown-name":
      return unknownName(fault);
    case "objective-misplaced":
      return `第 ${fault.column} 列的“${fault.text}”没有运算对象；请在它两侧补上内容，或去掉它`;
    case "objective-unclosed":
      return `第 ${fault.column} 列的“${fault.text}”没有闭合；请在结束处写上“${closingOf(fault.text)}”`;
    case "objective-unopened":
      return `第 ${fault.column} 列的“${fault.text}”没有对应的开头；请去掉它，或在前面补上`;
    case "objective-no-argument":
      return `第 ${fault.column} 列的“${fault.text}”缺少自变量；请写上，例如 ${fault.text}(x)`;
    case "objective-argument-count":
      return `第 ${fault.column} 列的“${fault.text}”需要 ${numbers.count(fault.expected)} 个自变量，而不是 ${numbers.count(fault.actual)} 个；请用逗号分隔`;
    case "objective-split-number": {
      const digits = fault.text.slice(1);
      return `第 ${fault.column} 列的“${fault.text}”把一个数断开了；请写成不带符号的 ${fault.first}${digits}，或用小数点写成 ${fault.first}.${digits}`;
    }
    case "objective-two-numbers": {
      const one = fault.together === null ? "" : `若是一个数，请写 ${fault.together}；`;
      return `第 ${fault.column} 列的“${fault.text}”紧挨着另一个数；${one}若是乘积，请写 ${fault.first}·${fault.text}`;
    }
    case "objective-long-power":
      return `第 ${fault.column} 列的“${fault.text}”作为指数太长；最多写 ${numbers.count(fault.limit)} 位数字`;
    case "objective-no-inverse":
      return `第 ${fault.column} 列的“${fault.text}”没有反函数；若指倒数，请写 1/${fault.text}(x)`;
    case "objective-number":
      return `第 ${fault.column} 列的“${fault.text}”超出了数的范围；最大约为 1.8e308`;
    case "objective-never-defined":
      return "函数在原点附近处处没有有限的值；请写一个有值的函数，例如 x^2 + sin(y)^2";
    case "objective-unknown":
      return `目录中没有函数“${fault.text}”；请写出公式，例如 x^2 + sin(y)^2`;
    default:
      return assertNever(fault);
  }
}

function unknownName(fault: Extract<ObjectiveFault, { kind: "objective-unknown-name" }>): string {
  const what = fault.isCall ? "函数" : "变量";
  const remedy =
    fault.suggestion === null
      ? "；请用 x，或 x 与 y 写出函数"
      : `；您是否想写“${fault.suggestion}”？`;
  return `第 ${fault.column} 列的“${fault.text}”不是${what}${remedy}`;
}

function sessionFault(fault: SessionFileFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "not-a-session":
      return "它不是 Thalweg 的会话文件。";
    case "picture-without-session":
      return "这张图片中没有会话；只有 Thalweg 保存的截图才带有会话。";
    case "session-too-new":
      return `它由更新版本的 Thalweg 写成（格式 ${fault.version}）；请更新 Thalweg 后再打开。`;
    case "session-damaged":
      return fault.where === null
        ? "文件已损坏：缺少一部分内容。"
        : `文件在“${fault.where}”处已损坏。`;
    case "session-overfull":
      return "文件已损坏：其中的内容超出了会话所能容纳的范围。";
    case "session-unknown-member":
      return `其中含有这个版本的 Thalweg 不认识的“${memberPath(fault.where, fault.name)}”；请更新 Thalweg，或从文件中删去它。`;
    case "session-unknown-objective":
      return `其中的函数“${fault.id}”在这个版本的 Thalweg 中不存在。`;
    case "session-bad-expression":
      return `${objectiveFaultZhCn(fault.fault, numbers)}（其中的函数为 ${fault.text}）`;
    case "session-impossible":
      return entryFaultZhCn(fault.fault, numbers);
    case "session-training-impossible":
      return `其中的网络无法训练：${trainingFaultZhCn(fault.fault, numbers)}`;
    default:
      return assertNever(fault);
  }
}

function systemReason(code: string): string {
  const failure = systemFailure(code);
  return failure ? systemReasons[failure] : code;
}
