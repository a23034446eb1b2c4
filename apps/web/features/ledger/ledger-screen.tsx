"use client";

import type { LedgerView } from "@fairmile/contracts";
import { Sigma } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, useTRPCClient } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { AdminPage } from "../admin/admin-page.tsx";
import { LoadMore } from "../admin/load-more.tsx";
import { usePages } from "../admin/use-pages.ts";
import { AccountList } from "./account-list.tsx";
import { DeliveryFilter, isDeliveryId } from "./delivery-filter.tsx";
import { EntryList } from "./entry-list.tsx";

const PAGE = 25;

interface LedgerScreenProps {
  /** Only what belongs to this delivery; as it stands in the address, so it may be no id at all. */
  readonly deliveryId: string | null;
}

const useLedger = (deliveryId: string | null) => {
  const api = useTRPCClient();
  const input = { limit: PAGE, ...(deliveryId === null ? {} : { deliveryId }) };
  return usePages(useTRPC().ledger.get.infiniteQueryKey(input), (cursor) =>
    api.ledger.get.query({ ...input, ...cursor }),
  );
};

const Entries = ({
  pages,
  isFiltered,
  children,
}: {
  readonly pages: readonly LedgerView[];
  readonly isFiltered: boolean;
  readonly children: ReactNode;
}): ReactNode => {
  const t = useT();
  const entries = pages.flatMap((page) => page.entries);
  const [newest] = pages;
  if (newest === undefined || entries.length === 0) {
    return (
      <EmptyState icon={Sigma} title={isFiltered ? t("admin.ledger.noneSuch") : t("admin.ledger.empty")}>
        {isFiltered ? t("admin.ledger.noneSuchNote") : t("admin.ledger.emptyNote")}
      </EmptyState>
    );
  }
  return (
    <>
      <EntryList entries={entries} currency={newest.currency} />
      {children}
    </>
  );
};

/** Every cent there is: the accounts with their balances, and the entries that made them. */
export const LedgerScreen = ({ deliveryId }: LedgerScreenProps): ReactNode => {
  const t = useT();
  // What is no id is said beside the field, and filters nothing.
  const filter = deliveryId !== null && isDeliveryId(deliveryId) ? deliveryId : null;
  const list = useLedger(filter);
  return (
    <AdminPage title={t("admin.ledger.title")} note={t("admin.ledger.note")}>
      <QueryState query={list}>
        {({ pages }) => {
          const [newest] = pages;
          return (
            <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 desk:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
              {newest === undefined ? null : <AccountList ledger={newest} />}
              <div className="flex min-w-0 flex-col gap-3.5">
                <DeliveryFilter key={deliveryId} current={deliveryId} />
                <Card>
                  <Entries pages={pages} isFiltered={filter !== null}>
                    <LoadMore list={list} />
                  </Entries>
                </Card>
              </div>
            </div>
          );
        }}
      </QueryState>
    </AdminPage>
  );
};
