import { fromOutside } from "./from-outside.ts";
import { pageEndZhCn } from "./page-ends.ts";
import type { WorkWording } from "./work-wording.ts";

const times = new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeStyle: "short" });

/** The words about work that is not saved, in Simplified Chinese. */
export const workZhCn: WorkWording = {
  nameOf: (name) => (name === null ? "未命名" : fromOutside(name)),
  title: (name, isUnsaved) => {
    if (name === null && !isUnsaved) return "Thalweg";
    return `${isUnsaved ? "• " : ""}${workZhCn.nameOf(name)} — Thalweg`;
  },
  unsavedQuestion: (name) =>
    name === null ? "要保存这个会话吗？" : `要保存对“${fromOutside(name)}”的更改吗？`,
  unsavedDetail: "未保存的内容将会丢失。",
  save: "保存",
  dontSave: "不保存",
  cancel: "取消",
  changedQuestion: (name) => `“${fromOutside(name)}”已被其他程序更改。`,
  changedDetail: "在这里打开或上次保存之后，该文件又有改动。覆盖后，文件中现有的内容将被替换。",
  overwrite: "覆盖",
  saveAs: "另存为…",
  silentQuestion: "窗口没有响应。",
  silentDetail: "现在无法把未保存的内容写入文件。片刻之前的内容已经保留，下次启动时可以恢复。",
  closeAnyway: "仍然关闭",
  wait: "等待",
  crashQuestion: (reason) => `窗口中的页面连续两次意外终止：${pageEndZhCn(reason)}。`,
  crashDetail: (isUnsaved) =>
    isUnsaved
      ? "未保存的内容已经保留。您可以带着它重试，也可以新建会话，届时仍可恢复。"
      : "您可以重试，也可以新建会话。",
  tryAgain: "重试",
  startFresh: "新建会话",
  close: "关闭",
  leftTitle: "发现未保存的内容",
  leftDetail: (count) =>
    count === 1 ? "上次 Thalweg 结束时，以下内容尚未保存。" : "Thalweg 结束时，以下会话尚未保存。",
  leftTime: (time) => `最后更改：${times.format(time)}`,
  restore: "恢复",
  discard: "放弃",
  later: "以后再说",
  restored: (name) =>
    name === null ? "已恢复，尚未保存。" : `已恢复：${fromOutside(name)}，其中的更改尚未保存。`,
};
