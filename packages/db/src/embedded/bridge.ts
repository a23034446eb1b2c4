import type { Socket } from "node:net";
import { setImmediate as nextTurnOfLoop } from "node:timers/promises";
import { ClientSession, type SessionEvents } from "./client-session.ts";
import type { Engine } from "./open-engine.ts";
import { ask, readAnswer, type ServerAnswer } from "./server-answer.ts";
import { closeStatement, failingQuery, sync } from "./wire-messages.ts";

export interface BridgeOptions {
  readonly engine: Engine;
  /** A client holding the backend in silence for this long is thrown out and rolled back: everyone else waits for it. */
  readonly idleInTransactionMs: number;
  /** The engine broke its protocol or crashed. The process must end; the next one replays the log. */
  readonly onBroken: (error: unknown) => void;
}

/** Answered to every client at start-up, as PostgreSQL does. */
const REPORTED = [
  "server_version",
  "server_encoding",
  "client_encoding",
  "DateStyle",
  "IntervalStyle",
  "TimeZone",
  "integer_datetimes",
  "standard_conforming_strings",
];

/** Turns are taken this long before the event loop gets to read the sockets again. */
const SLICE_MS = 8;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Lets many clients use one backend. A client owns it from its first message until the backend is idle outside any
 * transaction; the others wait in the order they asked. What a client leaves behind (an open transaction, prepared
 * statements, LISTENs) is cleaned up when it goes.
 */
export class Bridge {
  readonly #engine: Engine;
  readonly #options: BridgeOptions;
  readonly #parameters: ReadonlyMap<string, string>;
  readonly #sessions = new Set<ClientSession>();
  readonly #events: SessionEvents = {
    onInput: (session) => this.#wake(session),
    onGone: (session) => this.#wake(session),
  };
  readonly #errands: (() => Promise<void>)[] = [];
  #queue: ClientSession[] = [];
  #owner: ClientSession | undefined;
  #status: "I" | "T" | "E" = "I";
  #midTurn = false;
  #working = false;
  #closing = false;
  #clients = 0;
  #idleTimer: NodeJS.Timeout | undefined;

  private constructor(options: BridgeOptions, parameters: ReadonlyMap<string, string>) {
    this.#options = options;
    this.#engine = options.engine;
    this.#parameters = parameters;
  }

  static async create(options: BridgeOptions): Promise<Bridge> {
    const names = REPORTED.map((name) => `'${name}'`).join(", ");
    const rows = await ask(options.engine, `select name, setting from pg_settings where name in (${names})`);
    return new Bridge(options, new Map(rows.map(([name, setting]) => [name ?? "", setting ?? ""])));
  }

  get #idle(): boolean {
    return this.#owner === undefined && this.#queue.length === 0 && !this.#working;
  }

  accept(socket: Socket): void {
    this.#clients += 1;
    this.#sessions.add(new ClientSession(this.#clients, socket, this.#parameters, this.#events));
  }

  /** Runs an errand of the process itself as soon as no client owns the backend, before those who wait for it. */
  async betweenTurns<T>(errand: (engine: Engine) => Promise<T>): Promise<T> {
    if (this.#closing) throw new Error("The database is shutting down.");
    return new Promise((resolve, reject) => {
      this.#errands.push(() => errand(this.#engine).then(resolve, reject));
      void this.#work();
    });
  }

  /** Expels every client and rolls back; resolves when the engine may be closed. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const session of this.#sessions) session.expel("57P01", "The database is shutting down.");
    while (!this.#idle) await nextTurnOfLoop();
  }

  #wake(session: ClientSession): void {
    if (session === this.#owner) this.#armIdleTimer();
    else if ((session.hasInput || session.gone) && !this.#queue.includes(session)) this.#queue.push(session);
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      let sliceStart = performance.now();
      for (;;) {
        const errand = this.#owner === undefined ? this.#errands.shift() : undefined;
        if (errand !== undefined) {
          await errand();
          continue;
        }
        this.#owner ??= this.#queue.shift();
        if (this.#owner === undefined || !(await this.#step(this.#owner))) break;
        if (performance.now() - sliceStart < SLICE_MS) continue;
        await nextTurnOfLoop();
        sliceStart = performance.now();
      }
    } catch (error) {
      this.#options.onBroken(error);
    }
    this.#working = false;
  }

  /** One turn, or one part of it. False when the owner has to say more first. */
  async #step(owner: ClientSession): Promise<boolean> {
    clearTimeout(this.#idleTimer);
    if (owner.hasInput) {
      const { bytes, endsTurn } = owner.takeTurn();
      await this.#exchange(owner, bytes, endsTurn);
    } else if (owner.gone) {
      await this.#cleanUp(owner);
    } else if (this.#midTurn || this.#status !== "I") {
      this.#armIdleTimer();
      return false;
    }
    if (!this.#midTurn && this.#status === "I") {
      this.#owner = undefined;
      if (owner.hasInput || (owner.gone && this.#sessions.has(owner))) this.#queue.push(owner);
    }
    return true;
  }

  async #exchange(owner: ClientSession, bytes: Buffer, endsTurn: boolean): Promise<void> {
    const answer = readAnswer(await this.#engine.exec(bytes), endsTurn);
    if (endsTurn && answer.status === undefined) throw new Error("The engine did not finish a query.");
    this.#midTurn = !endsTurn;
    this.#status = answer.status ?? this.#status;
    owner.send(answer.bytes);
    await this.#notify(owner, answer);
    if (endsTurn) owner.listens.settle();
  }

  async #notify(owner: ClientSession, { listenTags, notifications }: ServerAnswer): Promise<void> {
    for (const { channel, bytes } of notifications) {
      for (const session of this.#sessions) if (session.listens.channels.has(channel)) session.send(bytes);
    }
    let unlistened = false;
    for (const tag of listenTags) unlistened = owner.listens.confirm(tag)?.verb === "UNLISTEN" || unlistened;
    // The backend stopped listening for everyone, though only one client asked.
    if (unlistened && this.#status === "I") await this.#listenAgain();
  }

  async #listenAgain(): Promise<void> {
    const wanted = new Set([...this.#sessions].flatMap((session) => [...session.listens.channels]));
    for (const channel of wanted) await ask(this.#engine, `listen ${quoted(channel)}`);
  }

  async #cleanUp(session: ClientSession): Promise<void> {
    this.#sessions.delete(session);
    // An error before its end undoes an extended query that was left half-way, where an end alone would commit it.
    if (this.#midTurn) this.#status = readAnswer(await this.#engine.exec(failingQuery()), true).status ?? "I";
    this.#midTurn = false;
    if (this.#status !== "I") await ask(this.#engine, "rollback");
    this.#status = "I";
    const statements = session.names.open().map(closeStatement);
    if (statements.length > 0) await this.#engine.exec(Buffer.concat([...statements, sync()]));
    const left = [...session.listens.channels].filter(
      (channel) => ![...this.#sessions].some((other) => other.listens.channels.has(channel)),
    );
    for (const channel of left) await ask(this.#engine, `unlisten ${quoted(channel)}`);
  }

  #armIdleTimer(): void {
    clearTimeout(this.#idleTimer);
    const owner = this.#owner;
    if (owner === undefined || owner.hasInput) return;
    this.#idleTimer = setTimeout(() => {
      if (owner !== this.#owner || owner.hasInput || this.#working) return;
      owner.expel("25P03", "terminating connection due to idle-in-transaction timeout");
    }, this.#options.idleInTransactionMs);
  }
}
