import { isEqual } from "../common/is-equal.ts";
import type { Experiment } from "./experiment.ts";
import { experimentViewNames, type Session } from "./session.ts";

/**
 * Whether two sessions agree in everything that can be undone: functions, runs, data and network.
 * Where one looks from, the step that is shown and how far a training has come are no work that
 * could be lost: they are set again in a moment, and follow from the rest.
 */
export function hasSameWork(left: Session, right: Session): boolean {
  return (
    experimentViewNames.every((view) => {
      return isSameExperiment(left.experiments[view], right.experiments[view]);
    }) && isEqual(left.network.setup, right.network.setup)
  );
}

/**
 * Whether two sessions agree in everything but the step that is shown and how far a training has
 * come, which change by themselves while something plays.
 */
export function differsOnlyInProgress(left: Session, right: Session): boolean {
  const { playhead: _left, network: leftNetwork, ...leftRest } = left;
  const { playhead: _right, network: rightNetwork, ...rightRest } = right;
  const { step: _leftStep, ...leftLook } = leftNetwork.look;
  const { step: _rightStep, ...rightLook } = rightNetwork.look;
  return (
    isEqual(leftRest, rightRest) &&
    isEqual(leftLook, rightLook) &&
    isEqual(leftNetwork.setup, rightNetwork.setup)
  );
}

/** Which of its runs is selected is a matter of looking. */
function isSameExperiment(left: Experiment, right: Experiment): boolean {
  return isEqual(left.objective, right.objective) && isEqual(left.runs, right.runs);
}
