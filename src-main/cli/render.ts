import { basename } from "node:path";
import type { RunSettings } from "#core/descent/run-settings.ts";
import type { PictureJob } from "#core/protocol/messages.ts";
import { chapterStop, experimentFor, experimentWith } from "#core/session/experiment.ts";
import {
  angleFor,
  createSession,
  type Session,
  type ViewName,
  viewNames,
  viewShows,
} from "#core/session/session.ts";
import { languages } from "#core/wording/language.ts";
import type { Wording } from "#core/wording/wording.ts";
import { readDocument } from "../documents/read-document.ts";
import { readSessionFile } from "../documents/read-session-file.ts";
import { probeDocument, writeDocument } from "../documents/write-document.ts";
import { wrongInput } from "./cli-error.ts";
import { type DescentOptions, descentRequest, givenDescentOptions } from "./descent-options.ts";
import { drawPicture } from "./draw-picture.ts";
import { choiceOf, countOf, rangedNumberOf } from "./option-values.ts";
import { writeError } from "./output.ts";

/** The options of `render`, as typed. */
export interface RenderOptions extends DescentOptions {
  readonly out?: string;
  readonly view?: string;
  readonly width: string;
  readonly height: string;
  readonly scale: string;
  readonly azimuth?: string;
  readonly elevation?: string;
  readonly theme: string;
  readonly lang?: string;
}

const largestSide = 16_384;
/** Pixels of a picture: more than this take longer than anybody waits. */
const largestArea = 100e6;

/**
 * Draws a picture into a PNG file, without a window.
 *
 * @throws CliError for wrong options or when there is nothing to draw with; FaultError for a file
 *   that cannot be read or written
 */
export async function render(
  file: string | null,
  options: RenderOptions,
  wording: Wording,
): Promise<void> {
  const output = outputOf(options.out);
  const session = withAngles(await sessionFor(file, options), options);
  const job = jobOf(options, file === null ? null : session.playhead, wording);
  // Better now than when everything is drawn.
  await probeDocument(output);
  const { bytes, means } = await drawPicture(job, session, wording);
  await writeDocument(output, bytes);
  const widthPx = Math.round(job.widthPx * job.scale);
  const heightPx = Math.round(job.heightPx * job.scale);
  writeError(wording.cli.written(output, widthPx, heightPx, means));
}

function sideOf(option: string, text: string, low: number, scale: number, longest: number): number {
  const side = countOf(option, text, low, largestSide);
  const high = Math.floor(longest / scale);
  if (side > high) throw wrongInput({ kind: "picture-too-large", option, text, scale, high });
  return side;
}

function outputOf(text: string | undefined): string {
  if (text === undefined)
    throw wrongInput({ kind: "missing-option", option: "--out", example: "--out valley.png" });
  if (!/\.png$/i.test(text)) throw wrongInput({ kind: "not-a-png-name", text });
  return text;
}

function jobOf(options: RenderOptions, playhead: number | null, wording: Wording): PictureJob {
  const scale = rangedNumberOf("--scale", options.scale, 0.25, 8);
  const widthPx = sideOf("--width", options.width, 200, scale, largestSide);
  const longest = Math.min(largestSide, Math.floor(largestArea / (widthPx * scale)));
  return {
    widthPx,
    heightPx: sideOf("--height", options.height, 150, scale, longest),
    scale,
    playhead,
    theme: choiceOf("--theme", options.theme, ["light", "dark"]),
    language:
      options.lang === undefined ? wording.language : choiceOf("--lang", options.lang, languages),
  };
}

async function sessionFor(file: string | null, options: RenderOptions): Promise<Session> {
  const view = options.view === undefined ? null : choiceOf("--view", options.view, viewNames);
  const [given] = givenDescentOptions(options);
  if (file !== null) {
    if (given !== undefined) throw wrongInput({ kind: "file-and-options", option: given });
    const session = await readSessionFile(file).catch((error: unknown) => explain(error, file));
    return view ? { ...session, view } : session;
  }
  return sessionOf(view ?? "descent", options);
}

/**
 * Says of a file that holds something else what it holds.
 *
 * @throws always
 */
async function explain(error: unknown, file: string): Promise<never> {
  const document = await readDocument(file).then(
    (opened) => opened.document,
    () => null,
  );
  if (!document || document.kind === "session") throw error;
  const is = document.kind === "network" ? "network" : "table";
  throw wrongInput({ kind: "nothing-to-draw", name: basename(file), is });
}

/** What is not said is what the view begins with. */
function sessionOf(view: ViewName, options: RenderOptions): Session {
  const first = createSession();
  const [given] = givenDescentOptions(options);
  if (given === undefined) return { ...first, view };
  if (view === "network") throw wrongInput({ kind: "view-and-options", view, option: given });
  const { objective, runs } = descentRequest(options);
  if (!viewShows(view, objective.dimension)) throw wrongInput({ kind: "too-many-variables", view });
  const experiment =
    view === "rates" && options.learningRate === undefined
      ? experimentFor(objective, view)
      : experimentWith(objective, view === "rates" ? compared(runs, options) : runs);
  const experiments = { ...first.experiments, [view]: experiment };
  return { ...first, view, experiments, camera: angleFor("first", objective) };
}

/** Rates are compared over the chapter's ten points unless other bounds are given. */
function compared(
  runs: readonly RunSettings[],
  { stopValue, stopGradient, maxSteps }: RenderOptions,
): readonly RunSettings[] {
  if ([stopValue, stopGradient, maxSteps].some((bound) => bound !== undefined)) return runs;
  return runs.map((run) => ({ ...run, stop: chapterStop }));
}

function withAngles(session: Session, { azimuth, elevation }: RenderOptions): Session {
  const { camera } = session;
  return {
    ...session,
    camera: {
      ...camera,
      azimuthDegrees:
        azimuth === undefined
          ? camera.azimuthDegrees
          : rangedNumberOf("--azimuth", azimuth, -360, 360),
      elevationDegrees:
        elevation === undefined
          ? camera.elevationDegrees
          : rangedNumberOf("--elevation", elevation, -5, 90),
    },
  };
}
