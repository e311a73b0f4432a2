import { writeSync } from "node:fs";
import { join } from "node:path";
import { materialOf, withoutMaterial } from "#core/session/material.ts";
import { createSession, type Session } from "#core/session/session.ts";
import { writeSession } from "#core/session/session-file.ts";
import { writeDocument } from "../../src-main/documents/write-document.ts";
import { WorkStore } from "../../src-main/work/work-store.ts";

// Run in a process of its own, to be killed at any moment: it saves one document again and again and
// has every edit kept, as the main process does, and tells of each that is done.

const [folder] = process.argv.slice(2);
/** So long that a write takes a while. */
const points = Array.from({ length: 2000 }, (_, at) => ({ input: [at / 2000, 1], target: at % 2 }));

/** The session after so many edits; every twentieth changes what is large in it. */
function sessionAfter(edits: number): Session {
  const session = createSession();
  const count = points.length - (Math.floor(edits / 20) % 50);
  const setup = {
    ...session.network.setup,
    data: { kind: "placed", points: points.slice(0, count) } as const,
  };
  return { ...session, playhead: edits, network: { ...session.network, setup } };
}

function tell(what: "saved" | "kept", edits: number): void {
  writeSync(1, `${what} ${edits}\n`);
}

async function save(): Promise<never> {
  for (let edits = 1; ; edits++) {
    await writeDocument(join(folder, "a.thalweg"), writeSession(sessionAfter(edits)));
    tell("saved", edits);
  }
}

async function edit(): Promise<never> {
  const work = new WorkStore(join(folder, "config")).openWindow();
  const file = work.fileAt(join(folder, "a.thalweg"), null);
  for (let edits = 1; ; edits++) {
    const session = sessionAfter(edits);
    const isNew = edits % 20 === 0 || edits === 1;
    const material = isNew ? materialOf(session) : null;
    await work.keep({ session: withoutMaterial(session), material, file, isUnsaved: true });
    tell("kept", edits);
  }
}

await Promise.race([save(), edit()]);
