import { assertNever } from "../common/assert-never.ts";
import type { DivergedQuantity, Outcome } from "../descent/outcome.ts";
import { divergenceBound } from "../descent/run-settings.ts";
import type { StationaryPlace } from "../descent/stationary-place.ts";
import { isEntryFault } from "../session/number-entry.ts";
import { cliZhCn } from "./cli-zh-cn.ts";
import { approachZhCn, smallerRate, swingsZhCn, verdictZhCn } from "./diagnosis-zh-cn.ts";
import {
  entryFaultZhCn,
  hyperparameterNamesZhCn,
  scheduleParametersZhCn,
} from "./entry-faults-zh-cn.ts";
import { leftDomainZhCn, noStepZhCn } from "./failed-step-zh-cn.ts";
import { faultZhCn, objectiveFaultZhCn } from "./faults-zh-cn.ts";
import { fromOutside, pathFromOutside } from "./from-outside.ts";
import { hyperparameterHintZhCn, laboratoryZhCn, optimizerNamesZhCn } from "./laboratory-zh-cn.ts";
import { networkPictureZhCn } from "./network-picture-zh-cn.ts";
import { networkZhCn } from "./network-zh-cn.ts";
import { axisNames, goalText, placeText, startText, stopGoal } from "./notation.ts";
import { createNumberWriter } from "./numbers.ts";
import { objectivesZhCn } from "./objectives-zh-cn.ts";
import { tableZhCn } from "./table-zh-cn.ts";
import { trainingFaultZhCn } from "./training-faults-zh-cn.ts";
import { trainingZhCn } from "./training-zh-cn.ts";
import type { Finding, SurfaceFacts, Wording } from "./wording.ts";
import { workZhCn } from "./work-zh-cn.ts";

const numbers = createNumberWriter("zh-CN");

/** Simplified Chinese. */
export const zhCn: Wording = {
  language: "zh-CN",
  numbers,
  appName: "Thalweg",
  views: { descent: "梯度下降", slope: "斜率", rates: "学习率", network: "神经网络" },
  viewsLabel: "视图",
  commands: {
    open: "打开…",
    "save-session": "保存会话",
    "save-session-as": "会话另存为…",
    "save-screenshot": "保存截图",
    undo: "撤销",
    redo: "重做",
    "restore-suggested": "恢复函数自带的设置",
    play: "播放",
    pause: "暂停",
    "step-forward": "前进一步",
    "step-back": "后退一步",
    reset: "回到起点",
    "go-to-end": "跳到终点",
    "view-first": "视角一",
    "view-second": "视角二",
    "view-top": "俯视",
    "view-front": "正视",
    "view-side": "侧视",
    "zoom-in": "放大",
    "zoom-out": "缩小",
    "language-system": "跟随系统语言",
    "language-en": "English",
    "language-zh-CN": "简体中文",
    "theme-system": "跟随系统外观",
    "theme-light": "浅色",
    "theme-dark": "深色",
    "show-descent": "梯度下降",
    "show-slope": "斜率",
    "show-rates": "学习率",
    "show-network": "神经网络",
    "train-epoch": "一轮",
    "train-stop": "停止",
    "save-network": "保存网络…",
    "chapter-regression": "教材中的回归",
    "chapter-classification": "教材中的分类",
    "map-corner": "等高线图置于角落",
    "map-beside": "等高线图与曲面并排",
    "map-large": "等高线图取代曲面",
    "scale-automatic": "J 自动选择刻度",
    "scale-linear": "J 用线性刻度",
    "scale-logarithmic": "J 用对数刻度",
    "preset-four-rates": "教材中的四个学习率",
    "preset-all-optimizers": "所有优化器",
    "preset-many-starts": "多个起点",
    "show-shortcuts": "键盘快捷键",
    about: "关于 Thalweg",
  },
  menus: { file: "文件", edit: "编辑", run: "运行", view: "视图", help: "帮助" },
  menuLabel: "菜单",
  nativeMenu: {
    cut: "剪切",
    copy: "复制",
    paste: "粘贴",
    "select-all": "全选",
    "full-screen": "全屏",
    quit: "退出",
  },
  angles: { first: "视角一", second: "视角二", top: "俯视", front: "正视", side: "侧视" },
  anglesLabel: "视角",
  optimizers: optimizerNamesZhCn,
  hyperparameters: hyperparameterNamesZhCn,
  hyperparameterHint: (range) => hyperparameterHintZhCn(range, numbers),
  colourMaps: {
    turbo: "彩虹",
    viridis: "翠绿",
    cividis: "蓝黄",
  },
  colourBlindSafe: "色盲友好",
  inspector: {
    label: "设置与数值",
    function: "函数",
    descentSection: "梯度下降",
    optimizer: "优化器",
    colours: "配色",
    startOf: ["起点 x", "起点 y"],
    startLabel: (dimension) => (dimension === 1 ? "起点 x" : "起点 x, y"),
    stopValue: "终止条件：J 小于",
    maximumSteps: "最大步数",
    moreInside: (hasColours) => `学习率调度、停止斜率${hasColours ? "、配色" : ""}`,
    thisStepSection: "这一步的内部",
    noStep: "运行到此结束，没有下一步。",
    show: "显示设置与数值",
    hide: "隐藏设置与数值",
  },
  table: { label: "迭代过程", step: "n" },
  timeline: {
    label: "时间轴",
    iteration: "迭代",
    speed: "速度",
    wholeRunIn: (seconds) => `${numbers.plain(seconds)} 秒播完`,
    stepsPerSecond: (speed) => `${numbers.plain(speed)} 步/秒`,
    position: (step, lastStep, value) =>
      `第 ${numbers.count(step)} 步，共 ${numbers.count(lastStep)} 步，J = ${numbers.fixed(value)}`,
    chart: (lastStep, first, last) =>
      `J 随迭代的变化：起点处为 ${numbers.fixed(first)}，${steps(lastStep)}之后为 ${numbers.fixed(last)}`,
  },
  status: {
    label: "运行状态",
    computing: (done, maximum) => ({
      headline: "正在运行：",
      detail: `第 ${numbers.count(done)} 步，最多 ${numbers.count(maximum)} 步`,
    }),
    outcome: (outcome, stopValue) =>
      outcomeFinding(outcome, stopValue === null ? "目标" : goalText("value", stopValue, numbers)),
    failed: (fault) => ({ headline: "无法运行。", detail: faultZhCn(fromOutside(fault), numbers) }),
    waiting: { headline: "正在启动…", detail: "" },
  },
  picture: {
    label: "损失曲面",
    describe: describeSurface,
    describeCurve: ({ formula, current, lastStep, slope }) => {
      const curve = `${formula} 的曲线。`;
      if (!current || slope === null) return curve;
      return `${curve}梯度下降共 ${steps(lastStep)}；小球在第 ${numbers.count(current.step)} 步，x = ${numbers.point(current.point)}，J = ${numbers.fixed(current.value)}，此处斜率为 ${numbers.plain(slope, 4)}。`;
    },
    keys: "方向键转动曲面，按住 Shift 则平移；加号和减号缩放，0 键复位。",
    map: "等高线图",
    mapSwap: "交换等高线图与曲面",
    caption: ({ optimizer, learningRate, start, current }) => [
      { text: `${zhCn.optimizers[optimizer]}，`, strong: false },
      { text: `η = ${numbers.plain(learningRate)}`, strong: true },
      { text: "，起点 ", strong: false },
      { text: startText(start, numbers), strong: true },
      ...(current === null
        ? []
        : [
            { text: `，第 ${numbers.count(current.step)} 步 `, strong: false },
            { text: `J = ${numbers.fixed(current.value)}`, strong: true },
          ]),
    ],
    noWebGl:
      "无法绘制三维曲面：此窗口没有 WebGL。请更新显卡驱动，或开启硬件加速；曲线图、等高线图和表格不受影响。",
    lostWebGl: "显卡驱动收回了画面，正在重新绘制。",
    tooQuick: "函数的变化比这张图能显示的更快。",
    sizeLabel: "截图尺寸",
    size: (factor, widthPx, heightPx) => `${factor} 倍（${widthPx} × ${heightPx} 像素）`,
    saving: "正在绘制截图…",
  },
  notices: {
    label: "消息",
    saved: (path) => `已保存：${pathFromOutside(path)}`,
    downloaded: (name) => `已交给浏览器下载：${fromOutside(name)}`,
    workerRestarted: "计算意外中断，已重新启动。画面上仍是上一次完好的运行结果，没有丢失任何内容。",
    disconnected: "此页面背后的程序已经结束，无法继续计算。请重新启动 Thalweg。",
    runAgain: "重新运行",
    dismiss: "关闭消息",
    opened: (name) => `已打开：${fromOutside(name)}`,
  },
  dialogs: {
    close: "关闭",
    savePicture: "保存截图",
    saveSession: "保存会话",
    saveNetwork: "保存网络",
    openDocument: "打开会话、带有会话的图片、网络或表格",
    pictureFiles: "PNG 图片",
    sessionFiles: "Thalweg 会话",
    networkFiles: "Thalweg 网络",
    documentFiles: "会话、图片、网络与表格",
    shortcutsTitle: "键盘快捷键",
    aboutTitle: "关于 Thalweg",
    about: (version, runtime) =>
      `Thalweg ${version} 展示梯度下降：水如何沿山谷找到下山的路。它在 ${runtime} 上离线运行。MIT 许可证。`,
  },
  keys: {
    CmdOrCtrl: "Ctrl",
    Shift: "Shift",
    Alt: "Alt",
    Space: "空格",
    Left: "←",
    Right: "→",
    Home: "Home",
    End: "End",
    Plus: "+",
    "-": "−",
  },
  fault: (fault) => faultZhCn(fromOutside(fault), numbers),
  entryFault: (fault) =>
    isEntryFault(fault)
      ? entryFaultZhCn(fromOutside(fault), numbers)
      : trainingFaultZhCn(fromOutside(fault), numbers),
  objectiveFault: (fault) => objectiveFaultZhCn(fromOutside(fault), numbers),
  objectives: objectivesZhCn,
  diagnosis: ({ verdict }, outcome, stop) =>
    verdictZhCn(verdict, outcome, outcomeFinding(outcome, stopGoal(stop, numbers)), numbers),
  approach: ({ approach }) => approachZhCn(approach, numbers),
  schedules: {
    constant: "不变",
    "step-decay": "阶梯衰减",
    exponential: "指数衰减",
    cosine: "余弦",
    "warm-up": "预热",
  },
  scheduleParameters: scheduleParametersZhCn,
  laboratory: laboratoryZhCn(numbers),
  training: trainingZhCn(numbers),
  networkPicture: networkPictureZhCn(numbers, trainingZhCn(numbers)),
  network: networkZhCn(numbers),
  tables: tableZhCn(numbers),
  work: workZhCn,
  cli: cliZhCn(numbers),
};

function steps(count: number): string {
  return `${numbers.count(count)} 步`;
}

function describeSurface(facts: SurfaceFacts): string {
  const range = `${facts.formula} 的曲面：J 从 ${numbers.plain(facts.lowest, 4)} 到 ${numbers.plain(facts.highest, 4)}。`;
  const seen = `视角：方位角 ${numbers.plain(facts.azimuthDegrees, 3)}°，仰角 ${numbers.plain(facts.elevationDegrees, 3)}°。`;
  if (!facts.current) return `${range}${seen}`;
  const { step, point, value } = facts.current;
  const ball = `梯度下降共 ${steps(facts.lastStep)}；小球在第 ${numbers.count(step)} 步，位于 ${numbers.point(point)}，J = ${numbers.fixed(value)}。`;
  return `${range}${ball}${seen}`;
}

/** @param goal what it was to reach; null: nothing */
function outcomeFinding(outcome: Outcome, goal: string | null): Finding {
  switch (outcome.kind) {
    case "converged":
      return convergedFinding(outcome);
    case "cycling":
      return {
        headline: `永远到不了：${swingsZhCn(outcome.axes, outcome.period, numbers)}。`,
        detail: `迭代点每 ${steps(outcome.period)}重复一次，J 从未低于 ${numbers.plain(outcome.lowestValue)}。${smallerRate}`,
      };
    case "diverged":
      return {
        headline: `${outcome.steps === 0 ? "第一步就" : `${steps(outcome.steps)}后`}发散：${quantityName(outcome.quantity)}${became(outcome.number)}。`,
        detail: `${growthSentence(outcome.growth)}${smallerRate}`,
      };
    case "step-limit":
      return stepLimitFinding(outcome, goal === "目标" ? goal : goal && ` ${goal}`);
    case "left-domain":
      return leftDomainZhCn(outcome, numbers);
    case "no-step":
      return noStepZhCn(outcome, numbers);
    default:
      return assertNever(outcome);
  }
}

const restingPlaces: Readonly<Record<StationaryPlace, string>> = {
  minimum: "极小值点",
  maximum: "极大值点",
  saddle: "鞍点",
  flat: "平坦处",
};

const restingAdvice: Readonly<Record<StationaryPlace, string>> = {
  minimum: "附近没有更低的 J。",
  maximum: "四周的 J 都更低；请换一个起点，或换一种优化器。",
  saddle: "两侧的 J 更低；请换一个起点，或换一种优化器。",
  flat: "四周都是平的；请换一个起点。",
};

function convergedFinding(outcome: Extract<Outcome, { kind: "converged" }>): Finding {
  const goal = goalText(outcome.reason, outcome.bound, numbers);
  return {
    headline:
      outcome.steps === 0
        ? `起点处已经满足 ${goal}：`
        : `经过 ${steps(outcome.steps)}达到 ${goal}：`,
    detail: `${position(outcome.value, outcome.point)}${convergedPlace(outcome)}`,
  };
}

/** That a vanished gradient is no minimum is worth saying, and that it has not vanished. */
function convergedPlace({
  place,
  reason,
  measured,
}: Extract<Outcome, { kind: "converged" }>): string {
  if (reason === "value" || place === "minimum") return "";
  return place === null
    ? `，此处梯度大小仍为 ${numbers.plain(measured, 3)}`
    : `，位于${restingPlaces[place]}`;
}

function stepLimitFinding(
  outcome: Extract<Outcome, { kind: "step-limit" }>,
  goal: string | null,
): Finding {
  const { motion } = outcome;
  const here = position(outcome.value, outcome.point);
  switch (motion.kind) {
    case "swinging":
      return {
        headline: `永远达不到${goal ?? "极小值"}：${swingsZhCn(motion.axes, 2, numbers)}。`,
        detail: `${steps(outcome.steps)}之内，J 从未低于 ${numbers.plain(outcome.lowestValue)}。${smallerRate}`,
      };
    case "resting":
      return {
        headline: `停在${restingPlaces[motion.place]}${goal === null ? "" : `，但没有达到${goal}`}：`,
        detail: `${here}，此处梯度大小为 ${numbers.plain(motion.gradientNorm, 3)}。${restingAdvice[motion.place]}`,
      };
    case "stuck":
      return {
        headline: "没有移动：每一步都太小。",
        detail: `${here}，而此处梯度大小为 ${numbers.plain(motion.gradientNorm, 3)}。增大学习率会有帮助。`,
      };
    case "moving":
      return {
        headline: `走满 ${steps(outcome.steps)}后停止${goal === null ? "" : `，尚未达到${goal}`}：`,
        detail: here,
      };
    default:
      return assertNever(motion);
  }
}

function position(value: number, point: readonly number[]): string {
  return `J = ${numbers.fixed(value)}，位于 ${placeText(point, numbers)}`;
}

function quantityName(quantity: DivergedQuantity): string {
  switch (quantity.kind) {
    case "coordinate":
      return `${axisNames[quantity.axis]} `;
    case "value":
      return "J ";
    case "gradient":
      return `沿 ${axisNames[quantity.axis]} 方向的斜率`;
    default:
      return assertNever(quantity);
  }
}

function became(value: number): string {
  if (Number.isFinite(value)) return `超出了 ±${numbers.plain(divergenceBound)}`;
  return Number.isNaN(value) ? "不是数" : `变成了 ${numbers.plain(value)}`;
}

function growthSentence(growth: number | null): string {
  if (growth === null) return "";
  return `每走一步，距离都变成原来的 ${numbers.plain(growth, 3)} 倍。`;
}
