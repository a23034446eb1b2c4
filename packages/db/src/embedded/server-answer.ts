import type { Engine } from "./open-engine.ts";
import { simpleQuery } from "./wire-messages.ts";

/** What the backend answered to some messages, taken apart. */
export interface ServerAnswer {
  /** The answer without its notifications: what the asking client gets. */
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

/** Takes the backend's answer apart; it consists of whole messages. */
export const readAnswer = (answer: Buffer): ServerAnswer => {
  const kept: Buffer[] = [];
  const listenTags: string[] = [];
  const notifications: { channel: string; bytes: Buffer }[] = [];
  let status: ServerAnswer["status"];
  let keptFrom = 0;
  for (let at = 0; at < answer.length; ) {
    const type = answer[at];
    const end = at + 1 + answer.readInt32BE(at + 1);
    if (type === READY) {
      const letter = String.fromCharCode(answer[at + 5] ?? 0);
      if (isStatus(letter)) status = letter;
    } else if (type === COMPLETE) {
      const tag = answer.toString("latin1", at + 5, end - 1);
      if (tag.endsWith("LISTEN")) listenTags.push(tag);
    } else if (type === NOTIFICATION) {
      const channel = answer.toString("utf8", at + 9, answer.indexOf(0, at + 9));
      notifications.push({ channel, bytes: answer.subarray(at, end) });
      kept.push(answer.subarray(keptFrom, at));
      keptFrom = end;
    }
    at = end;
  }
  const bytes = keptFrom === 0 ? answer : Buffer.concat([...kept, answer.subarray(keptFrom)]);
  return { bytes, status, listenTags, notifications };
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
    if (answer[at] === ERROR) throw new Error(`The database refused "${sql}": ${answer.toString("utf8", at + 5).replaceAll("\0", " ")}`);
  }
  return rows;
};
