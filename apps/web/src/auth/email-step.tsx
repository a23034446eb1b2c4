"use client";

import { emailSchema } from "@fairmile/contracts";
import { useState, type FormEvent, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { messageTexts, type MessageKey } from "@fairmile/contracts/messages";
import { useT } from "../i18n/use-t.tsx";
import { failureKey, useSendCode } from "./use-sign-in.ts";

interface EmailStepProps {
  readonly email: string;
  readonly onSent: (email: string) => void;
}

/** First: the address that gets the code. */
export const EmailStep = ({ email: first, onSent }: EmailStepProps): ReactNode => {
  const t = useT();
  const [email, setEmail] = useState(first);
  const [wrong, setWrong] = useState<MessageKey>();
  const send = useSendCode();
  const shown = wrong ?? failureKey(send.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const clean = email.trim();
    if (!emailSchema.safeParse(clean).success) {
      setWrong("auth.emailInvalid");
      return;
    }
    setWrong(undefined);
    send.mutate(clean, { onSuccess: () => onSent(clean) });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-ink-2">{t("auth.intro")}</p>
      <Input
        label={t("auth.email")}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoFocus
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={shown === undefined ? undefined : messageTexts[shown]}
      />
      <Button type="submit" tone="ink" size={56} wide busy={send.isPending}>
        {t("auth.sendCode")}
      </Button>
    </form>
  );
};
