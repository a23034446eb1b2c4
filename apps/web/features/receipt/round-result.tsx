"use client";

import type { DriverReceiptView } from "@fairmile/contracts";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "../../design/components/button.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { AwardDecision } from "./award-decision.tsx";
import { ReceiptCard } from "./receipt-card.tsx";
import { receiptSpoken } from "./receipt-sentence.ts";

interface RoundResultProps {
  readonly receipt: DriverReceiptView;
  readonly onPutAway: () => void;
}

const Answers = ({ receipt, onPutAway }: RoundResultProps): ReactNode => {
  const t = useT();
  const { award } = receipt;
  if (award?.status === "offered" && award.confirmByMs !== null)
    return <AwardDecision receipt={receipt} awardId={award.id} confirmByMs={award.confirmByMs} />;
  return (
    <div className="mt-4 flex gap-2">
      {award?.status === "confirmed" ? (
        <Link href="/driver/route" onClick={onPutAway} className={`${buttonClass("ink", 56)} flex-[2]`}>
          {t("driver.result.toRoute")}
        </Link>
      ) : null}
      <Link
        href={`/driver/receipts/${receipt.id}`}
        onClick={onPutAway}
        className={`${buttonClass("second", 56)} flex-1`}
      >
        {t("driver.receipt.everyFigure")}
      </Link>
      {award?.status === "confirmed" ? null : (
        <Button size={56} className="flex-1" onClick={onPutAway}>
          {t("driver.result.putAway")}
        </Button>
      )}
    </div>
  );
};

/** What a round decided, as it comes: the receipt, and what follows from it. */
export const RoundResult = (props: RoundResultProps): ReactNode => (
  <div className="p-3">
    <ReceiptCard receipt={props.receipt}>
      <Answers {...props} />
    </ReceiptCard>
  </div>
);

/** Says a result to whoever does not see it come. Stays mounted, so that a change is spoken. */
export const SpokenResult = ({ receipt }: { readonly receipt: DriverReceiptView | undefined }): ReactNode => (
  <p className="sr-only" role="status" aria-live="assertive">
    {receipt === undefined ? "" : receiptSpoken(receipt)}
  </p>
);
