import { HAND_BACK_REASONS, type RouteView } from "@fairmile/contracts";
import { codeOf } from "../net/failure.ts";
import type { DriverTools } from "./driver-tools.ts";
import { serveStop } from "./serve-stop.ts";

/** How often a driver with nothing left to do asks whether the store has decided about a parcel, in market time. */
const ASK_AGAIN_MS = 5_000;
/** The list changed under the driver's hands (a cancelled order, a decision of the store): look at it again. */
const CHANGED = new Set([
  "stop_wrong_state",
  "stop_out_of_order",
  "not_found",
  "delivery_wrong_state",
  "version_conflict",
]);

const isOpen = (stop: RouteView["stops"][number]): boolean => stop.status === "ahead" || stop.status === "arrived";

/** Drives a route to its end, or hands it back before the first pickup. */
export const driveRoute = async (tools: DriverTools, won: RouteView): Promise<void> => {
  const { session, time, prng, who, body, signal, tell } = tools;
  const { assignmentId } = won;
  tell("route", { assignmentId, payCents: won.payCents, tipCents: won.tipCents, stops: won.stops.length });
  if (won.canHandBack && prng.chance(who.handBackShare)) {
    await session.trpc.route.handBack.mutate({ assignmentId, reason: prng.pick(HAND_BACK_REASONS) });
    tell("handed_back", { assignmentId });
    return;
  }
  let route: RouteView | null = await session.trpc.route.start.mutate({ assignmentId });
  while (route !== null && route.status === "active" && route.assignmentId === assignmentId) {
    const next = route.stops.find(isOpen);
    try {
      if (next === undefined) {
        await body.standStill();
        await time.wait(ASK_AGAIN_MS, signal);
        route = await session.trpc.route.get.query();
      } else route = await serveStop(tools, next);
    } catch (error) {
      if (!CHANGED.has(codeOf(error))) throw error;
      tell("list_changed", { assignmentId, code: codeOf(error) });
      await time.wait(ASK_AGAIN_MS, signal);
      route = await session.trpc.route.get.query();
    }
  }
  tell("route_done", { assignmentId });
};
