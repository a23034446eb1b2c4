import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Session } from "@fairmile/robots";
import type { RoundDocument, RoundOutcome } from "@fairmile/matching";
import { z } from "zod";
import { changeOneAsk } from "./change-one-ask.ts";

const PROGRAM = resolve(import.meta.dirname, "replay/main.ts");
const line = z.object({ name: z.string(), digest: z.string() });

export interface ReplayFacts {
  readonly rounds: number;
  /** Whose digest came out as stored. */
  readonly same: number;
  /** In which an ask counted, so that one could be changed. */
  readonly withAsk: number;
  /** Of those, whose digest came out another once it was. */
  readonly changed: number;
  /** Rounds where a driver's ask was compared and lost while another's won. */
  readonly withLoser: number;
}

interface Stored {
  readonly roundNo: number;
  readonly document: string;
  readonly outcome: string;
  readonly digest: string;
}

/** Every stored round, as an admin downloads them. */
const allRounds = async ({ trpc }: Session): Promise<Stored[]> => {
  const stored: Stored[] = [];
  let cursor: string | undefined;
  do {
    const page = await trpc.round.list.query({ limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    for (const { roundNo } of page.rounds) stored.push(await trpc.round.document.query({ roundNo }));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return stored;
};

const LOST = new Set(["outbid", "tied", "above_posted", "won_other_lot"]);
const hasLoser = (outcome: RoundOutcome): boolean =>
  outcome.awards.length > 0 && outcome.losses.some((loss) => LOST.has(loss.code));

/** Digests by file name, from a new process that is given nothing but the folder, in another zone and language. */
const digestsOf = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const env = { PATH: process.env["PATH"], TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8" };
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, folder], { env, maxBuffer: 64_000_000 });
  const lines = stdout
    .trim()
    .split("\n")
    .map((text) => line.parse(JSON.parse(text)));
  return new Map(lines.map((row) => [row.name, row.digest]));
};

/** Replays every stored round from its document alone, and with one ask changed, in a new process. */
export const replayRounds = async (admin: Session): Promise<ReplayFacts> => {
  const stored = await allRounds(admin);
  const folder = await mkdtemp(join(tmpdir(), "fairmile-rounds-"));
  try {
    let withLoser = 0;
    for (const { roundNo, document, outcome } of stored) {
      const cleared = JSON.parse(outcome) as RoundOutcome;
      if (hasLoser(cleared)) withLoser += 1;
      await writeFile(join(folder, `${roundNo}.json`), document);
      const changed = changeOneAsk(JSON.parse(document) as RoundDocument, cleared);
      if (changed !== null) await writeFile(join(folder, `${roundNo}-changed.json`), JSON.stringify(changed));
    }
    const digests = await digestsOf(folder);
    const changes = stored.flatMap(({ roundNo, digest }) => {
      const again = digests.get(`${roundNo}-changed.json`);
      // A document the engine refuses proves nothing: it counts as one that did not change.
      return again === undefined ? [] : [again !== digest && !again.startsWith("refused")];
    });
    return {
      rounds: stored.length,
      same: stored.filter(({ roundNo, digest }) => digests.get(`${roundNo}.json`) === digest).length,
      withAsk: changes.length,
      changed: changes.filter(Boolean).length,
      withLoser,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
