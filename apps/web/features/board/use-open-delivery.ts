"use client";

import { useSearchParams } from "next/navigation";

const PARAM = "delivery";

interface OpenDelivery {
  readonly openId: string | null;
  readonly open: (deliveryId: string) => void;
  readonly close: () => void;
}

/** Which delivery is open, kept in the address, so that it can be sent to a colleague and "back" closes it. */
export const useOpenDelivery = (): OpenDelivery => {
  const openId = useSearchParams().get(PARAM);
  return {
    openId,
    open: (deliveryId) => {
      const address = `?${PARAM}=${encodeURIComponent(deliveryId)}`;
      // From one to the next leaves no trail to walk back through.
      if (openId === null) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    close: () => window.history.replaceState(null, "", window.location.pathname),
  };
};
