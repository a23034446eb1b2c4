"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Receipt } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "../../design/components/button.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { ErrorState } from "../../design/components/error-state.tsx";
import { LoadingRows } from "../../design/components/skeleton.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPCClient } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { DriverPage } from "../driver/driver-frame.tsx";
import { ReceiptRow } from "./receipt-row.tsx";

const PAGE = 20;

/** Every round that decided something for this driver, newest first. */
export const ReceiptList = (): ReactNode => {
  const t = useT();
  const client = useTRPCClient();
  const query = useInfiniteQuery({
    // Begins like the verb's own key, so that a new receipt fetches it anew.
    queryKey: [["receipt", "list"], { pages: PAGE }],
    queryFn: ({ pageParam }) =>
      client.receipt.list.query({ limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const receipts = query.data?.pages.flatMap((page) => page.receipts) ?? [];
  return (
    <DriverPage title={t("driver.receipts.title")}>
      {query.data === undefined ? (
        query.error === null ? (
          <LoadingRows />
        ) : (
          <ErrorState onRetry={() => void query.refetch()}>{errorText(query.error)}</ErrorState>
        )
      ) : receipts.length === 0 ? (
        <EmptyState
          icon={Receipt}
          title={t("driver.receipts.none")}
          action={
            <Link href="/driver" className={buttonClass("ink", 44)}>
              {t("driver.finished.more")}
            </Link>
          }
        >
          {t("driver.receipts.noneNote")}
        </EmptyState>
      ) : (
        <>
          <ul className="mx-3 overflow-hidden rounded-sign border border-line bg-surface">
            {receipts.map((receipt) => (
              <ReceiptRow key={receipt.id} receipt={receipt} />
            ))}
          </ul>
          {query.hasNextPage ? (
            <div className="p-3">
              <Button wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t("design.more")}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </DriverPage>
  );
};
