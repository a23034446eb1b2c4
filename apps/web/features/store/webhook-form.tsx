"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createWebhookEndpointCommand } from "@fairmile/contracts";
import { useState, type FormEvent, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { errorText, fieldTexts } from "../../src/api/error-text.ts";
import { readFailure } from "../../src/api/failure.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { schemaTexts } from "./field-errors.ts";

interface WebhookFormProps {
  /** Given the secret that signs what is sent there. */
  readonly onMade: (secret: string) => void;
  readonly onLeave: () => void;
}

/** One more address to call. */
export const WebhookForm = ({ onMade, onLeave }: WebhookFormProps): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [url, setUrl] = useState("");
  const [wrong, setWrong] = useState<string | undefined>();
  const create = useMutation(
    trpc.webhookEndpoint.create.mutationOptions({
      onSuccess: (made) => {
        onMade(made.secret);
        void queries.invalidateQueries(trpc.webhookEndpoint.pathFilter());
      },
      onError: (error) => {
        const isRefused = readFailure(error).fields.some(({ code }) => code === "invalid_choice");
        const text = isRefused ? t("store.webhooks.urlRefused") : fieldTexts(error)["url"];
        setWrong(text);
        if (text === undefined) toast.error(errorText(error));
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = { url: url.trim() };
    const text = schemaTexts(createWebhookEndpointCommand, input)["url"];
    setWrong(text);
    if (text === undefined) create.mutate(input);
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-[36rem] flex-col gap-3">
      <h2 className="text-lg">{t("store.webhooks.add")}</h2>
      <Input
        type="url"
        inputMode="url"
        autoComplete="off"
        label={t("store.webhooks.url")}
        hint={t("store.webhooks.urlHint")}
        value={url}
        onChange={(event) => {
          setUrl(event.target.value);
          setWrong(undefined);
        }}
        error={wrong}
      />
      <div className="flex gap-2">
        <Button type="submit" tone="ink" busy={create.isPending}>
          {t("store.webhooks.add")}
        </Button>
        <Button tone="quiet" onClick={onLeave}>
          {t("store.settings.discard")}
        </Button>
      </div>
    </form>
  );
};
