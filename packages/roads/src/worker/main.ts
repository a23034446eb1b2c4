import { createRequire } from "node:module";
import type { EngineAction } from "../valhalla/transport.ts";
import type { WorkerMessage, WorkerQuestion, WorkerSetup } from "./protocol.ts";

/** The engine's Node binding; with text in it answers text, on libuv's pool, off this event loop. */
interface Actor {
  readonly route: (query: string) => Promise<string>;
  readonly matrix: (query: string) => Promise<string>;
  readonly isochrone: (query: string) => Promise<string>;
  readonly traceRoute: (query: string) => Promise<string>;
  readonly status: (query: string) => Promise<string>;
}

const say = (message: WorkerMessage): void => {
  if (process.connected) process.send?.(message);
};

const fail = (error: unknown): void => {
  say({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
  process.disconnect();
};

/** One actor for this process's life: what is under way holds a raw pointer into it. */
const openActor = ({ entry, config }: WorkerSetup): Actor => {
  const { Actor }: { Actor: new (config: string) => Actor } = createRequire(import.meta.url)(entry);
  return new Actor(JSON.stringify(config));
};

const METHODS = {
  route: (actor, body) => actor.route(body),
  matrix: (actor, body) => actor.matrix(body),
  isochrone: (actor, body) => actor.isochrone(body),
  trace: (actor, body) => actor.traceRoute(body),
  status: (actor, body) => actor.status(body),
} as const satisfies Record<EngineAction, (actor: Actor, body: string) => Promise<string>>;

const serve = (actor: Actor): void => {
  process.on("message", ({ id, action, body }: WorkerQuestion) => {
    void (async () => {
      try {
        say({ kind: "answer", id, text: await METHODS[action](actor, body) });
      } catch (error) {
        say({ kind: "refusal", id, message: error instanceof Error ? error.message : String(error) });
      }
    })();
  });
  say({ kind: "ready" });
};

// Without its parent there is nobody to answer. Ctrl-C goes to the whole group: the parent ends this one in its order.
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => undefined);

try {
  const setup: WorkerSetup = JSON.parse(process.argv[2] ?? "");
  serve(openActor(setup));
} catch (error) {
  fail(error);
}
