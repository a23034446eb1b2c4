import type { TrackView } from "@fairmile/contracts";
import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import type { useT } from "../../src/i18n/use-t.tsx";
import { trackState } from "./track-state.ts";

const VEHICLES = ["walk", "bicycle", "ebike", "scooter", "car"] as const;

/** Where it stands, in a sentence for the person it is for. */
export const trackWords = (track: TrackView, t: ReturnType<typeof useT>, nowMs: number): string => {
  const { storeName: store, courier, deliveredAtMs, timezone } = track;
  const state = trackState(track.status);
  const driver = courier?.name ?? t("track.driver");
  switch (state) {
    case "onTheWay": {
      const vehicle = VEHICLES.find((one) => one === courier?.vehicle);
      return vehicle === undefined
        ? t("track.state.onTheWayPlain", { driver })
        : t("track.state.onTheWay", { driver, vehicle: t(`store.detail.vehicle.${vehicle}`) });
    }
    case "atDoor":
      return t("track.state.atDoor", { driver });
    case "delivered": {
      const at = deliveredAtMs ?? nowMs;
      const time = formatClock(at, timezone);
      const day = formatDay(at, timezone);
      return day === formatDay(nowMs, timezone)
        ? t("track.state.delivered", { time })
        : t("track.state.deliveredDay", { day, time });
    }
    case "reattempt":
      return t("track.state.reattempt");
    default:
      return t(`track.state.${state}`, { store });
  }
};
