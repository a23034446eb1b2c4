"use client";

import { useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { PageFrame } from "./page-frame.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { useStore } from "./store-scope.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import { WebhookRow } from "./webhook-row.tsx";

const Webhooks = (): ReactNode => {
  const t = useT();
  const endpoints = useQuery(useTRPC().webhookEndpoint.list.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <SecretDialog
        title={t("store.webhooks.secretTitle")}
        body={t("store.webhooks.secretBody")}
        done={t("store.webhooks.done")}
        secret={secret}
        onDone={() => setSecret(null)}
      />
      <QueryState query={endpoints}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={Webhook} title={t("store.webhooks.empty.title")}>
              {t("store.webhooks.empty.body")}
            </EmptyState>
          ) : (
            <ul className="border-b border-line">
              {list.map((endpoint) => (
                <WebhookRow key={endpoint.id} endpoint={endpoint} />
              ))}
            </ul>
          )
        }
      </QueryState>
      <div className="px-6 py-5">
        {isAdding ? (
          <WebhookForm
            onMade={(made) => {
              setSecret(made);
              setAdding(false);
            }}
            onLeave={() => setAdding(false)}
          />
        ) : (
          <Button tone="ink" onClick={() => setAdding(true)}>
            {t("store.webhooks.add")}
          </Button>
        )}
      </div>
    </>
  );
};

/** Where the store's events are sent, what came of it, and a test. */
export const WebhooksPage = (): ReactNode => {
  const t = useT();
  const { memberRole } = useStore();
  return (
    <PageFrame title={t("store.webhooks.title")} note={t("store.webhooks.note")}>
      {memberRole === "owner" ? <Webhooks /> : <p className="px-6 py-4">{t("store.webhooks.ownersOnly")}</p>}
    </PageFrame>
  );
};
