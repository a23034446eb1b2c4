import type { Engine } from "./open-engine.ts";
import { simpleQuery } from "./wire-messages.ts";

/** What the backend answered to some messages, taken apart. */
export interface ServerAnswer {
  /** What the asking client gets: the answer without notifications and without a ReadyForQuery it did not ask for. */
  readonly bytes: Buffer;
  /** The transaction status of the last ReadyForQuery: idle, in a transaction, or in a failed one. */
  readonly status: "I" | "T" | "E" | undefined;
  /** The tags of completed commands that concern notifications. */
  readonly listenTags: readonly string[];
  readonly notifications: readonly { readonly channel: string; readonly bytes: Buffer }[];
}

const code = (letter: string): number => letter.charCodeAt(0);
const [NOTIFICATION, READY, COMPLETE, ROW, ERROR] = [code("A"), code("Z"), code("C"), code("D"), code("E")];

const isStatus = (letter: string): letter is "I" | "T" | "E" => letter === "I" || letter === "T" || letter === "E";

/**
 * Takes the backend's answer apart; it consists of whole messages. After an error in an extended query the engine says
 * ReadyForQuery at once and again at the query's Sync, where PostgreSQL says it at the Sync only; a driver would give the
 * second one to its next query. So of all there are only the last is kept, and that only if `endsTurn`.
 */
export const readAnswer = (answer: Buffer, endsTurn: boolean): ServerAnswer => {
  const kept: Buffer[] = [];
  const listenTags: string[] = [];
  const notifications: { channel: string; bytes: Buffer }[] = [];
  let ready: Buffer | undefined;
  let keptFrom = 0;
  for (let at = 0; at < answer.length;) {
    const type = answer[at];
    const end = at + 1 + answer.readInt32BE(at + 1);
    if (type === COMPLETE) {
      const tag = answer.toString("latin1", at + 5, end - 1);
      if (tag.endsWith("LISTEN")) listenTags.push(tag);
    } else if (type === READY || type === NOTIFICATION) {
      const bytes = answer.subarray(at, end);
      if (type === READY) ready = bytes;
      else notifications.push({ channel: answer.toString("utf8", at + 9, answer.indexOf(0, at + 9)), bytes });
      kept.push(answer.subarray(keptFrom, at));
      keptFrom = end;
    }
    at = end;
  }
  kept.push(answer.subarray(keptFrom));
  if (endsTurn && ready !== undefined) kept.push(ready);
  const letter = String.fromCharCode(ready?.[5] ?? 0);
  return { bytes: Buffer.concat(kept), status: isStatus(letter) ? letter : undefined, listenTags, notifications };
};

const rowOf = (answer: Buffer, at: number): readonly (string | null)[] => {
  let offset = at + 7;
  return Array.from({ length: answer.readInt16BE(at + 5) }, () => {
    const length = answer.readInt32BE(offset);
    offset += 4;
    if (length === -1) return null;
    offset += length;
    return answer.toString("utf8", offset - length, offset);
  });
};

/** Runs a statement of the embedding process itself, between the clients' turns; the rows' values are text. */
export const ask = async (engine: Engine, sql: string): Promise<readonly (readonly (string | null)[])[]> => {
  const answer = await engine.exec(simpleQuery(sql));
  const rows: (readonly (string | null)[])[] = [];
  for (let at = 0; at < answer.length; at += 1 + answer.readInt32BE(at + 1)) {
    if (answer[at] === ROW) rows.push(rowOf(answer, at));
    if (answer[at] === ERROR)
      throw new Error(`The database refused "${sql}": ${answer.toString("utf8", at + 5).replaceAll("\0", " ")}`);
  }
  return rows;
};
