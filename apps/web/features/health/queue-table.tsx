"use client";

import type { ReactNode } from "react";
import { Cell, HeadCell, Row, Table } from "../../design/components/table.tsx";
import type { ApiOutputs } from "../../src/api/trpc.ts";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { spanText } from "../admin/span-text.ts";

type Health = ApiOutputs["health"]["get"];

interface NamedQueue {
  readonly name: string;
  readonly waiting: number;
  readonly oldestMs: number | null;
}

const useQueues = (health: Health): NamedQueue[] => {
  const t = useT();
  return [
    ...health.outbox.map(({ consumer, ...queue }) => ({ ...queue, name: t("admin.health.outbox", { consumer }) })),
    { ...health.stripeCalls, name: t("admin.health.stripeCalls") },
    { ...health.webhooks, name: t("admin.health.webhooks") },
    { ...health.messages, name: t("admin.health.messages") },
    { ...health.audit, name: t("admin.health.audit") },
  ];
};

/** Every queue: how much waits, and how long the oldest has. */
export const QueueTable = ({ health }: { readonly health: Health }): ReactNode => {
  const t = useT();
  const queues = useQueues(health);
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.health.queue")}</HeadCell>
          <HeadCell figure>{t("admin.health.waiting")}</HeadCell>
          <HeadCell figure>{t("admin.health.oldest")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <Row key={queue.name} muted={queue.waiting === 0}>
            <Cell>{queue.name}</Cell>
            <Cell figure>{formatCount(queue.waiting)}</Cell>
            <Cell figure>{queue.oldestMs === null ? t("admin.health.none") : spanText(queue.oldestMs, t)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
};
