"use client";

import { Landmark } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, useTRPCClient } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { AdminPage } from "../admin/admin-page.tsx";
import { LoadMore } from "../admin/load-more.tsx";
import { usePages } from "../admin/use-pages.ts";
import { PayoutTable } from "./payout-table.tsx";
import { ReconciliationCard } from "./reconciliation-card.tsx";
import { RunNowButton } from "./run-now-button.tsx";

const PAGE = 50;

/** What drivers were paid out, and whether Stripe and the ledger agree. */
export const PayoutsScreen = (): ReactNode => {
  const t = useT();
  const api = useTRPCClient();
  const list = usePages(useTRPC().payout.list.infiniteQueryKey({ limit: PAGE }), (cursor) =>
    api.payout.list.query({ limit: PAGE, ...cursor }),
  );
  return (
    <AdminPage
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 desk:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]"
      title={t("admin.payouts.title")}
      note={t("admin.payouts.note")}
      actions={<RunNowButton />}
    >
      <Card>
        <QueryState query={list}>
          {({ pages }) => {
            const payouts = pages.flatMap((page) => page.payouts);
            return payouts.length === 0 ? (
              <EmptyState icon={Landmark} title={t("admin.payouts.empty")}>
                {t("admin.payouts.emptyNote")}
              </EmptyState>
            ) : (
              <>
                <PayoutTable payouts={payouts} />
                <LoadMore list={list} />
              </>
            );
          }}
        </QueryState>
      </Card>
      <ReconciliationCard />
    </AdminPage>
  );
};
