import type { HyperparameterName, OptimizerName } from "#core/optimizers/optimizer.ts";

/** The numbers a reference is given; those it does not name, it does not read. */
export type ReferenceNumbers = Readonly<Record<HyperparameterName, number>>;

/** θ of one coordinate after each gradient of a history, written out sum by sum, without the rule’s recursion. */
export type ReferenceRule = (
  theta: number,
  gradients: readonly number[],
  numbers: ReferenceNumbers,
) => number;

/** Σ factor^(n−1−i)·terms[i]: what an average that forgets has become, without its recursion. */
function fading(factor: number, terms: readonly number[]): number {
  return terms.reduce((sum, term, i) => sum + factor ** (terms.length - 1 - i) * term, 0);
}

function squared(numbers: readonly number[]): number[] {
  return numbers.map((number) => number ** 2);
}

function adamStep(theta: number, gradients: readonly number[], numbers: ReferenceNumbers): number {
  const { learningRate, beta1, beta2, epsilon } = numbers;
  const time = gradients.length;
  const mean = ((1 - beta1) * fading(beta1, gradients)) / (1 - beta1 ** time);
  const variance = ((1 - beta2) * fading(beta2, squared(gradients))) / (1 - beta2 ** time);
  return theta - (learningRate * mean) / (Math.sqrt(variance) + epsilon);
}

/**
 * The next θ by each rule of first order. Each computes its state anew from all the gradients so
 * far, most in closed form, so that it shares nothing with a rule that carries its state along.
 */
export const referenceRules: Readonly<Record<Exclude<OptimizerName, "newton">, ReferenceRule>> = {
  "gradient-descent": (theta, gradients, { learningRate }) =>
    theta - learningRate * gradients[gradients.length - 1],
  momentum: (theta, gradients, { learningRate, momentum }) =>
    theta - learningRate * fading(momentum, gradients),
  nesterov: (theta, gradients, { learningRate, momentum }) =>
    theta -
    learningRate * (gradients[gradients.length - 1] + momentum * fading(momentum, gradients)),
  adagrad: (theta, gradients, { learningRate, epsilon }) =>
    theta -
    (learningRate * gradients[gradients.length - 1]) /
      (Math.sqrt(fading(1, squared(gradients))) + epsilon),
  rmsprop: (theta, gradients, { learningRate, alpha, epsilon }) =>
    theta -
    (learningRate * gradients[gradients.length - 1]) /
      (Math.sqrt((1 - alpha) * fading(alpha, squared(gradients))) + epsilon),
  adadelta(theta, gradients, { learningRate, rho, epsilon }) {
    let [s, u, update] = [0, 0, 0];
    for (const gradient of gradients) {
      s = rho * s + (1 - rho) * gradient ** 2;
      update = Math.sqrt((u + epsilon) / (s + epsilon)) * gradient;
      u = rho * u + (1 - rho) * update ** 2;
    }
    return theta - learningRate * update;
  },
  adam: adamStep,
  adamw: (theta, gradients, numbers) =>
    adamStep(theta * (1 - numbers.learningRate * numbers.weightDecay), gradients, numbers),
};
