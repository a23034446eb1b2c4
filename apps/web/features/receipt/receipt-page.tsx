"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { DriverPage } from "../driver/driver-frame.tsx";
import { AwardDecision } from "./award-decision.tsx";
import { ReceiptCard } from "./receipt-card.tsx";
import { ReceiptFigures } from "./receipt-figures.tsx";

/** One round's receipt with every figure behind it. */
export const ReceiptPage = (): ReactNode => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const receipt = useQuery(useTRPC().receipt.get.queryOptions({ receiptId: id }));
  return (
    <DriverPage
      title={
        receipt.data === undefined
          ? t("driver.receipts.title")
          : t("driver.receipt.round", { round: formatCount(receipt.data.roundNo) })
      }
      start={
        <Link
          href="/driver/receipts"
          aria-label={t("design.back")}
          className="inline-flex size-11 items-center justify-center rounded-sign"
        >
          <ChevronLeft size={26} aria-hidden="true" />
        </Link>
      }
    >
      <QueryState query={receipt}>
        {(view) => (
          <div className="flex flex-col gap-5 px-3">
            <ReceiptCard receipt={view}>
              {view.award?.status === "offered" && view.award.confirmByMs !== null ? (
                <AwardDecision receipt={view} awardId={view.award.id} confirmByMs={view.award.confirmByMs} />
              ) : null}
            </ReceiptCard>
            <ReceiptFigures receipt={view} />
          </div>
        )}
      </QueryState>
    </DriverPage>
  );
};
