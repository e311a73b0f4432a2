import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

// All bundles of main lie flat in one folder, so this holds from whichever of them it is asked.
const mainFolder = dirname(fileURLToPath(import.meta.url));

/** The folder of the built renderer, with its index.html. */
export const rendererFolder = join(mainFolder, "../renderer");

/** The built preload script. */
export const preloadPath = join(mainFolder, "../preload/preload.cjs");

/** The folder that holds package.json: the checkout, or the installed package. */
export const packageFolder = join(mainFolder, "../..");

/** Starts the worker thread in which runs happen. */
export function createTrainingWorker(): Worker {
  return new Worker(join(mainFolder, "training-worker.js"), { name: "training" });
}
