"use client";

import { messageTexts, type MessageKey } from "@fairmile/contracts/messages";
import Link from "next/link";
import { useState, type FormEvent, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { useT } from "../i18n/use-t.tsx";
import { failureKey, useSendCode, useSignIn } from "./use-sign-in.ts";

const CODE = /^\d{6}$/;

interface CodeStepProps {
  readonly email: string;
  /** The demo's mail lands on a page of its own. */
  readonly isDemo: boolean;
  readonly onSignedIn: () => void;
  readonly onOtherEmail: () => void;
}

/** Second: the code that came. */
export const CodeStep = ({ email, isDemo, onSignedIn, onOtherEmail }: CodeStepProps): ReactNode => {
  const t = useT();
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState<MessageKey>();
  const signIn = useSignIn();
  const resend = useSendCode();
  const shown = wrong ?? failureKey(signIn.error) ?? failureKey(resend.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const otp = code.replaceAll(/\s/g, "");
    if (!CODE.test(otp)) {
      setWrong("auth.codeInvalid");
      return;
    }
    setWrong(undefined);
    signIn.mutate({ email, otp }, { onSuccess: onSignedIn });
  };
  const sendAgain = (): void => {
    signIn.reset();
    resend.mutate(email, {
      onSuccess: () => {
        setCode("");
        toast(t("auth.resent"));
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-ink-2 [&_b]:text-ink">{t.rich("auth.codeSent", { email })}</p>
      {isDemo ? (
        <p className="text-sm">
          {t("auth.demoInbox")}{" "}
          <Link href="/inbox" target="_blank" className="font-strong underline underline-offset-4">
            {t("auth.openInbox")}
          </Link>
        </p>
      ) : null}
      <Input
        label={t("auth.code")}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
        autoFocus
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={shown === undefined ? undefined : messageTexts[shown]}
      />
      <Button type="submit" tone="ink" size={56} wide busy={signIn.isPending}>
        {t("auth.signIn")}
      </Button>
      <div className="flex flex-wrap gap-2">
        <Button className="flex-1" busy={resend.isPending} onClick={sendAgain}>
          {t("auth.resend")}
        </Button>
        <Button className="flex-1" onClick={onOtherEmail}>
          {t("auth.otherEmail")}
        </Button>
      </div>
    </form>
  );
};
