import type { Socket } from "node:net";
import { ListenCommands } from "./listen-commands.ts";
import { refuseCopy } from "./refuse-copy.ts";
import { StatementNames } from "./statement-names.ts";
import { type Frame, FrameReader } from "./wire-frames.ts";
import {
  authenticationOk,
  backendKeyData,
  errorResponse,
  parameterStatus,
  readyForQuery,
  sync,
} from "./wire-messages.ts";

/** Codes a start-up packet may carry instead of a protocol version. */
const CANCEL_REQUEST = 80_877_102;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;

/** What a session tells whoever runs its messages. */
export interface SessionEvents {
  /** Complete messages wait in the inbox, or more of one has come. */
  readonly onInput: (session: ClientSession) => void;
  /** The client is gone; what it sent before is still in the inbox. */
  readonly onGone: (session: ClientSession) => void;
}

/** One client of the embedded database: its socket, its unread messages, and what it left behind in the backend. */
export class ClientSession {
  readonly names: StatementNames;
  readonly listens = new ListenCommands();
  readonly #id: number;
  readonly #socket: Socket;
  readonly #reader = new FrameReader();
  readonly #events: SessionEvents;
  readonly #parameters: ReadonlyMap<string, string>;
  #inbox: Frame[] = [];
  #gone = false;
  /** Messages of an extended query were handed out, its end not yet. */
  #unsynced = false;

  constructor(id: number, socket: Socket, parameters: ReadonlyMap<string, string>, events: SessionEvents) {
    this.#id = id;
    this.#socket = socket;
    this.#events = events;
    this.#parameters = parameters;
    this.names = new StatementNames(id);
    socket.on("data", (chunk: Buffer) => this.#received(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => this.#leave());
  }

  get gone(): boolean {
    return this.#gone;
  }

  get hasInput(): boolean {
    return this.#inbox.length > 0;
  }

  /** Takes the messages of one turn: up to the first that the backend answers with ReadyForQuery, or all there are. */
  takeTurn(): { readonly bytes: Buffer; readonly endsTurn: boolean } {
    const last = this.#inbox.findIndex(({ type }) => type === "Q" || type === "S");
    const frames = this.#inbox.splice(0, last === -1 ? this.#inbox.length : last + 1);
    const bytes = frames.map((frame) => {
      this.listens.note(frame);
      return this.names.rename(refuseCopy(frame)).bytes;
    });
    // An extended query that failed makes the backend deaf until a Sync: a simple query on top must not meet that.
    if (frames.at(-1)?.type === "Q" && (this.#unsynced || frames.length > 1)) bytes.splice(-1, 0, sync());
    this.#unsynced = last === -1;
    return { bytes: Buffer.concat(bytes), endsTurn: last !== -1 };
  }

  send(bytes: Buffer): void {
    if (bytes.length > 0 && this.#socket.writable) this.#socket.write(bytes);
  }

  /** Tells the client why it is thrown out, and forgets what it still wanted. */
  expel(code: string, message: string): void {
    this.send(errorResponse("FATAL", code, message));
    this.#inbox = [];
    this.#socket.end();
    this.#leave();
  }

  #leave(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#events.onGone(this);
  }

  #received(chunk: Buffer): void {
    if (this.#gone) return;
    try {
      this.#reader.push(chunk);
      for (let frame = this.#reader.next(); frame !== undefined && !this.#gone; frame = this.#reader.next())
        this.#read(frame);
    } catch (error) {
      this.expel("08P01", error instanceof Error ? error.message : String(error));
    }
    if (!this.#gone) this.#events.onInput(this);
  }

  #read(frame: Frame): void {
    if (frame.type === "") this.#startUp(frame.bytes.readInt32BE(4));
    else if (frame.type !== "X") this.#inbox.push(frame);
    else {
      this.#socket.end();
      this.#leave();
    }
  }

  #startUp(code: number): void {
    if (code === SSL_REQUEST || code === GSS_REQUEST) this.send(Buffer.from("N"));
    else if (code === CANCEL_REQUEST) this.#socket.end();
    else if (code >>> 16 !== 3) this.expel("0A000", "Only version 3 of the PostgreSQL protocol is spoken here.");
    else {
      this.#reader.startupDone();
      const settings = [...this.#parameters].map(([name, value]) => parameterStatus(name, value));
      this.send(Buffer.concat([authenticationOk(), ...settings, backendKeyData(this.#id, 0), readyForQuery()]));
    }
  }
}
