import { fromOutside } from "./from-outside.ts";

/** Why a page ended, by Electron's names. */
const english: Readonly<Record<string, string>> = {
  "abnormal-exit": "it ended with an error",
  crashed: "it crashed",
  killed: "it was ended from outside",
  "launch-failed": "it could not be started",
  "integrity-failure": "a check of its program failed",
  "memory-eviction": "the system needed its memory",
  oom: "it ran out of memory",
};

const chinese: Readonly<Record<string, string>> = {
  "abnormal-exit": "它因出错而退出",
  crashed: "它崩溃了",
  killed: "它被外部强行结束",
  "launch-failed": "它无法启动",
  "integrity-failure": "它的程序未通过完整性检查",
  "memory-eviction": "系统收回了它的内存",
  oom: "内存不足",
};

/** Why a page ended, as a part of a sentence in English. */
export function pageEndEn(reason: string): string {
  return Object.hasOwn(english, reason)
    ? english[reason]
    : `the reason is “${fromOutside(reason)}”`;
}

/** The same in Simplified Chinese. */
export function pageEndZhCn(reason: string): string {
  return Object.hasOwn(chinese, reason) ? chinese[reason] : `原因是“${fromOutside(reason)}”`;
}
