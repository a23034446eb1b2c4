"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button, buttonClass } from "../../design/components/button.tsx";
import { LaneLine, progressDashes } from "../../design/components/lane-line.tsx";
import { LogoMark } from "../../design/components/logo-mark.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { hasRole } from "../../src/auth/role.ts";
import { useSignedIn } from "../../src/auth/signed-in-context.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { SignUpForm } from "./sign-up-form.tsx";
import { useStoreCard } from "./use-store-card.ts";
import { useCardSetup } from "./use-card-setup.ts";

const PATH = "/store/sign-up";

const Step = ({ step }: { readonly step: 1 | 2 }): ReactNode => {
  const t = useT();
  return (
    <div className="flex items-center gap-4">
      <span className="text-sm font-strong text-ink-2">{t("store.signUp.step", { step })}</span>
      <span className="flex w-24">
        <LaneLine dashes={progressDashes(step, 2)} />
      </span>
    </div>
  );
};

const CardStep = (): ReactNode => {
  const t = useT();
  const router = useRouter();
  const [isUnfinished, setUnfinished] = useState(false);
  const setup = useCardSetup(PATH, (store) => {
    if (store.card === null) return setUnfinished(true);
    toast.success(t("store.signUp.done"));
    router.replace("/store");
  });
  const store = useQuery(useTRPC().store.get.queryOptions());
  const cardText = useStoreCard();
  return (
    <QueryState query={store}>
      {(view) => (
        <>
          <h1 className="text-2xl">{t("store.signUp.cardTitle")}</h1>
          <p className="text-ink-2">{t("store.signUp.cardBody")}</p>
          {view.card === null ? null : <p className="font-strong">{cardText(view.card)}</p>}
          {isUnfinished ? (
            <p className="font-strong" role="status">
              {t("store.signUp.cardUnfinished")}
            </p>
          ) : null}
          {view.memberRole === "owner" ? (
            <Button
              tone="signal"
              size={56}
              wide
              busy={setup.isLeaving || setup.isFinishing}
              onClick={() => {
                setUnfinished(false);
                setup.start();
              }}
            >
              {setup.isFinishing ? t("store.signUp.cardFinishing") : t("store.signUp.cardGo")}
            </Button>
          ) : (
            <p>{t("store.settings.cardOwner")}</p>
          )}
          <Link href="/store" className={buttonClass("second", 44)}>
            {t("store.signUp.cardLater")}
          </Link>
        </>
      )}
    </QueryState>
  );
};

/** Opening a store in two steps: where drivers pick up, then a card. Who has a store already is at the second. */
export const SignUpPage = (): ReactNode => {
  const t = useT();
  const hasStore = hasRole(useSignedIn(), "store");
  return (
    <main className="mx-auto flex min-h-dvh max-w-[30rem] flex-col gap-4 px-5 py-8">
      <LogoMark size={44} className="text-green-text" />
      <Step step={hasStore ? 2 : 1} />
      {hasStore ? (
        <CardStep />
      ) : (
        <>
          <h1 className="text-2xl">{t("store.signUp.title")}</h1>
          <p className="text-ink-2">{t("store.signUp.intro")}</p>
          <SignUpForm />
        </>
      )}
    </main>
  );
};
