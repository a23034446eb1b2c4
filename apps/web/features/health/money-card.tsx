"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, CircleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, type ApiOutputs } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";

type MoneyHealth = ApiOutputs["health"]["money"];

/** What a live database can be asked about the money. M8 is Stripe's to answer: the reconciliation. */
const INVARIANTS = ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M9"] as const;
const EVERY_MS = 30_000;

const Invariant = ({
  name,
  broken,
}: {
  readonly name: (typeof INVARIANTS)[number];
  readonly broken: MoneyHealth["violations"];
}): ReactNode => {
  const t = useT();
  const holds = broken.length === 0;
  const Icon = holds ? Check : CircleAlert;
  return (
    <li className="flex items-start gap-3 border-t border-line px-4 py-2 text-sm">
      <Icon
        size={20}
        className={holds ? "mt-px shrink-0 text-green-text" : "mt-px shrink-0 text-fault"}
        aria-hidden="true"
      />
      <div className="min-w-0 flex-1">
        <p className={holds ? "flex justify-between gap-4" : "flex justify-between gap-4 font-strong text-fault"}>
          <span>{t.rich("admin.health.invariant", { name, text: t(`admin.invariant.${name}`) })}</span>
          <span className={holds ? "shrink-0 text-ink-2" : "shrink-0"}>
            {holds ? t("admin.health.holds") : t("admin.health.broken", { count: broken.length })}
          </span>
        </p>
        {broken.map((row) => (
          <p key={`${row.subject} ${row.detail}`} className="figures text-xs break-all">
            {t("admin.health.violation", { subject: row.subject, detail: row.detail })}
          </p>
        ))}
      </div>
    </li>
  );
};

const Calls = ({ money }: { readonly money: MoneyHealth }): ReactNode => {
  const t = useT();
  return (
    <RuledRows className="px-4 pb-2">
      <RuledRow label={t("admin.health.pendingCalls")}>{money.pendingCalls}</RuledRow>
      <RuledRow label={t("admin.health.unhandled")}>{money.unhandledEvents}</RuledRow>
      <RuledRow label={t("admin.health.refused")}>{money.refusedCalls.length}</RuledRow>
      {money.refusedCalls.map((call) => (
        <RuledRow key={call.id} label={t("admin.health.refusedCall", { kind: call.kind, subject: call.subject })}>
          {call.error ?? ""}
        </RuledRow>
      ))}
    </RuledRows>
  );
};

/** Whether the money adds up, invariant by invariant. */
export const MoneyCard = (): ReactNode => {
  const t = useT();
  const money = useQuery(
    useTRPC().health.money.queryOptions(undefined, {
      refetchInterval: EVERY_MS,
      trpc: { context: { alone: true } },
    }),
  );
  return (
    <Card>
      <h2 className="px-4 py-3 text-lg">{t("admin.health.money")}</h2>
      <QueryState query={money}>
        {(view) => (
          <>
            <ul>
              {INVARIANTS.map((name) => (
                <Invariant key={name} name={name} broken={view.violations.filter((row) => row.invariant === name)} />
              ))}
            </ul>
            <p className="border-t border-line px-4 py-2 text-sm">
              {t("admin.health.m8")}{" "}
              <Link href="/admin/payouts" className="underline underline-offset-3">
                {t("admin.health.toPayouts")}
              </Link>
            </p>
            <Calls money={view} />
          </>
        )}
      </QueryState>
    </Card>
  );
};
