import { assertNever } from "../common/assert-never.ts";
import type { CliFault, CliWording } from "./cli-wording.ts";
import { entryFaultEn } from "./entry-faults-en.ts";
import { fromOutside, pathFromOutside } from "./from-outside.ts";
import type { NumberWriter } from "./numbers.ts";
import { runtimeFactEn, runtimeRefusalEn, runtimeSourcesEn } from "./runtime-en.ts";
import { tableCliEn } from "./table-cli-en.ts";

/** English for the command line. */
export function cliEn(numbers: NumberWriter): CliWording {
  return {
    helpTitles: {
      usage: "Usage",
      arguments: "Arguments",
      options: "Options",
      commands: "Commands",
    },
    withChoices: (help, choices) => `${help}: ${choices.join(", ")}`,
    summary: "See gradient descent happen.",
    open: "open the app (the default)",
    serve: "serve the app to a browser on this machine; the first line printed is its address",
    descend: "run a descent and print its iterates",
    train: "train a small network and print how its loss falls",
    render: "draw a picture of a descent into a PNG file, without a window",
    options: {
      help: "show this help",
      version: "print the version",
      file: "a session (*.thalweg) or a picture that carries one",
      host: "where to open: auto, electron or browser",
      lang: "language: en or zh-CN (default: the system’s)",
      port: "port on 127.0.0.1 (default: one that is free)",
      objective: 'the function, such as "x^2+sin(y)^2"',
      start: "where to start, such as 3,1, or several: 3,1;-2,2 (default: the function’s own)",
      optimizer: "the optimizer",
      "learning-rate": "η, or several: 1,0.8,0.4 (default: 0.1; 1 for adadelta and newton)",
      momentum: "μ of momentum and nesterov (default: 0.9)",
      alpha: "α of rmsprop (default: 0.99)",
      beta1: "β₁ of adam and adamw (default: 0.9)",
      beta2: "β₂ of adam and adamw (default: 0.999)",
      rho: "ρ of adadelta (default: 0.9)",
      epsilon: "ε of the adaptive optimizers (default: the optimizer’s own)",
      "weight-decay": "λ of adamw (default: 0.01)",
      schedule:
        "how the learning rate changes: step-decay:0.5,10, exponential:0.95, cosine:50 or warm-up:10",
      "stop-value": "stop when J is below this (default: the function’s own)",
      "stop-gradient": "stop when |∇J| is below this",
      "max-steps": "stop after this many steps",
      format: "what to print: table, csv or json",
      out: "the PNG file to write",
      view: "the view to draw",
      width: "width of the picture, before --scale",
      height: "height of the picture, before --scale",
      scale: "pixels per unit of width and height",
      azimuth: "direction of the viewer around the surface, in degrees counter-clockwise from +x",
      elevation: "height of the viewer above the floor, in degrees",
      theme: "light or dark",
    },
    trainingOptions: {
      dataset: "what to learn from: a CSV file, or one of the built-in sets",
      task: "what to learn (default: what the data are for)",
      targets: "columns at the end of a CSV file that are targets of a regression (default: 1)",
      hidden: "neurons of each hidden layer, such as 8 or 8,8; 0: no hidden layer (default: 8)",
      activation: "what hidden neurons do with their sums (default: sigmoid)",
      network: "a network file to begin from, instead of a new network",
      "learning-rate": "η (default: 0.1; 1 for adadelta)",
      schedule:
        "how η changes from update to update: step-decay:0.5,10, exponential:0.95, cosine:50 or warm-up:10",
      epochs: "train for so many epochs at most (default: 100)",
      "batch-size": "samples an update is made from, or full for all of them (default: 10)",
      seed: "seed of the first weights and of all shuffling (default: 1)",
      standardise: "give each input mean 0 and standard deviation 1",
      l2: "λ of L2 regularisation (default: 0)",
      "test-part": "the share of the samples that is not trained on, 0 to 0.9 (default: 0)",
      "stop-loss": "stop when the loss is below this",
      patience: "stop when the loss has not fallen for so many epochs",
      save: "the network file to write",
      "report-every": "epochs from one printed row to the next (default: 1)",
    },
    table: tableCliEn(numbers),
    fault: (fault) => faultSentence(fromOutside(fault), numbers),
    tableSteps: "step",
    trainingHeads: { epoch: "epoch", loss: "loss", accuracy: "accuracy" },
    trainingProgress: (epoch, epochs, loss) =>
      `epoch ${numbers.count(epoch)} of ${numbers.count(epochs)}, loss ${numbers.plain(loss, 4)}`,
    written: (path, widthPx, heightPx, means) =>
      `${pathFromOutside(path)}: ${widthPx} × ${heightPx} pixels, drawn in ${fromOutside(means)}`,
    choseElectron: (version, source) => `opening in Electron ${fromOutside(version)} (${source})`,
    choseBrowser: (browser, why) => `opening in ${browser}, because ${why}`,
    choseAddress: (why) =>
      `open the address above in a browser; no window was opened because ${why}`,
    noDisplay: "there is no display",
    electronNeedsDisplay:
      "--host electron: there is no display; run under xvfb-run, or use --host browser",
    noElectron: (refusals) =>
      `no Electron could be had: ${fromOutside(refusals).map(runtimeRefusalEn).join("; ")}`,
    runtimeFact: (fact) => runtimeFactEn(fromOutside(fact), numbers),
    runtimeSources: runtimeSourcesEn,
    electronEnded: (code) => `Electron ended with status ${code}`,
    browserEnded: (browser, code) =>
      `${browser} ended with status ${code} before the picture was drawn`,
    missingLibraries: (libraries, remedy) =>
      `Electron cannot start: this system lacks ${fromOutside(libraries).join(", ")}; ${fromOutside(remedy)} installs it`,
    noSandboxAsRoot: "running as root, so Chromium’s own sandbox is off (--no-sandbox)",
    noUserNamespaces:
      "Electron’s sandbox is closed by this system: allow it with “sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0”, or use --host browser",
    asked: (host) => `--host ${host} was given`,
    servingUntil: "Ctrl+C ends it",
    noRenderer:
      "nothing to draw with: there is neither a display for Electron nor an installed browser; install Chromium or run under xvfb-run",
    drawingTimedOut: (seconds) => `the picture was not ready after ${seconds} seconds`,
    portTaken: (port) => `port ${port} is taken; choose another, or leave --port out`,
  };
}

function faultSentence(fault: CliFault, numbers: NumberWriter): string {
  switch (fault.kind) {
    case "not-a-number":
      return `${fault.option}: “${fault.text}” is not a number; give one such as ${fault.example}`;
    case "wrong-entry":
      return `${fault.option}: ${entryFaultEn(fault.fault, numbers)}`;
    case "picture-too-large":
      return `${fault.option}: ${fault.text} at --scale ${numbers.plain(fault.scale)} makes a picture too large; give at most ${numbers.count(fault.high)}, or a smaller --scale`;
    case "unknown-command":
      return `“${fault.text}” is neither a file nor a command; the commands are ${fault.commands.join(", ")}`;
    case "not-a-count":
      return `${fault.option}: ${fault.text === "" ? "nothing" : `“${fault.text}”`} is not a whole number from ${numbers.count(fault.low)} to ${numbers.count(fault.high)}`;
    case "out-of-range":
      return `${fault.option}: ${fault.text} is out of range; give a number from ${numbers.plain(fault.low)} to ${numbers.plain(fault.high)}`;
    case "not-a-choice":
      return `${fault.option}: “${fault.text}” is not one of ${fault.choices.join(", ")}`;
    case "start-length":
      return `--start: “${fault.text}” is not ${fault.expected === 1 ? "one number" : "two numbers"} for this function; give for example --start ${fault.example}`;
    case "option-not-of-rule":
      return `${fault.option} is not an option of ${fault.optimizer}, which takes ${fault.options.join(", ")}`;
    case "unreadable-schedule":
      return `--schedule: “${fault.text}” is no schedule; give constant, step-decay:0.5,10, exponential:0.95, cosine:50,0.1 or warm-up:10`;
    case "too-many-runs":
      return `${numbers.count(fault.count)} runs are too many for one picture or table; give at most ${numbers.count(fault.most)} starts times learning rates`;
    case "too-many-variables":
      return `--view ${fault.view} shows functions of x alone; leave y out of --objective, or take --view descent`;
    case "unknown-option":
      return fault.suggestion
        ? `there is no option ${fault.option}; did you mean ${fault.suggestion}?`
        : `there is no option ${fault.option}; --help lists those there are`;
    case "missing-value":
      return `${fault.option} needs a value after it`;
    case "too-many-arguments":
      return `${fault.command} takes fewer arguments; quote a value that contains spaces`;
    case "missing-option":
      return `${fault.option} is missing; give for example ${fault.example}`;
    case "view-and-options":
      return `${fault.option} is about a descent, and --view ${fault.view} shows none; leave one of them out`;
    case "unknown-data":
      return `--dataset: “${fault.text}” is neither a file nor a built-in set; those are ${fault.names.join(", ")}`;
    case "not-a-batch-size":
      return `--batch-size: “${fault.text}” is neither a whole number nor full`;
    case "targets-of-table-only":
      return "--targets goes with a CSV file and regression; a built-in set and a classification know their own";
    case "network-and-option":
      return `${fault.option} cannot be given together with --network, whose file says it already`;
    case "file-and-options":
      return `${fault.option} cannot be given together with a FILE, which says it already`;
    case "not-a-png-name":
      return `--out: “${fault.text}” does not end in .png, and only PNG pictures are drawn`;
    case "nothing-to-draw":
      return fault.is === "network"
        ? `${fault.name} is a network, and a picture is drawn of a session; “thalweg train --network” goes on with its weights, and “thalweg open” shows it`
        : `${fault.name} is a table, and a picture is drawn of a session; “thalweg train --dataset” learns from it, and “thalweg open” shows it`;
    default:
      return assertNever(fault);
  }
}
