import { readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { readJson, writeJson } from "#core/common/json.ts";
import { nameText, pathText, strict } from "#core/common/schema.ts";
import type { Fault } from "#core/protocol/faults.ts";
import { FaultError } from "#core/protocol/faults.ts";
import type { Material } from "#core/session/material.ts";
import type { Session } from "#core/session/session.ts";
import {
  readSession,
  sessionFormat,
  sessionSchema,
  sessionVersion,
} from "#core/session/session-file.ts";
import type { FileStamp } from "../documents/file-stamp.ts";
import { isTemporaryName } from "../documents/temporary-files.ts";
import { writeDocument } from "../documents/write-document.ts";

/** What the files of kept work call themselves. */
const workFormat = "thalweg-work";

/** Files that are larger are not ours: sessions without their material have a few kilobytes. */
const largestRecordBytes = 10e6;
/** Tables and networks have at most two million letters or weights. */
const largestMaterialBytes = 100e6;

/** The file of one window's work: small. What is large stands in a second one, which it names. */
const recordSchema = strict({
  format: z.literal(workFormat),
  version: z.literal(1),
  /** When it was kept, in milliseconds since 1970. */
  keptAt: z.number(),
  name: nameText.nullable(),
  /** The file that it was opened from or saved to; null: none. */
  path: pathText.nullable(),
  /** What that file was when it was read or written last; null: that is not known. */
  stamp: nameText.nullable().default(null),
  session: sessionSchema,
  /** The name of the file with the material, beside this one. */
  material: nameText.regex(/^[\w.-]+$/),
});

/** What stands in the file of one window's work. */
export interface WorkRecord {
  readonly keptAt: number;
  readonly name: string | null;
  readonly path: string | null;
  readonly stamp: FileStamp | null;
  /** Without its material. */
  readonly session: Session;
  readonly material: string;
}

/** The ending of the files of windows' works. */
const recordEnding = ".work.json";
/** The ending of the files that they name. */
const materialEnding = ".material.json";

/** The name of the file of a window's work. */
export function recordName(key: string): string {
  return `${key}${recordEnding}`;
}

/** The key of the window whose work a file of that name holds; null: it is no such file. */
export function recordKey(name: string): string | null {
  return name.endsWith(recordEnding) ? name.slice(0, -recordEnding.length) : null;
}

/** The name of the file of a window's material, of which it may have had others before. */
export function materialName(key: string, number: number): string {
  return `${key}.${number}${materialEnding}`;
}

/** Whether a file of that name is of no use without the file of a work: killed writes leave such. */
export function isLeftover(name: string): boolean {
  return name.endsWith(materialEnding) || isTemporaryName(name);
}

/**
 * Writes the file of a window's work, whole or not at all.
 *
 * @throws FaultError `cannot-write`
 */
export function writeRecord(folder: string, key: string, record: WorkRecord): Promise<void> {
  const file = { format: workFormat, version: 1, ...record };
  return writeDocument(join(folder, recordName(key)), writeJson(file));
}

/**
 * Writes the material that a window's work names.
 *
 * @throws FaultError `cannot-write`
 */
export function writeMaterial(folder: string, name: string, material: Material): Promise<void> {
  return writeDocument(join(folder, name), writeJson(material));
}

/**
 * Reads the file of a window's work, without its material.
 *
 * @throws Error when it is damaged or cannot be read
 */
export async function readRecord(folder: string, key: string): Promise<WorkRecord> {
  const json = await jsonIn(join(folder, recordName(key)), largestRecordBytes);
  const { format: _format, version: _version, ...record } = recordSchema.parse(json);
  return record;
}

/**
 * The whole session of a work, with its material.
 *
 * @throws Error when the material is damaged or cannot be read, or they do not fit together
 */
export async function readWholeSession(folder: string, record: WorkRecord): Promise<Session> {
  const material = await jsonIn(join(folder, record.material), largestMaterialBytes);
  if (typeof material !== "object" || material === null) throw new Error("no material");
  const { session } = record;
  const { data, network } = { data: null, network: null, ...material };
  const setup = { ...session.network.setup, data, network };
  const whole = { ...session, network: { ...session.network, setup } };
  const text = writeJson({ format: sessionFormat, version: sessionVersion, ...whole });
  const reading = readSession(text);
  if (!reading.ok) throw new FaultError(faultOfReading(record, reading.fault));
  return reading.session;
}

/** Removes the files of a window's work; nothing happens where there are none. */
export async function removeWork(
  folder: string,
  key: string,
  materials: Iterable<string>,
): Promise<void> {
  // The record goes first: it never names what is not there.
  await rm(join(folder, recordName(key)), { force: true });
  for (const material of materials) await rm(join(folder, material), { force: true });
}

function faultOfReading(
  { name, material }: WorkRecord,
  fault: Extract<Fault, { kind: "bad-session-file" }>["fault"],
): Fault {
  return { kind: "bad-session-file", name: name ?? basename(material), fault };
}

/** What a file of ours holds; it is measured before it is read. */
async function jsonIn(path: string, mostBytes: number): Promise<unknown> {
  const file = await stat(path);
  if (!file.isFile() || file.size > mostBytes) throw new Error(`${path} is none of ours`);
  const json = readJson(await readFile(path, "utf8"));
  if (!json.ok) throw new Error(`${path} is damaged`);
  return json.value;
}
