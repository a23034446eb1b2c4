"use client";

import type { WebhookDeliveryView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { ErrorState } from "../../design/components/error-state.tsx";
import { LoadingRows } from "../../design/components/skeleton.tsx";
import { Cell, HeadCell, Row, Table } from "../../design/components/table.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPCClient } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { usePages } from "./use-pages.ts";
import { useMoment } from "./use-moment.ts";

const PAGE = 20;
const SHORT_ID = 8;

const useResultText = (): ((row: WebhookDeliveryView) => string) => {
  const t = useT();
  const moment = useMoment();
  return (row) => {
    if (row.status === "delivered") return t("store.webhooks.status.delivered", { status: row.lastStatus ?? 0 });
    if (row.status === "given_up") return t("store.webhooks.status.given_up");
    return t("store.webhooks.status.pending", { time: moment(row.nextAtMs) });
  };
};

/** What was sent to one address, newest first, and how it answered. */
export const WebhookLog = ({ webhookEndpointId }: { readonly webhookEndpointId: string }): ReactNode => {
  const t = useT();
  const moment = useMoment();
  const resultText = useResultText();
  const client = useTRPCClient();
  const log = usePages({
    queryKey: [["webhookEndpoint", "deliveries"], { webhookEndpointId }],
    fetchPage: (cursor, signal) =>
      client.webhookEndpoint.deliveries.query(
        { webhookEndpointId, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        { signal },
      ),
  });
  const rows = log.data?.pages.flatMap((page) => page.deliveries);
  if (rows === undefined)
    return log.error === null ? (
      <LoadingRows rows={2} />
    ) : (
      <ErrorState onRetry={() => void log.refetch()}>{errorText(log.error)}</ErrorState>
    );
  if (rows.length === 0) return <p className="py-2 text-sm text-ink-2">{t("store.webhooks.logEmpty")}</p>;
  return (
    <div className="-mx-4">
      <Table>
        <thead>
          <tr>
            <HeadCell>{t("store.webhooks.head.event")}</HeadCell>
            <HeadCell>{t("store.webhooks.head.about")}</HeadCell>
            <HeadCell>{t("store.webhooks.head.at")}</HeadCell>
            <HeadCell>{t("store.webhooks.head.result")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id}>
              <Cell>{row.type}</Cell>
              <Cell title={row.subject}>{row.subject.slice(-SHORT_ID)}</Cell>
              <Cell className="figures whitespace-nowrap">{moment(row.createdAtMs)}</Cell>
              <Cell className="figures">
                {resultText(row)}
                <span className="block text-xs text-ink-2">
                  {t("store.webhooks.attempts", { count: row.attempts })}
                </span>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {log.hasNextPage ? (
        <div className="px-4 py-2">
          <Button tone="quiet" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("store.receipts.more")}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
