import { assertNever } from "../common/assert-never.ts";
import type { CliFault, CliWording } from "./cli-wording.ts";
import { entryFaultZhCn } from "./entry-faults-zh-cn.ts";
import { fromOutside, pathFromOutside } from "./from-outside.ts";
import type { NumberWriter } from "./numbers.ts";
import { runtimeFactZhCn, runtimeRefusalZhCn, runtimeSourcesZhCn } from "./runtime-zh-cn.ts";
import { tableCliZhCn } from "./table-cli-zh-cn.ts";

/** Simplified Chinese for the command line. */
export function cliZhCn(numbers: NumberWriter): CliWording {
  return {
    helpTitles: { usage: "用法", arguments: "参数", options: "选项", commands: "命令" },
    withChoices: (help, choices) => `${help}：${choices.join("、")}`,
    summary: "亲眼看见梯度下降。",
    open: "打开应用（默认）",
    serve: "在本机为浏览器提供应用；输出的第一行就是网址",
    descend: "运行一次梯度下降并输出每一步",
    train: "训练一个小型网络，并输出损失如何下降",
    render: "不打开窗口，把一次梯度下降画成 PNG 图片",
    options: {
      help: "显示本帮助",
      version: "显示版本",
      file: "会话文件（*.thalweg），或带有会话的图片",
      host: "在哪里打开：auto、electron 或 browser",
      lang: "语言：en 或 zh-CN（默认：系统语言）",
      port: "127.0.0.1 上的端口（默认：任选一个空闲端口）",
      objective: "函数，例如 “x^2+sin(y)^2”",
      start: "起点，例如 3,1，或多个起点 3,1;-2,2（默认：函数自带的起点）",
      optimizer: "优化器",
      "learning-rate": "学习率 η，或多个学习率 1,0.8,0.4（默认：0.1；adadelta 和 newton 为 1）",
      momentum: "momentum 和 nesterov 的 μ（默认：0.9）",
      alpha: "rmsprop 的 α（默认：0.99）",
      beta1: "adam 和 adamw 的 β₁（默认：0.9）",
      beta2: "adam 和 adamw 的 β₂（默认：0.999）",
      rho: "adadelta 的 ρ（默认：0.9）",
      epsilon: "自适应优化器的 ε（默认：各优化器自带的值）",
      "weight-decay": "adamw 的 λ（默认：0.01）",
      schedule: "学习率调度，如 step-decay:0.5,10、exponential:0.95、cosine:50 或 warm-up:10",
      "stop-value": "终止条件：J 小于此值（默认：函数自带的值）",
      "stop-gradient": "终止条件：|∇J| 小于此值",
      "max-steps": "最大步数",
      format: "输出格式：table、csv 或 json",
      out: "要写入的 PNG 文件",
      view: "要画的视图",
      width: "图片宽度（乘以 --scale 之前）",
      height: "图片高度（乘以 --scale 之前）",
      scale: "每单位宽高的像素数",
      azimuth: "视角的方位角，单位为度，从 +x 起逆时针",
      elevation: "视角的仰角，即高出底面的角度，单位为度",
      theme: "外观：light（浅色）或 dark（深色）",
    },
    trainingOptions: {
      dataset: "学习所用的数据：CSV 文件，或自带的数据集",
      task: "任务（默认：数据所适合的任务）",
      targets: "CSV 文件末尾作为回归目标的列数（默认：1）",
      hidden: "每个隐藏层的神经元个数，例如 8 或 8,8；0 表示没有隐藏层（默认：8）",
      activation: "隐藏层的激活函数（默认：sigmoid）",
      network: "从这个网络文件开始，而不是新建网络",
      "learning-rate": "学习率 η（默认：0.1；adadelta 为 1）",
      schedule:
        "η 随更新次数的变化，如 step-decay:0.5,10、exponential:0.95、cosine:50 或 warm-up:10",
      epochs: "最多训练这么多轮（默认：100）",
      "batch-size": "批量大小，即每次更新所用的样本数，full 表示全部样本（默认：10）",
      seed: "初始权重和打乱样本所用的随机种子（默认：1）",
      standardise: "把每个输入变为均值 0、标准差 1",
      l2: "L2 正则化的 λ（默认：0）",
      "test-part": "测试比例，即不用于训练的样本所占比例，0 到 0.9（默认：0）",
      "stop-loss": "终止条件：损失小于此值",
      patience: "终止条件：损失连续这么多轮没有下降",
      save: "要写入的网络文件",
      "report-every": "每隔多少轮输出一行（默认：1）",
    },
    table: tableCliZhCn(numbers),
    fault: (fault) => faultSentence(fromOutside(fault), numbers),
    tableSteps: "步",
    trainingHeads: { epoch: "轮", loss: "损失", accuracy: "正确率" },
    trainingProgress: (epoch, epochs, loss) =>
      `第 ${numbers.count(epoch)} 轮，共 ${numbers.count(epochs)} 轮，损失 ${numbers.plain(loss, 4)}`,
    written: (path, widthPx, heightPx, means) =>
      `${pathFromOutside(path)}：${widthPx} × ${heightPx} 像素，由 ${fromOutside(means)} 绘制`,
    choseElectron: (version, source) => `在 Electron ${fromOutside(version)} 中打开（${source}）`,
    choseBrowser: (browser, why) => `在 ${browser} 中打开，原因：${why}`,
    choseAddress: (why) => `请在浏览器中打开上面的网址；没有打开窗口，原因：${why}`,
    noDisplay: "没有显示器",
    electronNeedsDisplay:
      "--host electron：没有显示器；请在 xvfb-run 下运行，或使用 --host browser",
    noElectron: (refusals) =>
      `无法取得 Electron：${fromOutside(refusals)
        .map((refusal) => runtimeRefusalZhCn(refusal, numbers))
        .join("；")}`,
    runtimeFact: (fact) => runtimeFactZhCn(fromOutside(fact), numbers),
    runtimeSources: runtimeSourcesZhCn,
    electronEnded: (code) => `Electron 已退出，状态码 ${code}`,
    browserEnded: (browser, code) => `图片尚未画好，${browser} 就已退出，状态码 ${code}`,
    missingLibraries: (libraries, remedy) =>
      `Electron 无法启动：系统缺少 ${fromOutside(libraries).join("、")}；可用 ${fromOutside(remedy)} 安装`,
    noSandboxAsRoot: "正以 root 身份运行，因此关闭了 Chromium 自身的沙箱（--no-sandbox）",
    noUserNamespaces:
      "系统禁用了 Electron 的沙箱：请用 “sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0” 放行，或使用 --host browser",
    asked: (host) => `指定了 --host ${host}`,
    servingUntil: "按 Ctrl+C 结束",
    noRenderer:
      "没有可以用来绘图的程序：既没有供 Electron 使用的显示器，也没有安装浏览器；请安装 Chromium，或在 xvfb-run 下运行",
    drawingTimedOut: (seconds) => `等了 ${numbers.plain(seconds)} 秒，图片仍未画好`,
    portTaken: (port) => `端口 ${port} 已被占用；请换一个端口，或不写 --port`,
  };
}

function faultSentence(fault: CliFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "not-a-number":
      return `${fault.option}：${fault.text === "" ? "空白" : `“${fault.text}”`}不是数；请给出 ${fault.example} 这样的数`;
    case "wrong-entry":
      return `${fault.option}：${entryFaultZhCn(fault.fault, numbers)}`;
    case "picture-too-large":
      return `${fault.option}：${fault.text} 在 --scale ${numbers.plain(fault.scale)} 下图片过大；请给出至多 ${numbers.count(fault.high)}，或减小 --scale`;
    case "unknown-command":
      return `“${fault.text}”既不是文件，也不是命令；命令有 ${fault.commands.join("、")}`;
    case "not-a-count":
      return `${fault.option}：${fault.text === "" ? "空白" : `“${fault.text}”`}不是 ${numbers.count(fault.low)} 到 ${numbers.count(fault.high)} 之间的整数`;
    case "out-of-range":
      return `${fault.option}：${fault.text} 超出范围；请给出 ${numbers.plain(fault.low)} 到 ${numbers.plain(fault.high)} 之间的数`;
    case "not-a-choice":
      return `${fault.option}：“${fault.text}”不在可选值之中：${fault.choices.join("、")}`;
    case "start-length":
      return `--start：这个函数的起点需要 ${fault.expected} 个数，而不是“${fault.text}”；例如 --start ${fault.example}`;
    case "option-not-of-rule":
      return `${fault.option} 不是 ${fault.optimizer} 的选项；它的选项是 ${fault.options.join("、")}`;
    case "unreadable-schedule":
      return `--schedule：“${fault.text}”不是学习率调度；请给出 constant、step-decay:0.5,10、exponential:0.95、cosine:50,0.1 或 warm-up:10`;
    case "too-many-runs":
      return `${numbers.count(fault.count)} 次运行太多；起点数乘以学习率数最多 ${numbers.count(fault.most)}`;
    case "too-many-variables":
      return `--view ${fault.view} 只显示 x 的函数；请去掉 --objective 中的 y，或使用 --view descent`;
    case "unknown-option":
      return fault.suggestion
        ? `没有 ${fault.option} 这个选项；是否想用 ${fault.suggestion}？`
        : `没有 ${fault.option} 这个选项；用 --help 查看全部选项`;
    case "missing-value":
      return `${fault.option} 后面缺少它的值`;
    case "too-many-arguments":
      return `给 ${fault.command} 的参数太多；含空格的值请加引号`;
    case "missing-option":
      return `缺少 ${fault.option}；例如 ${fault.example}`;
    case "view-and-options":
      return `${fault.option} 用于梯度下降，而 --view ${fault.view} 中没有梯度下降，请去掉其中一个`;
    case "unknown-data":
      return `--dataset：“${fault.text}”既不是文件，也不是自带的数据集；自带的有 ${fault.names.join("、")}`;
    case "not-a-batch-size":
      return `--batch-size：“${fault.text}”既不是整数，也不是 full`;
    case "targets-of-table-only":
      return "--targets 只用于 CSV 文件的回归；自带的数据集和分类任务自己知道目标";
    case "network-and-option":
      return `${fault.option} 不能与 --network 同时使用，网络文件里已经写明了`;
    case "file-and-options":
      return `${fault.option} 不能与文件同时给出，文件中已经包含了它`;
    case "not-a-png-name":
      return `--out：“${fault.text}”不以 .png 结尾，而这里只能画 PNG 图片`;
    case "nothing-to-draw":
      return fault.is === "network"
        ? `${fault.name} 是一个网络，而绘图需要会话文件；可用“thalweg train --network”接着训练，或用“thalweg open”查看`
        : `${fault.name} 是一个表格，而绘图需要会话文件；可用“thalweg train --dataset”用它训练，或用“thalweg open”查看`;
    default:
      return assertNever(fault);
  }
}
