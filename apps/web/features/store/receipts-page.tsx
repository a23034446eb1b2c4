"use client";

import type { StoreReceiptView } from "@fairmile/contracts";
import { ChevronDown, ReceiptText } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "../../design/components/button.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { ErrorState } from "../../design/components/error-state.tsx";
import { LoadingRows } from "../../design/components/skeleton.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPCClient } from "../../src/api/trpc.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { ReceiptLines } from "../delivery/receipt-lines.tsx";
import { PageFrame } from "./page-frame.tsx";
import { usePages } from "./use-pages.ts";
import { useMoment } from "./use-moment.ts";

const PAGE = 25;

const ReceiptRow = ({ receipt }: { readonly receipt: StoreReceiptView }): ReactNode => {
  const t = useT();
  const moment = useMoment();
  return (
    <li className="border-t border-line">
      <details className="group">
        <summary className="grid min-h-14 cursor-pointer list-none grid-cols-[minmax(0,1fr)_auto_1.5rem] items-center gap-x-4 px-6 py-2 leading-tight hover:bg-page focus-visible:-outline-offset-3 panel:grid-cols-[7.5rem_minmax(0,1fr)_auto_1.5rem] [&::-webkit-details-marker]:hidden">
          <span className="figures order-2 col-start-1 text-sm text-ink-2 panel:order-none">{moment(receipt.at)}</span>
          <b className="order-1 truncate panel:order-none">{receipt.dropoffAddress}</b>
          <span className="figures order-1 row-span-2 text-end panel:order-none panel:row-span-1">
            <span className="block font-sign">{formatMoney(receipt.totalCents, receipt.currency)}</span>
            <span className="block text-sm text-ink-2">{t(`store.receipts.status.${receipt.payment}`)}</span>
          </span>
          <ChevronDown
            size={20}
            aria-hidden="true"
            className="order-1 row-span-2 text-ink-3 group-open:rotate-180 panel:order-none panel:row-span-1"
          />
        </summary>
        <div className="flex max-w-[30rem] flex-col items-start gap-3 px-6 pb-4 [&>div]:w-full">
          <ReceiptLines receipt={receipt} />
          <Link href={`/store?delivery=${receipt.deliveryId}`} className={buttonClass("quiet", 44)}>
            {t("store.receipts.openDelivery")}
          </Link>
        </div>
      </details>
    </li>
  );
};

/** What each delivery cost, newest first. */
export const ReceiptsPage = (): ReactNode => {
  const t = useT();
  const client = useTRPCClient();
  const list = usePages({
    queryKey: [["delivery", "listReceipts"], {}],
    fetchPage: (cursor, signal) =>
      client.delivery.listReceipts.query({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const receipts = list.data?.pages.flatMap((page) => page.receipts);
  return (
    <PageFrame title={t("store.receipts.title")} note={t("store.receipts.note")}>
      {receipts === undefined ? (
        list.error === null ? (
          <LoadingRows />
        ) : (
          <ErrorState onRetry={() => void list.refetch()}>{errorText(list.error)}</ErrorState>
        )
      ) : receipts.length === 0 ? (
        <EmptyState icon={ReceiptText} title={t("store.receipts.empty.title")}>
          {t("store.receipts.empty.body")}
        </EmptyState>
      ) : (
        <ul className="border-b border-line">
          {receipts.map((receipt) => (
            <ReceiptRow key={receipt.deliveryId} receipt={receipt} />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <div className="px-6 py-4">
          <Button tone="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("store.receipts.more")}
          </Button>
        </div>
      ) : null}
    </PageFrame>
  );
};
