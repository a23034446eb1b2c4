import type { useT } from "../../src/i18n/use-t.tsx";

const MINUTE_MS = 60_000;

/** An error in words: "2.4 min late", "0.8 min early", "on time" under three seconds. */
export const offByText = (errorMs: number, t: ReturnType<typeof useT>): string => {
  const minutes = (Math.abs(errorMs) / MINUTE_MS).toFixed(1);
  if (minutes === "0.0") return t("admin.promises.onTime");
  return errorMs > 0 ? t("admin.promises.late", { minutes }) : t("admin.promises.early", { minutes });
};

/** A distance from the promise, whichever way: "1.9 min". */
export const spanOffText = (errorMs: number, t: ReturnType<typeof useT>): string =>
  t("admin.promises.minutes", { minutes: (Math.abs(errorMs) / MINUTE_MS).toFixed(1) });
