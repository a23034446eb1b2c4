"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, type ApiOutputs } from "../../src/api/trpc.ts";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { AdminPage } from "../admin/admin-page.tsx";
import { spanText } from "../admin/span-text.ts";
import { MoneyCard } from "./money-card.tsx";
import { QueueTable } from "./queue-table.tsx";

type Health = ApiOutputs["health"]["get"];

const EVERY_MS = 5_000;

const Machinery = ({ health }: { readonly health: Health }): ReactNode => {
  const t = useT();
  const { loop, database, lastRound } = health;
  return (
    <Card className="px-4 py-3">
      <h2 className="mb-2 text-lg">{t("admin.health.machinery")}</h2>
      <RuledRows>
        <RuledRow label={t("admin.health.database")}>
          {t("admin.health.databaseValue", {
            kind: t(`admin.database.${database.kind}`),
            ms: Math.round(database.latencyMs),
          })}
        </RuledRow>
        <RuledRow label={t("admin.health.loop")}>
          {loop.isHeld ? (
            t("admin.health.loopHeld", { round: formatCount(loop.openRoundNo) })
          ) : (
            <span className="flex items-center gap-1.5 font-strong text-fault">
              <CircleAlert size={18} className="shrink-0" aria-hidden="true" />
              {t("admin.health.loopFree")}
            </span>
          )}
        </RuledRow>
        <RuledRow label={t("admin.health.fence")}>{formatCount(loop.fencingToken)}</RuledRow>
        <RuledRow label={t("admin.health.lastRound")}>
          {lastRound === null
            ? t("admin.health.noRound")
            : t("admin.health.lastRoundValue", {
                round: formatCount(lastRound.roundNo),
                span: spanText(lastRound.ageMs, t),
              })}
        </RuledRow>
      </RuledRows>
    </Card>
  );
};

/** Whether everything keeps up, and whether the money adds up. */
export const HealthScreen = (): ReactNode => {
  const t = useT();
  const health = useQuery(useTRPC().health.get.queryOptions(undefined, { refetchInterval: EVERY_MS }));
  return (
    <AdminPage
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 desk:grid-cols-2"
      title={t("admin.health.title")}
      note={t("admin.health.note")}
    >
      <div className="flex min-w-0 flex-col gap-3.5">
        <QueryState query={health}>
          {(view) => (
            <>
              <Machinery health={view} />
              <Card>
                <QueueTable health={view} />
              </Card>
            </>
          )}
        </QueryState>
      </div>
      <MoneyCard />
    </AdminPage>
  );
};
