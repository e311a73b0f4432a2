import { execFileSync, spawnSync } from "node:child_process";

/** Mounts a disk of 64 kB at a folder; false where this process may not. {@link unmount} it. */
export function mountTinyDisk(folder: string): boolean {
  const args = ["-t", "tmpfs", "-o", "size=64k,mode=777", "tmpfs", folder];
  return process.platform === "linux" && spawnSync("mount", args).status === 0;
}

/** Takes a disk away again. */
export function unmount(folder: string): void {
  execFileSync("umount", ["--lazy", folder]);
}
