import { availableParallelism } from "node:os";
import { join } from "node:path";
import { straightLineNetwork } from "./estimate/straight-line.ts";
import { DEFAULT_FIT, type StraightLineFit } from "./estimate/straight-line-fit.ts";
import { httpTransport } from "./http/http-transport.ts";
import { cachedLegs } from "./layers/cached-legs.ts";
import { withFallback } from "./layers/with-fallback.ts";
import type { RoadNetwork } from "./road-network.ts";
import { engineConfig } from "./tiles/engine-config.ts";
import { TILES } from "./tiles/tile-manifest.ts";
import { nativePackage, type NativeQuestion } from "./tiles/native-package.ts";
import { EngineDown } from "./valhalla/engine-fault.ts";
import type { EngineTransport } from "./valhalla/transport.ts";
import { valhallaNetwork } from "./valhalla/valhalla-network.ts";
import { workerTransport, type WorkerTransport } from "./worker/worker-transport.ts";

/** A road network that always answers, and what stands behind it. */
export interface OpenRoads {
  readonly network: RoadNetwork;
  /** Resolves once the road graph answers; rejects with `EngineDown` where its first start fails (estimates answer then). */
  readonly ready: Promise<void>;
  /** The worker process that holds the graph now; null without one. */
  readonly pid: () => number | null;
  readonly stop: () => Promise<void>;
}

export interface RoadsOptions {
  /** The market's own estimate, for when the roads do not answer. */
  readonly fit?: StraightLineFit;
  readonly onCrash?: (why: string) => void;
  readonly onFallback?: (why: string) => void;
}

const layered = (transport: EngineTransport, { fit = DEFAULT_FIT, onFallback }: RoadsOptions): RoadNetwork =>
  withFallback({
    roads: cachedLegs(valhallaNetwork(transport)),
    estimate: straightLineNetwork(fit),
    ...(onFallback === undefined ? {} : { onFallback }),
  });

/** The engine over one tile set as a bare transport, for whoever builds the layers anew. Rejects nothing: see `ready`. */
export const openEngine = (options: {
  readonly directory: string;
  readonly onCrash?: (why: string) => void;
  readonly native?: NativeQuestion;
}): WorkerTransport => {
  const native = nativePackage(options.native);
  if (!native.ok) {
    const missing = Promise.reject<never>(new EngineDown(native.why));
    missing.catch(() => undefined);
    return { ready: missing, pid: () => null, isUp: () => false, ask: () => missing, stop: () => Promise.resolve() };
  }
  const config = engineConfig({
    tileDirectory: join(options.directory, TILES),
    withFootways: false,
    log: "none",
    threads: availableParallelism(),
  });
  return workerTransport({
    setup: { entry: native.entry, directory: options.directory, config },
    ...(options.onCrash === undefined ? {} : { onCrash: options.onCrash }),
  });
};

/** Roads from a tile set that `buildRoadTiles` made, held by a worker process. Without the engine's package: estimates. */
export const openRoadTiles = (
  options: RoadsOptions & { readonly directory: string; readonly native?: NativeQuestion },
): OpenRoads => {
  const engine = openEngine(options);
  return { network: layered(engine, options), ready: engine.ready, pid: engine.pid, stop: engine.stop };
};

/** Roads from a Valhalla service over HTTP. */
export const openRoadService = (options: RoadsOptions & { readonly url: string }): OpenRoads => {
  const transport = httpTransport(options);
  const ready = transport.ask("status", "{}").then(() => undefined);
  ready.catch(() => undefined);
  return { network: layered(transport, options), ready, pid: () => null, stop: () => Promise.resolve() };
};
