"use client";

import { ScrollText } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { Cell, HeadCell, Row, Table } from "../../design/components/table.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, useTRPCClient, type ApiOutputs } from "../../src/api/trpc.ts";
import { formatClockMs, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { AdminPage } from "../admin/admin-page.tsx";
import { LoadMore } from "../admin/load-more.tsx";
import { usePages } from "../admin/use-pages.ts";
import { VerifyButton } from "./verify-button.tsx";

type AuditRow = ApiOutputs["audit"]["list"]["rows"][number];

const PAGE = 50;
const HASH_SHOWN = 12;

const Line = ({ row }: { readonly row: AuditRow }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <Row>
      <Cell className="figures whitespace-nowrap">
        {t("web.dayAndTime", { day: formatDay(row.atMs, timeZone), time: formatClockMs(row.atMs, timeZone) })}
      </Cell>
      <Cell className="font-strong">{row.action}</Cell>
      <Cell className="min-w-48 text-xs break-all">{row.actor}</Cell>
      <Cell className="min-w-48 text-xs break-all">{row.subject}</Cell>
      <Cell className="figures text-xs whitespace-nowrap text-ink-2" title={row.hash ?? undefined}>
        {row.hash === null ? t("admin.audit.unsealed") : row.hash.slice(0, HASH_SHOWN)}
      </Cell>
    </Row>
  );
};

const Rows = ({ rows }: { readonly rows: readonly AuditRow[] }): ReactNode => {
  const t = useT();
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.audit.when")}</HeadCell>
          <HeadCell>{t("admin.audit.what")}</HeadCell>
          <HeadCell>{t("admin.audit.who")}</HeadCell>
          <HeadCell>{t("admin.audit.subject")}</HeadCell>
          <HeadCell>{t("admin.audit.hash")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
};

/** Who did what and when, each row sealed by a hash over the one before it. */
export const AuditScreen = (): ReactNode => {
  const t = useT();
  const api = useTRPCClient();
  const list = usePages(useTRPC().audit.list.infiniteQueryKey({ limit: PAGE }), (cursor) =>
    api.audit.list.query({ limit: PAGE, ...cursor }),
  );
  return (
    <AdminPage title={t("admin.audit.title")} note={t("admin.audit.note")} actions={<VerifyButton />}>
      <Card>
        <QueryState query={list}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.rows);
            return rows.length === 0 ? (
              <EmptyState icon={ScrollText} title={t("admin.audit.empty")}>
                {t("admin.audit.emptyNote")}
              </EmptyState>
            ) : (
              <>
                <Rows rows={rows} />
                <LoadMore list={list} />
              </>
            );
          }}
        </QueryState>
      </Card>
    </AdminPage>
  );
};
