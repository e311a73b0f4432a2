/**
 * The parts of a curve between its holes and its poles.
 *
 * @param values of samples at equal distances; not finite where the function is not defined
 */
export function branchesOf(values: Float64Array): number[][] {
  const branches: number[][] = [];
  let branch: number[] = [];
  for (const [index, value] of values.entries()) {
    if (!Number.isFinite(value) || isBehindPole(values, index)) {
      if (branch.length > 0) branches.push(branch);
      branch = [];
    }
    if (Number.isFinite(value)) branch.push(value);
  }
  if (branch.length > 0) branches.push(branch);
  return branches;
}

/** Whether a pole lies between a sample and the one before: a jump against the slope on both sides, and higher. */
function isBehindPole(values: Float64Array, index: number): boolean {
  const jump = values[index] - values[index - 1];
  const before = values[index - 1] - values[index - 2];
  const after = values[index + 1] - values[index];
  const isAgainst = jump * before < 0 && jump * after < 0;
  return isAgainst && Math.abs(jump) > Math.max(Math.abs(before), Math.abs(after));
}
