import { assertNever } from "#core/common/assert-never.ts";
import { epochsAgain } from "#core/training/training-end.ts";
import type { TrainingFinding } from "#core/training/training-finding.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import type { Finding, Wording } from "#core/wording/wording.ts";
import type { AppState } from "./app-state.ts";
import { trainingFacts } from "./training-timeline.ts";

/** How the training stands or ended, and what is wrong with it: for its status and its picture. */
export function trainingFinding({ training }: AppState, wording: Wording): Finding {
  switch (training.kind) {
    case "waiting":
      return wording.network.waiting;
    case "impossible":
      return training.fault.kind === "data-too-few-samples"
        ? { headline: wording.network.placePoints, detail: "" }
        : { headline: wording.training.fault(training.fault), detail: "" };
    case "shown":
      return training.fault
        ? { headline: wording.fault(training.fault), detail: "" }
        : frameFinding(training.frame, wording);
    default:
      return assertNever(training);
  }
}

/** How a training that ended goes on; "": it has not ended, or cannot. */
export function onwards({ training }: AppState, { network }: Wording): string {
  if (training.kind !== "shown" || training.fault) return "";
  const { prepared, frame } = training;
  if (frame.state.kind !== "ended") return "";
  return network.goingOn(frame.state.outcome, epochsAgain(prepared.setup.stop));
}

function frameFinding(frame: TrainingFrame, wording: Wording): Finding {
  const { state, finding } = frame;
  const standing = wording.network.standing(trainingFacts(frame));
  if (state.kind === "ended" && state.outcome.kind === "diverged") {
    return wording.training.outcome(state.outcome);
  }
  const { headline } = state.kind === "ended" ? wording.training.outcome(state.outcome) : standing;
  if (!isTrouble(finding)) return { headline, detail: standing.detail };
  const trouble = wording.training.finding(finding);
  const parts = [standing.detail, trouble.headline, trouble.detail].filter((part) => part !== "");
  return { headline, detail: parts.join(wording.language === "en" ? " " : "") };
}

/** Whether something went wrong that a person would want to know of. */
function isTrouble({ kind }: TrainingFinding): boolean {
  return kind !== "starting" && kind !== "learning";
}
