import type { AppParts } from "./app-service.ts";
import { appVersion } from "./app-version.ts";
import { createTrainingWorker } from "./build-paths.ts";
import { SettingsStore } from "./documents/settings-store.ts";
import { removeAllLeftovers } from "./documents/temporary-files.ts";
import { configFolder } from "./documents/user-folders.ts";
import { TrainingService } from "./training/training-service.ts";
import { WorkStore } from "./work/work-store.ts";

/**
 * What all windows of this process share. The caller disposes of `training`.
 *
 * @param onWorkerRestart is told why the training worker had to be replaced
 */
export function createAppParts(onWorkerRestart: (reason: string) => void): AppParts {
  const training = new TrainingService(createTrainingWorker, onWorkerRestart);
  obeyFaultSignal(training);
  void removeAllLeftovers(configFolder());
  const folder = configFolder();
  return {
    training,
    settings: new SettingsStore(folder),
    works: new WorkStore(folder),
    appVersion: appVersion(),
  };
}

/**
 * With `THALWEG_FAULTS=1`, SIGUSR2 kills the training worker: the tests' way to see what happens
 * then, in any host.
 */
function obeyFaultSignal(training: TrainingService): void {
  if (process.env.THALWEG_FAULTS === "1") process.on("SIGUSR2", () => void training.killWorker());
}
