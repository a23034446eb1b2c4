"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC, type ApiOutputs } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { ConfirmButton } from "./confirm-button.tsx";
import { useMoment } from "./use-moment.ts";
import { WebhookLog } from "./webhook-log.tsx";

type Endpoint = ApiOutputs["webhookEndpoint"]["list"][number];

const isGood = (status: number): boolean => status >= 200 && status < 300;

/** One address: how it last answered, a test, what was sent, and taking it away. */
export const WebhookRow = ({ endpoint }: { readonly endpoint: Endpoint }): ReactNode => {
  const t = useT();
  const moment = useMoment();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [hasLog, setLog] = useState(false);
  const changed = (): Promise<void> => queries.invalidateQueries(trpc.webhookEndpoint.pathFilter());
  const fail = (error: unknown): unknown => toast.error(errorText(error));
  const test = useMutation(
    trpc.webhookEndpoint.test.mutationOptions({
      onSuccess: async ({ lastStatus }) => {
        if (lastStatus === null) toast.error(t("store.webhooks.testSilent"));
        else if (isGood(lastStatus)) toast.success(t("store.webhooks.tested", { status: lastStatus }));
        else toast.error(t("store.webhooks.tested", { status: lastStatus }));
        setLog(true);
        await changed();
      },
      onError: fail,
    }),
  );
  const remove = useMutation(trpc.webhookEndpoint.delete.mutationOptions({ onSuccess: changed, onError: fail }));
  const state =
    endpoint.disabledAtMs !== null
      ? t("store.webhooks.disabled", { time: moment(endpoint.disabledAtMs) })
      : endpoint.lastStatus === null
        ? t("store.webhooks.noStatus")
        : t("store.webhooks.lastStatus", { status: endpoint.lastStatus });
  return (
    <li className="flex flex-col gap-2 border-t border-line px-6 py-3">
      <p className="min-w-0">
        <b className="block break-all">{endpoint.url}</b>
        <span className="figures block text-sm text-ink-2">{state}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button tone="quiet" busy={test.isPending} onClick={() => test.mutate({ webhookEndpointId: endpoint.id })}>
          {t("store.webhooks.test")}
        </Button>
        <Button tone="quiet" aria-expanded={hasLog} onClick={() => setLog(!hasLog)}>
          {hasLog ? t("store.webhooks.hideLog") : t("store.webhooks.log")}
        </Button>
        <ConfirmButton
          label={t("store.webhooks.remove")}
          title={t("store.webhooks.removeTitle")}
          body={t("store.webhooks.removeBody", { url: endpoint.url })}
          keep={t("store.webhooks.keep")}
          busy={remove.isPending}
          onConfirm={() => remove.mutate({ webhookEndpointId: endpoint.id })}
        />
      </div>
      {hasLog ? <WebhookLog webhookEndpointId={endpoint.id} /> : null}
    </li>
  );
};
