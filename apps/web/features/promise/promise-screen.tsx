"use client";

import { useQuery } from "@tanstack/react-query";
import { Timer } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { Segmented } from "../../design/components/segmented.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { AdminPage } from "../admin/admin-page.tsx";
import { ErrorHistogram } from "./error-histogram.tsx";
import { HourTable, StageTable } from "./promise-tables.tsx";

const EVERY_MS = 30_000;
const SPANS = { "1": 1, "7": 7, "30": 30 } as const;
type Span = keyof typeof SPANS;

/** How far promised arrivals were off, and when. */
export const PromiseScreen = (): ReactNode => {
  const t = useT();
  const market = useMarket();
  const [span, setSpan] = useState<Span>("7");
  const errors = useQuery(useTRPC().promise.error.queryOptions({ days: SPANS[span] }, { refetchInterval: EVERY_MS }));
  return (
    <AdminPage
      title={t("admin.promises.title")}
      note={t("admin.promises.note")}
      className="flex max-w-[1100px] flex-col gap-3.5"
    >
      <div className="max-w-sm">
        <Segmented<Span>
          label={t("admin.promises.span")}
          value={span}
          onChange={setSpan}
          choices={[
            { value: "1", label: t("admin.promises.span.1") },
            { value: "7", label: t("admin.promises.span.7") },
            { value: "30", label: t("admin.promises.span.30") },
          ]}
        />
      </div>
      <QueryState query={errors}>
        {(view) =>
          view.stages.length === 0 ? (
            <EmptyState icon={Timer} title={t("admin.promises.empty")}>
              {t("admin.promises.emptyNote")}
            </EmptyState>
          ) : (
            <>
              <Card>
                <StageTable stages={view.stages} />
                <p className="border-t border-line px-4 py-2 text-xs text-ink-2">
                  {market.isEstimate
                    ? t("admin.promises.fromEstimate", { network: market.roadNetwork })
                    : t("admin.promises.fromRoads", { network: market.roadNetwork })}
                </p>
              </Card>
              <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 desk:grid-cols-2">
                <Card>
                  <h2 className="px-4 py-3 text-lg">{t("admin.promises.offBy")}</h2>
                  <ErrorHistogram bars={view.histogram} />
                </Card>
                <Card>
                  <h2 className="px-4 py-3 text-lg">{t("admin.promises.byHour")}</h2>
                  <HourTable hours={view.hours} />
                </Card>
              </div>
            </>
          )
        }
      </QueryState>
    </AdminPage>
  );
};
