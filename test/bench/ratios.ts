import type { Bench } from "tinybench";

/**
 * Prints each task's rate, and its ratio to the first one's.
 *
 * @param workPerCall what a call does, the same for all tasks or one number a task
 */
export function printRatios(
  title: string,
  bench: Bench,
  workPerCall: number | readonly number[],
  unit: string,
): void {
  const rates = bench.tasks.map((task, index) => {
    if (!("throughput" in task.result)) throw new Error(`“${task.name}” was not measured`);
    return (
      task.result.throughput.mean *
      (typeof workPerCall === "number" ? workPerCall : workPerCall[index])
    );
  });
  console.log(`\n${title}`);
  bench.tasks.forEach((task, index) => {
    const rate = `${Math.round(rates[index]).toLocaleString("en")} ${unit}/s`;
    console.log(
      `  ${task.name.padEnd(44)} ${rate.padStart(24)}  ${(rates[index] / rates[0]).toFixed(2)}×`,
    );
  });
}
