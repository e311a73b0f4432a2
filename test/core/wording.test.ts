import { describe, expect, it } from "vitest";
import type { StopRules } from "#core/descent/run-settings.ts";
import { optimizerNames, optimizerTable } from "#core/optimizers/optimizer-table.ts";
import type { RatesFacts } from "#core/wording/laboratory-wording.ts";
import { languages } from "#core/wording/language.ts";
import type { CurveFacts, Finding, SurfaceFacts, Wording } from "#core/wording/wording.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { networkPictureSentences } from "./network-picture-sentences.ts";
import { secondWords } from "./second-words.ts";
import {
  dataFaults,
  trainingFaults,
  trainingFindings,
  trainingOutcomes,
} from "./training-samples.ts";
import {
  cliFaults,
  diagnoses,
  entryFaults,
  faults,
  objectiveFaults,
  outcomes,
  pageEnds,
  refusals,
  runtimeFacts,
  tableAssumptions,
  tableCliFaults,
} from "./wording-samples.ts";

/** Latin words that stand in Chinese sentences: names, symbols, and what is typed on a command line. */
const names = new Set(
  `Thalweg WebGL PNG MIT MB English Ctrl Shift Alt Home End Electron Chromium npm
   Nesterov Adagrad RMSprop Adadelta Adam AdamW ELECTRON_OVERRIDE_DIST_PATH sin xy
   Rosenbrock Himmelblau Beale Booth Matyas Rastrigin Ackley Styblinski Tang McCormick Goldstein
   Price Branin Easom CSV XOR Sigmoid Tanh ReLU Softmax softmax sigmoid adam full tanh Page Up Down Delete
   UTF LE BE ln Windows GB Big Shift JIS EUC KR`.split(/\s+/),
);
const commandLineWords = new Set(
  `thalweg auto electron browser en zh CN table csv json light dark sin png root
   adadelta newton momentum nesterov rmsprop adam adamw xvfb run no sandbox help port out start host scale width
   sudo sysctl kernel apparmor_restrict_unprivileged_userns objective schedule view descent
   constant step decay exponential cosine warm up sigmoid dataset targets batch size full network
   target inputs skip missing header separator comma semicolon tab bar blank decimal point encoding gb task
   regression classification train open`.split(/\s+/),
);

const curves: readonly CurveFacts[] = [
  { formula: "x²", current: { step: 1, point: [-1.5], value: 2.25 }, lastStep: 4, slope: -3 },
  { formula: "x²", current: null, lastStep: 0, slope: null },
];

const ratesFacts: RatesFacts = {
  optimizer: "gradient-descent",
  count: 4,
  start: [-0.8],
  points: 10,
};

const stops: readonly StopRules[] = [
  { value: 0.01, gradient: null, maximumSteps: 9 },
  { value: null, gradient: 0.001, maximumSteps: 9 },
  { value: null, gradient: null, maximumSteps: 9 },
];

const surface: SurfaceFacts = {
  formula: "x² + y²",
  lowest: -2,
  highest: 18,
  current: { step: 1, point: [-1.5, 0.25], value: -0.5 },
  lastStep: 1,
  azimuthDegrees: -60,
  elevationDegrees: 30,
};

describe.each(languages)("the catalogue of %s", (language) => {
  const { wording, uncalled } = recording(wordingFor(language));
  const sentences = [...sentencesOf(wording), ...fixedStrings(wordingFor(language))];

  it("is the catalogue of that language", () => {
    expect(wordingFor(language).language).toBe(language);
  });

  it("has every message tried here", () => {
    expect(uncalled()).toEqual([]);
  });

  it("says something, without the traces of a missing fact", () => {
    for (const sentence of sentences) {
      expect(sentence.trim()).not.toBe("");
      expect(sentence).not.toMatch(/undefined|NaN|\[object|null|\$\{/);
    }
  });

  it("has one word for one thing", () => {
    const doubles = secondWords[language].flatMap(({ said, instead }) =>
      sentences.filter((sentence) => said.test(sentence)).map((sentence) => [sentence, instead]),
    );
    expect(doubles).toEqual([]);
  });

  it("writes negative numbers with a real minus", () => {
    for (const sentence of sentences) {
      expect(sentence.replace("1e-3", "")).not.toMatch(/(^|[\s(（，,]|±)-\d/);
    }
    expect(sentences.some((sentence) => sentence.includes("−1.5"))).toBe(true);
  });
});

describe.each(languages)("texts from outside in %s", (language) => {
  it("are shown in one line, in their order and cut, by every function there is", () => {
    expect(trusting(wordingFor(language)).filter((path) => !ownTexts.has(path))).toEqual([]);
  });
});

describe("the Chinese catalogue", () => {
  const zhCn = wordingFor("zh-CN");

  it("leaves no English word in the window but names", () => {
    const { cli: _cli, language: _tag, ...window } = zhCn;
    const spoken = [...sentencesOf(zhCn, { withCli: false }), ...fixedStrings(window)];
    expect(foreignWords(spoken, names)).toEqual([]);
  });

  it("leaves no English word on the command line but names and what is typed there", () => {
    const spoken = [...cliSentences(zhCn), ...fixedStrings(zhCn.cli)];
    expect(foreignWords(spoken, new Set([...names, ...commandLineWords]))).toEqual([]);
  });

  it("punctuates Chinese text as Chinese is", () => {
    for (const sentence of [...sentencesOf(zhCn), ...fixedStrings(zhCn)]) {
      expect(sentence).not.toMatch(/\p{Script=Han}\s*[,.;:?!](\s|$|\p{Script=Han})/u);
    }
  });

  it("has a space between Chinese characters and letters or digits", () => {
    // The system writes dates without.
    const crowded = /\p{Script=Han}(?<![年月])[A-Za-z0-9]|[A-Za-z0-9%](?![年月日])\p{Script=Han}/u;
    // What a run that has arrived says is all of it: it is followed by no finding of another's.
    const arrived = outcomes
      .filter(({ kind }) => kind === "converged")
      .map((outcome) => spoken(zhCn.status.outcome(outcome, null)).trim());
    const isMixed = (sentence: string): boolean =>
      arrived.some((begin) => sentence.startsWith(begin) && sentence !== begin);
    const sentences = [...sentencesOf(zhCn), ...fixedStrings(zhCn)].filter(
      (sentence) => !isMixed(sentence.trim()),
    );
    expect(sentences.filter((sentence) => crowded.test(sentence))).toEqual([]);
  });

  it("is distinct from the English one", () => {
    const en = wordingFor("en");
    expect(zhCn.commands.play).toBe("播放");
    expect(en.commands.play).toBe("Play");
    expect(zhCn.optimizers["gradient-descent"]).toBe("梯度下降");
    expect(zhCn.hyperparameters.learningRate).toBe("学习率");
    expect(zhCn.picture.label).toContain("损失");
  });
});

describe("a finding", () => {
  const arrived = outcomes[0];

  it("tells in English how a run arrived", () => {
    expect(spoken(wordingFor("en").status.outcome(arrived, 0.01))).toBe(
      "Reached J < 0.01 after 12 steps: J = 2.250000 at (−1.500000, 0.250000)",
    );
  });

  it("tells the same in Chinese", () => {
    expect(spoken(wordingFor("zh-CN").status.outcome(arrived, 0.01))).toBe(
      "经过 12 步达到 J < 0.01： J = 2.250000，位于 (−1.500000, 0.250000)",
    );
  });
});

function foreignWords(sentences: readonly string[], allowed: ReadonlySet<string>): string[] {
  return sentences
    .flatMap((sentence) => sentence.match(/[A-Za-z_]{2,}/g) ?? [])
    .filter((word) => !allowed.has(word));
}

function spoken({ headline, detail }: Finding): string {
  expect(headline).not.toBe("");
  return `${headline} ${detail}`;
}

/** What every function of a catalogue says about the samples. */
function sentencesOf(wording: Wording, { withCli } = { withCli: true }): string[] {
  const { inspector, timeline, status, picture, notices, dialogs } = wording;
  return [
    ...(withCli ? cliSentences(wording) : []),
    ...[1, 2].map((dimension) => inspector.startLabel(dimension)),
    ...[true, false].map((hasColours) => inspector.moreInside(hasColours)),
    timeline.stepsPerSecond(2),
    timeline.wholeRunIn(10),
    timeline.position(1, 16, -1.5),
    timeline.chart(1, 9.7, -1.5),
    spoken(status.computing(1000, 5_000_000)),
    ...outcomes.flatMap((outcome) =>
      [null, 0.01].map((stopValue) => spoken(status.outcome(outcome, stopValue))),
    ),
    ...outcomes.flatMap((outcome) =>
      diagnoses.flatMap((diagnosis) =>
        stops.map((stop) => spoken(wording.diagnosis(diagnosis, outcome, stop))),
      ),
    ),
    ...diagnoses.map((diagnosis) => wording.approach(diagnosis)),
    ...Object.values(optimizerTable).flatMap(({ hyperparameters }) =>
      hyperparameters.map((range) => wording.hyperparameterHint(range)),
    ),
    ...laboratorySentences(wording),
    ...trainingSentences(wording),
    ...networkPictureSentences(wording.networkPicture),
    ...networkSentences(wording),
    ...tableSentences(wording),
    ...workSentences(wording),
    ...faults.map((fault) => spoken(status.failed(fault))),
    picture.describe(surface),
    picture.describe({ ...surface, current: null }),
    ...curves.map((curve) => picture.describeCurve(curve)),
    ...optimizerNames.flatMap((optimizer) =>
      [[1.2], [-3, 1]].map((start) =>
        picture
          .caption({ optimizer, learningRate: 0.1, start, current: { step: 9, value: 0.21 } })
          .map((part) => part.text)
          .join(""),
      ),
    ),
    picture.size(2, 2880, 1800),
    notices.saved("/课"),
    notices.downloaded("图"),
    notices.opened("图"),
    dialogs.about("1.0.0", "Electron 45"),
    ...faults.map((fault) => wording.fault(fault)),
    ...entryFaults.map((fault) => wording.entryFault(fault)),
    ...objectiveFaults.map((fault) => wording.objectiveFault(fault)),
  ];
}

function laboratorySentences({ laboratory }: Wording): string[] {
  const { hover, captionOfSeveral } = laboratory;
  const spokenParts = [
    hover({ point: [-1.5, 2], value: -3, gradient: [1, -2] }),
    hover({ point: [-1.5], value: 3, gradient: [-2] }),
    hover({ point: [-1.5, 2], value: Number.NaN, gradient: [Number.NaN, 0] }),
    captionOfSeveral({ count: 4, step: 9 }),
    captionOfSeveral({ count: 0, step: 0 }),
    laboratory.captionOfRates(ratesFacts),
    laboratory.captionOfRates({ ...ratesFacts, count: 1 }),
    laboratory.captionOfRates({ ...ratesFacts, count: 0 }),
  ].map((parts) => parts.map(({ text }) => text).join(""));
  const named = [
    laboratory.duplicateRun,
    laboratory.removeRun,
    laboratory.hideRun,
    laboratory.showRun,
    laboratory.selectRun,
    laboratory.rateOf,
  ].map((sentence) => sentence("η = 0.1"));
  const { strong, rest } = laboratory.sweepTitle(0.001, 200);
  return [
    ...spokenParts,
    ...named,
    ...[1, 12_345].map((steps) => laboratory.runAccount(laboratory.outcomes.cycling, steps)),
    laboratory.tooManyRuns(16),
    laboratory.slopeLabel(-3.6),
    laboratory.stepLabel(-0.36),
    laboratory.ratePanel("η = 0.1", "三"),
    `${strong}${rest}`,
    laboratory.sweptRate(0.1, 44),
    laboratory.sweptRate(1.2, null),
  ];
}

function trainingSentences({ training }: Wording): string[] {
  return [
    ...trainingOutcomes.map((outcome) => spoken(training.outcome(outcome))),
    ...trainingFindings.map((finding) => spoken(training.finding(finding))),
    ...trainingFaults.map((fault) => training.fault(fault)),
  ];
}

function networkSentences({ network }: Wording): string[] {
  const facts = {
    epoch: 12,
    step: 192,
    stepsPerEpoch: 16,
    loss: 0.25,
    testLoss: null,
    accuracy: null,
    testAccuracy: null,
  };
  const rich = {
    ...facts,
    epoch: 12.5,
    step: 200,
    testLoss: 0.3,
    accuracy: 0.975,
    testAccuracy: 0.9,
  };
  return [
    network.hiddenNeurons(1),
    network.hiddenNeurons(2),
    network.updatesPerSecond(600),
    ...[facts, rich].flatMap((one) => [spoken(network.standing(one)), network.position(one)]),
    network.trainingReplaced(1),
    network.trainingReplaced(300),
    ...trainingOutcomes
      .filter(({ kind }) => kind !== "diverged")
      .flatMap((outcome) => [network.goingOn(outcome, 1), network.goingOn(outcome, 20)]),
    network.chart(1, 0.7, 0.1),
    network.chart(12.5, 0.7, 0.1),
    network.previewTitle("表"),
    network.previewFacts({ rows: 150, columns: 5 }),
    network.previewShown(6),
  ];
}

function tableSentences({ tables }: Wording): string[] {
  const used = { inputs: 4, targets: 1, classes: null, used: 333, rows: 344 };
  const many = Array.from({ length: 9 }, (_, at) => String(at));
  return [
    tables.skipMissing(11, 344),
    tables.skipMissing(null, 344),
    tables.kindOf("三"),
    tables.partOf("三"),
    ...(["header", "decimal"] as const).flatMap((doubt) =>
      ([".", ","] as const).flatMap((mark) => Object.values(tables.question(doubt, mark))),
    ),
    tables.inputCount(1),
    ...[0, 3].map((skipped) => tables.headerIsNames(skipped)),
    tables.unitDropped("三", { text: "45%", value: 45 }),
    tables.becomes("三", ["1", "2"]),
    tables.becomes("三", many),
    tables.classCount(3),
    tables.missing(11),
    tables.use(used),
    tables.use({ ...used, inputs: 1, classes: 3, used: 344 }),
    tables.leftOut({ columns: ["三"], rows: 1 }),
    tables.passedOver({ remarks: 1, notes: 2 }),
    tables.passedOver({ remarks: 3, notes: 1 }),
    tables.leftOut({ columns: many, rows: 0 }),
    tables.leftOut({ columns: [], rows: 11 }),
  ];
}

function cliSentences({ cli }: Wording): string[] {
  return [
    ...cliFaults.map((fault) => cli.fault(fault)),
    ...tableCliFaults.map((fault) => cli.table.fault(fault)),
    ...tableAssumptions.map((facts) => cli.table.assumptions(facts) ?? "1"),
    ...dataFaults.map(({ kind }) => cli.table.withRemedy("甲", kind)),
    cli.written("/课", 1440, 900, "Electron"),
    cli.choseElectron("45.4.1", cli.runtimeSources.installed),
    cli.choseBrowser("Chromium", cli.noDisplay),
    cli.choseAddress(cli.noDisplay),
    cli.noElectron(refusals),
    ...runtimeFacts.flatMap((fact) => cli.runtimeFact(fact) ?? []),
    cli.electronEnded(1),
    cli.browserEnded("Chromium", 1),
    cli.missingLibraries(["1", "2"], "“3”"),
    cli.asked("browser"),
    cli.drawingTimedOut(60),
    cli.portTaken(8080),
    cli.trainingProgress(12, 3000, 0.25),
    cli.withChoices("方法", ["adam", "newton"]),
  ];
}

/** Every string that a catalogue holds as it is, however deep; an empty detail says nothing more. */
function fixedStrings(part: unknown, key = ""): string[] {
  if (typeof part === "string") return key === "detail" && part === "" ? [] : [part];
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) => fixedStrings(inner, name));
}

/** What a hostile file or argument would have people see: other lines, colours, another order. */
const hostile = `\r\nthalweg: Saved\u001b[31m\u202egnp\u2066${"甲🙂".repeat(3000)}`;
/** What is made of our own words alone: names of runs, formulas that were read, whole sentences. */
const ownTexts = new Set(
  `.cli.choseBrowser .cli.choseAddress .cli.browserEnded .cli.asked .cli.withChoices
   .laboratory.duplicateRun .laboratory.removeRun .laboratory.hideRun .laboratory.showRun
   .laboratory.selectRun .laboratory.rateOf .laboratory.ratePanel .laboratory.runAccount .training.outcome
   .networkPicture.chainRuleHead .networkPicture.columnHead .networkPicture.shortColumnHead
   .networkPicture.chainBlock .networkPicture.formula.symbol .networkPicture.formula.derivative
   .networkPicture.formula.negative .networkPicture.formula.square .networkPicture.formula.sum
   .networkPicture.formula.isPositive .networkPicture.formula.brackets .picture.describe .picture.describeCurve .dialogs.about
   .cli.choseElectron .cli.table.withRemedy`.split(/\s+/),
);
const raw = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;

/** The paths of all functions of a catalogue that show texts from outside as they are, or whole. */
function trusting(original: Wording): string[] {
  const found = new Set<string>();
  const wrap = (part: unknown, path: string): unknown => {
    if (typeof part === "function") {
      return (...facts: unknown[]) => {
        for (const changed of withHostileTexts(facts)) {
          if (isShownRaw(part, changed)) found.add(path);
        }
        return Reflect.apply(part, undefined, facts);
      };
    }
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [name, wrap(inner, `${path}.${name}`)]),
    );
  };
  const { numbers, ...rest } = original;
  sentencesOf({ numbers, ...(wrap(rest, "") as Omit<Wording, "numbers">) });
  return [...found];
}

/** The same facts with one text of them changed, for each of their texts. */
function withHostileTexts(part: readonly unknown[]): (readonly unknown[])[];
function withHostileTexts(part: unknown): unknown[];
function withHostileTexts(part: unknown): unknown[] {
  if (typeof part === "string") return [hostile];
  if (Array.isArray(part)) {
    return part.flatMap((element, at) =>
      withHostileTexts(element).map((changed) => part.with(at, changed)),
    );
  }
  if (typeof part !== "object" || part === null || ArrayBuffer.isView(part)) return [];
  return Object.entries(part).flatMap(([name, inner]) =>
    withHostileTexts(inner).map((changed) => ({ ...part, [name]: changed })),
  );
}

/** Names of our own, such as kinds of faults, are refused or not found when they are changed. */
function isShownRaw(say: unknown, facts: readonly unknown[]): boolean {
  if (typeof say !== "function") return false;
  try {
    const said = JSON.stringify(Reflect.apply(say, undefined, facts) ?? null);
    const sentence = fixedStrings(JSON.parse(said)).join("");
    return raw.test(sentence) || Array.from(sentence).length > 1500;
  } catch {
    return false;
  }
}

/** A catalogue that remembers which of its functions were not called. */
function workSentences({ work }: Wording): string[] {
  const names = [null, "山谷"];
  return [
    ...names.flatMap((name) => [
      work.nameOf(name),
      work.title(name, true),
      work.title(name, false),
      work.unsavedQuestion(name),
      work.restored(name),
    ]),
    work.changedQuestion("山谷"),
    ...["5", ...pageEnds].map((reason) => work.crashQuestion(reason)),
    ...[true, false].map((isUnsaved) => work.crashDetail(isUnsaved)),
    ...[1, 2].map((count) => work.leftDetail(count)),
    work.leftTime(Date.UTC(2026, 10, 25)),
  ];
}

function recording(original: Wording): { wording: Wording; uncalled: () => string[] } {
  const waiting = new Set<string>();
  const wrap = (part: unknown, path: string): unknown => {
    if (typeof part === "function") {
      waiting.add(path);
      return (...facts: unknown[]) => {
        waiting.delete(path);
        return Reflect.apply(part, undefined, facts);
      };
    }
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [name, wrap(inner, `${path}.${name}`)]),
    );
  };
  const { numbers, ...rest } = original;
  const wording = { numbers, ...(wrap(rest, "") as Omit<Wording, "numbers">) };
  return { wording, uncalled: () => [...waiting] };
}
