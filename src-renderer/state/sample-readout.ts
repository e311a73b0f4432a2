import type { SampleFacts } from "#core/wording/network-picture-wording.ts";
import { outputsOf } from "./network-pass.ts";
import { isTestSample, type ShownNetwork } from "./network-shown.ts";

/** A sample with what it is and what the network takes it for, for a readout at its point. */
export function sampleFacts({ prepared, frame }: ShownNetwork, sample: number): SampleFacts {
  const { data } = prepared;
  const outputs = outputsOf(prepared, frame, sample);
  const common = { sample: sample + 1, isTest: isTestSample(prepared, sample) };
  if (!data.classes) {
    return {
      ...common,
      kind: "number",
      actual: data.targets[sample * outputs.length],
      predicted: outputs[0],
    };
  }
  const best = outputs.indexOf(Math.max(...outputs));
  return {
    ...common,
    kind: "class",
    actual: data.outputNames[data.classes[sample]],
    predicted: best < 0 ? null : { name: data.outputNames[best], probability: outputs[best] },
  };
}
