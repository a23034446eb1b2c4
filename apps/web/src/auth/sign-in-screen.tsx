"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useState, type ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { LogoMark } from "../../design/components/logo-mark.tsx";
import { useTRPC } from "../api/trpc.ts";
import { useT } from "../i18n/use-t.tsx";
import { CodeStep } from "./code-step.tsx";
import { EmailStep } from "./email-step.tsx";
import { homeOf } from "./role.ts";
import { ownPath } from "./sign-in-path.ts";
import { SignOutButton } from "./sign-out-button.tsx";
import { useMe } from "./use-me.ts";
import { useSessionChange } from "./use-session-change.ts";

/** Signing in, for everybody: an address, the code that comes, and on to where one wanted to be. */
export const SignInScreen = (): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const next = ownPath(useSearchParams().get("next"));
  const me = useMe();
  const market = useQuery(trpc.market.get.queryOptions());
  const sessionChanged = useSessionChange();
  const [email, setEmail] = useState("");
  const [isSent, setSent] = useState(false);

  const goOn = async (): Promise<void> => {
    await sessionChanged();
    const who = await queries.fetchQuery(trpc.me.get.queryOptions()).catch(() => null);
    router.replace(next ?? (who === null ? "/" : homeOf(who)));
  };

  return (
    <main className="mx-auto flex min-h-dvh max-w-[26rem] flex-col justify-center gap-5 px-5 py-8">
      <Link href="/" aria-label={t("web.home")} className="self-start text-green-text">
        <LogoMark size={44} />
      </Link>
      <h1 className="text-2xl">{t("auth.title")}</h1>
      {me.state === "in" && !isSent ? (
        <>
          <p className="text-ink-2 [&_b]:text-ink">{t.rich("auth.signedInAs", { email: me.me.email })}</p>
          <div className="flex flex-wrap gap-2">
            <Link href={next ?? homeOf(me.me)} className={buttonClass("ink", 44)}>
              {t("auth.goOn")}
            </Link>
            <SignOutButton />
          </div>
        </>
      ) : isSent ? (
        <CodeStep
          email={email}
          isDemo={market.data?.isDemo === true}
          onSignedIn={() => void goOn()}
          onOtherEmail={() => setSent(false)}
        />
      ) : (
        <EmailStep
          email={email}
          onSent={(sentTo) => {
            setEmail(sentTo);
            setSent(true);
          }}
        />
      )}
    </main>
  );
};
