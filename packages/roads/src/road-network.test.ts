import { afterAll, beforeAll, describe } from "vitest";
import { straightLineNetwork } from "./estimate/straight-line.ts";
import { httpTransport } from "./http/http-transport.ts";
import { cachedLegs } from "./layers/cached-legs.ts";
import { withFallback } from "./layers/with-fallback.ts";
import { openEngine } from "./open-roads.ts";
import type { RoadNetwork } from "./road-network.ts";
import { graphContract } from "./testing/graph-contract.ts";
import { nativeSuite } from "./testing/native-suite.ts";
import { networkContract } from "./testing/network-contract.ts";
import { serveEngine, type ServedEngine } from "./testing/serve-engine.ts";
import { buildTown, type TownRoads } from "./testing/town-roads.ts";
import { valhallaNetwork } from "./valhalla/valhalla-network.ts";
import type { WorkerTransport } from "./worker/worker-transport.ts";

describe("straight line", () => {
  const places = Array.from({ length: 40 }, (_, i) => ({
    lng: -8.5 + (i % 8) * 0.003,
    lat: 51.9 + Math.floor(i / 8) * 0.002,
  }));
  networkContract({ network: straightLineNetwork, places: () => places });
});

nativeSuite("road graph", () => {
  let town: TownRoads;
  let engine: WorkerTransport;
  let service: ServedEngine;
  const networks = new Map<string, RoadNetwork>();
  const network = (name: string): RoadNetwork => {
    const found = networks.get(name);
    if (found === undefined) throw new RangeError(`no network called ${name}`);
    return found;
  };

  beforeAll(async () => {
    town = await buildTown();
    engine = openEngine({ directory: town.directory });
    await engine.ready;
    service = await serveEngine(engine);
    networks.set("worker", valhallaNetwork(engine));
    networks.set("http", valhallaNetwork(httpTransport({ url: service.url })));
    networks.set(
      "layered",
      withFallback({ roads: cachedLegs(valhallaNetwork(engine)), estimate: straightLineNetwork() }),
    );
  });
  afterAll(async () => {
    await service.close();
    await engine.stop();
    town.remove();
  });

  for (const name of ["worker", "http", "layered"]) {
    describe(name, () => {
      networkContract({ network: () => network(name), places: () => town.corners });
      graphContract({ network: () => network(name), town: () => town });
    });
  }
});
