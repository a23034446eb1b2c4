"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createApiKeyCommand } from "@fairmile/contracts";
import { useState, type FormEvent, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Checkbox } from "../../design/components/checkbox.tsx";
import { Field, Input } from "../../design/components/field.tsx";
import { errorText, fieldTexts } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { schemaTexts, type FieldTexts } from "./field-errors.ts";

interface KeyFormProps {
  /** Given the new key's secret, which is in this answer and nowhere else. */
  readonly onMade: (secret: string) => void;
  readonly onLeave: () => void;
}

/** A name and what the key may do. */
export const KeyForm = ({ onMade, onLeave }: KeyFormProps): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [canRead, setRead] = useState(true);
  const [canWrite, setWrite] = useState(true);
  const [texts, setTexts] = useState<FieldTexts>({});
  const create = useMutation(
    trpc.apiKey.create.mutationOptions({
      onSuccess: (made) => {
        onMade(made.secret);
        void queries.invalidateQueries(trpc.apiKey.pathFilter());
      },
      onError: (error) => {
        const wrong = fieldTexts(error);
        setTexts(wrong);
        if (Object.keys(wrong).length === 0) toast.error(errorText(error));
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const scopes = [
      ...(canRead ? (["deliveries:read"] as const) : []),
      ...(canWrite ? (["deliveries:write"] as const) : []),
    ];
    const input = { name: name.trim(), scopes };
    const wrong = schemaTexts(createApiKeyCommand, input);
    setTexts(scopes.length === 0 ? { ...wrong, scopes: t("store.keys.noScope") } : wrong);
    if (Object.keys(wrong).length === 0) create.mutate(input);
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-[30rem] flex-col gap-3">
      <h2 className="text-lg">{t("store.keys.create")}</h2>
      <Input
        label={t("store.keys.name")}
        placeholder={t("store.keys.namePlaceholder")}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={texts["name"]}
      />
      <Field label={t("store.keys.scopes")} error={texts["scopes"]}>
        <div>
          <Checkbox label={t("store.keys.scope.read")} checked={canRead} onChange={setRead} />
          <Checkbox label={t("store.keys.scope.write")} checked={canWrite} onChange={setWrite} />
        </div>
      </Field>
      <div className="flex gap-2">
        <Button type="submit" tone="ink" busy={create.isPending}>
          {t("store.keys.create")}
        </Button>
        <Button tone="quiet" onClick={onLeave}>
          {t("store.settings.discard")}
        </Button>
      </div>
    </form>
  );
};
