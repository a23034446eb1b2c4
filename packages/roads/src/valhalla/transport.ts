export const ENGINE_ACTIONS = ["route", "matrix", "isochrone", "trace", "status"] as const;
/** What an engine can be asked, by our names; a transport knows the engine's. */
export type EngineAction = (typeof ENGINE_ACTIONS)[number];

/** A way to a Valhalla engine: JSON text there and back. */
export interface EngineTransport {
  /** Whether an answer may be hoped for now. */
  readonly isUp: () => boolean;
  /** Rejects with `EngineRefusal` where the engine says no, with `EngineDown` where there is no answer. */
  readonly ask: (action: EngineAction, body: string) => Promise<string>;
}
