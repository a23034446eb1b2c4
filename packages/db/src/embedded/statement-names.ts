import type { Frame } from "./wire-frames.ts";
import { replaceText, textAt } from "./wire-messages.ts";

const BODY = 5;

/** Where a message names a prepared statement, or undefined when it does not. */
const nameOf = (frame: Frame): { readonly from: number; readonly end: number; readonly name: string } | undefined => {
  const at = (from: number): { from: number; end: number; name: string } => {
    const { text, end } = textAt(frame, from);
    return { from, end, name: text };
  };
  if (frame.type === "P") return at(BODY);
  if (frame.type === "B") return at(textAt(frame, BODY).end);
  const isStatement = frame.bytes[BODY] === "S".charCodeAt(0);
  if ((frame.type === "D" || frame.type === "C") && isStatement) return at(BODY + 1);
  return undefined;
};

/**
 * Keeps the prepared statements of clients that share one backend apart: each client's names get its own prefix. The
 * unnamed statement needs none, as it lives within one turn at the backend.
 */
export class StatementNames {
  readonly #prefix: string;
  readonly #open = new Set<string>();

  constructor(client: number) {
    this.#prefix = `c${client}_`;
  }

  /** The message as the backend shall see it. */
  rename(frame: Frame): Frame {
    const found = nameOf(frame);
    if (found === undefined || found.name === "") return frame;
    const name = this.#prefix + found.name;
    if (frame.type === "P") this.#open.add(name);
    if (frame.type === "C") this.#open.delete(name);
    return replaceText(frame, found.from, found.end, name);
  }

  /** The backend's names of the statements this client has not closed. */
  open(): readonly string[] {
    return [...this.#open];
  }
}
