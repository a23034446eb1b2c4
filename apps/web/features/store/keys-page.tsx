"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, type ApiOutputs } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { ConfirmButton } from "./confirm-button.tsx";
import { KeyForm } from "./key-form.tsx";
import { PageFrame } from "./page-frame.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { useStore } from "./store-scope.tsx";
import { useMoment } from "./use-moment.ts";

type ApiKey = ApiOutputs["apiKey"]["list"][number];

const KeyRow = ({ apiKey }: { readonly apiKey: ApiKey }): ReactNode => {
  const t = useT();
  const moment = useMoment();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const revoke = useMutation(
    trpc.apiKey.revoke.mutationOptions({
      onSuccess: async () => {
        toast(t("store.keys.revokeDone"));
        await queries.invalidateQueries(trpc.apiKey.pathFilter());
      },
      onError: (error) => toast.error(errorText(error)),
    }),
  );
  const used =
    apiKey.lastUsedAtMs === null
      ? t("store.keys.neverUsed")
      : t("store.keys.used", { time: moment(apiKey.lastUsedAtMs) });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-6 py-3">
      <span className={apiKey.revokedAtMs === null ? "min-w-0" : "min-w-0 text-ink-3"}>
        <b className="me-3">{apiKey.name}</b>
        <code className="text-sm">{apiKey.preview}</code>
        <span className="figures block text-sm text-ink-2">
          {apiKey.revokedAtMs === null
            ? t("store.keys.line", { made: moment(apiKey.createdAtMs), used })
            : t("store.keys.revoked", { time: moment(apiKey.revokedAtMs) })}
        </span>
      </span>
      {apiKey.revokedAtMs === null ? (
        <ConfirmButton
          label={t("store.keys.revoke")}
          title={t("store.keys.revokeTitle", { name: apiKey.name })}
          body={t("store.keys.revokeBody")}
          keep={t("store.keys.keep")}
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate({ apiKeyId: apiKey.id })}
        />
      ) : null}
    </li>
  );
};

const Keys = (): ReactNode => {
  const t = useT();
  const keys = useQuery(useTRPC().apiKey.list.queryOptions());
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <SecretDialog
        title={t("store.keys.secretTitle")}
        body={t("store.keys.secretBody")}
        done={t("store.keys.done")}
        secret={secret}
        onDone={() => setSecret(null)}
      />
      <QueryState query={keys}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={KeyRound} title={t("store.keys.empty.title")}>
              {t("store.keys.empty.body")}
            </EmptyState>
          ) : (
            <ul className="border-b border-line">
              {list.map((apiKey) => (
                <KeyRow key={apiKey.id} apiKey={apiKey} />
              ))}
            </ul>
          )
        }
      </QueryState>
      <div className="px-6 py-5">
        {isMaking ? (
          <KeyForm
            onMade={(made) => {
              setSecret(made);
              setMaking(false);
            }}
            onLeave={() => setMaking(false)}
          />
        ) : (
          <Button tone="ink" onClick={() => setMaking(true)}>
            {t("store.keys.create")}
          </Button>
        )}
      </div>
    </>
  );
};

/** Keys for posting from elsewhere: made, shown once, revoked. */
export const KeysPage = (): ReactNode => {
  const t = useT();
  const { memberRole } = useStore();
  return (
    <PageFrame title={t("store.keys.title")} note={t("store.keys.note")}>
      {memberRole === "owner" ? <Keys /> : <p className="px-6 py-4">{t("store.keys.ownersOnly")}</p>}
    </PageFrame>
  );
};
