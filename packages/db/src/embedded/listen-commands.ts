import type { Frame } from "./wire-frames.ts";
import { textAt } from "./wire-messages.ts";

/** A LISTEN or UNLISTEN; `channel` undefined stands for `UNLISTEN *`. */
export interface ListenCommand {
  readonly verb: "LISTEN" | "UNLISTEN";
  readonly channel: string | undefined;
}

const COMMAND = /^\s*(listen|unlisten)\s+(?:"((?:[^"]|"")+)"|([\w$]+)|(\*))\s*;?\s*$/i;
/** Longer texts are not looked at: a channel name has at most 63 bytes. */
const LONGEST = 256;

const parse = (text: string): ListenCommand | undefined => {
  const found = text.length > LONGEST ? null : COMMAND.exec(text);
  if (found === null) return undefined;
  const [, verb = "", quoted, plain] = found;
  return {
    verb: verb.toUpperCase() === "LISTEN" ? "LISTEN" : "UNLISTEN",
    channel: quoted?.replaceAll('""', '"') ?? plain?.toLowerCase(),
  };
};

/**
 * What one client listens to. The backend knows one listener, itself; this remembers who asked. A command counts once
 * the backend has confirmed it, statement by statement (LISTEN stands alone in its message, as every driver sends it).
 */
export class ListenCommands {
  readonly channels = new Set<string>();
  readonly #prepared = new Map<string, ListenCommand>();
  #asked: ListenCommand[] = [];

  /** Notes what a message of the client will do when the backend runs it. */
  note(frame: Frame): void {
    if (frame.type === "Q") this.#ask(parse(textAt(frame, 5).text));
    if (frame.type === "P") {
      const { text: name, end } = textAt(frame, 5);
      const command = parse(textAt(frame, end).text);
      if (command === undefined) this.#prepared.delete(name);
      else this.#prepared.set(name, command);
    }
    if (frame.type === "B" && this.#prepared.size > 0) {
      this.#ask(this.#prepared.get(textAt(frame, textAt(frame, 5).end).text));
    }
  }

  /** Takes a CommandComplete tag of the backend; answers with the command it confirms. */
  confirm(tag: string): ListenCommand | undefined {
    if (tag !== "LISTEN" && tag !== "UNLISTEN") return undefined;
    const command = this.#asked.shift();
    if (command?.verb !== tag) return undefined;
    if (command.verb === "LISTEN" && command.channel !== undefined) this.channels.add(command.channel);
    else if (command.channel === undefined) this.channels.clear();
    else this.channels.delete(command.channel);
    return command;
  }

  /** A turn at the backend ended: what was not confirmed failed. */
  settle(): void {
    this.#asked = [];
  }

  #ask(command: ListenCommand | undefined): void {
    if (command !== undefined) this.#asked.push(command);
  }
}
