"use client";

import { ChevronLeft, Share2 } from "lucide-react";
import type { ReactNode } from "react";
import { ScreenHeader } from "../../../../design/components/app-header.tsx";
import { Button } from "../../../../design/components/button.tsx";
import { IconButton } from "../../../../design/components/icon-button.tsx";
import { ReceiptCard } from "../../../../features/receipt/receipt-card.tsx";
import { formatCount } from "../../../../src/i18n/format-distance.ts";
import { useT } from "../../../../src/i18n/use-t.tsx";
import { LOST, WON } from "../samples/sample-driver.ts";

const ReceiptScene = (): ReactNode => {
  const t = useT();
  return (
    <main className="mx-auto min-h-dvh max-w-[30rem] bg-page pb-6">
      <ScreenHeader
        title={t("driver.receipt.round", { round: formatCount(WON.roundNo) })}
        start={
          <IconButton label={t("design.back")}>
            <ChevronLeft size={26} aria-hidden="true" />
          </IconButton>
        }
        end={
          <IconButton label={t("driver.receipt.share")}>
            <Share2 size={22} aria-hidden="true" />
          </IconButton>
        }
      />
      <div className="flex flex-col gap-3.5 px-3">
        <ReceiptCard receipt={WON} />
        <ReceiptCard receipt={LOST}>
          <div className="mt-3 flex gap-2">
            <Button className="flex-1">{t("driver.receipt.everyFigure")}</Button>
            <Button className="flex-1">{t("driver.receipt.askPerson")}</Button>
          </div>
        </ReceiptCard>
      </div>
    </main>
  );
};

export default ReceiptScene;
