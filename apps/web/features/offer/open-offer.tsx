"use client";

import type { OfferView } from "@fairmile/contracts";
import { useState, type ReactNode } from "react";
import { useMarket } from "../../src/market/market-scope.tsx";
import { BidSheet } from "./bid-sheet.tsx";
import { OfferSheet } from "./offer-sheet.tsx";
import { Sweep } from "./sweep.tsx";
import { useAsk } from "./use-ask.ts";

interface OpenOfferProps {
  readonly offer: OfferView;
  readonly onPass: () => void;
}

/** The offer that is open: claim it, bid on it, take the ask back, or sweep it away. */
export const OpenOffer = ({ offer, onPass }: OpenOfferProps): ReactNode => {
  const { exposureMs } = useMarket();
  const ask = useAsk();
  const [isBidding, setBidding] = useState(false);
  return (
    <>
      <Sweep onSweepDown={onPass}>
        <OfferSheet
          offer={offer}
          exposureMs={exposureMs}
          busy={ask.busy}
          onClaim={() => ask.claim(offer)}
          onBid={() => setBidding(true)}
          onTakeBack={ask.takeBack}
        />
      </Sweep>
      <BidSheet
        offer={offer}
        open={isBidding}
        busy={ask.busy}
        onOpenChange={setBidding}
        onBid={(askCents) => ask.bid(offer, askCents, () => setBidding(false))}
      />
    </>
  );
};
