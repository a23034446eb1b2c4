import type { RoadNetwork } from "../road-network.ts";
import { askMatrix } from "./ask-matrix.ts";
import { askReach } from "./ask-reach.ts";
import { askRoute } from "./ask-route.ts";
import { askSnap } from "./ask-snap.ts";
import { askTrace } from "./ask-trace.ts";
import type { EngineTransport } from "./transport.ts";

/** A Valhalla engine as a road network. Rejects with `EngineDown` where the engine does not answer. */
export const valhallaNetwork = (transport: EngineTransport): RoadNetwork => ({
  name: "Valhalla",
  get isEstimate() {
    return !transport.isUp();
  },
  matrix: (query) => askMatrix(transport, query),
  route: (query) => askRoute(transport, query),
  reach: (query) => askReach(transport, query),
  trace: (query) => askTrace(transport, query),
  snap: (query) => askSnap(transport, query),
});
