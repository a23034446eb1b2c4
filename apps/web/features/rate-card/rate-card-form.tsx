"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useState, type FormEvent, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { Switch } from "../../design/components/switch.tsx";
import { errorText, fieldTexts } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { currencySign, formatAmount } from "../../src/i18n/format-money.ts";
import { parseAmount } from "../../src/i18n/parse-amount.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { DriverPage } from "../driver/driver-frame.tsx";
import { useDriver } from "../driver/use-driver.ts";

const AMOUNTS = ["perHourCents", "perKmCents", "minimumCents", "costPerKmCents"] as const;
type Amount = (typeof AMOUNTS)[number];

/** The price a driver names once, what the vehicle costs, and whether the autopilot asks by itself. */
export const RateCardForm = (): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { rateCard, currency } = useDriver();
  const [texts, setTexts] = useState<Readonly<Record<Amount, string>>>(() => ({
    perHourCents: formatAmount(rateCard.perHourCents, currency),
    perKmCents: formatAmount(rateCard.perKmCents, currency),
    minimumCents: formatAmount(rateCard.minimumCents, currency),
    costPerKmCents: formatAmount(rateCard.costPerKmCents, currency),
  }));
  const [autopilot, setAutopilot] = useState(rateCard.autopilot);
  const [autoAccept, setAutoAccept] = useState(rateCard.autoAccept);
  const [isTried, setTried] = useState(false);
  const save = useMutation(
    trpc.driver.setRateCard.mutationOptions({
      onSuccess: (driver) => {
        queries.setQueryData(trpc.driver.get.queryKey(), driver);
        void queries.invalidateQueries(trpc.offer.pathFilter());
        toast.success(t("driver.rateCard.saved"));
      },
    }),
  );
  const amountOf = (name: Amount): number | null => parseAmount(texts[name], currency);
  const refused = fieldTexts(save.error);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const perHourCents = amountOf("perHourCents");
    const perKmCents = amountOf("perKmCents");
    const minimumCents = amountOf("minimumCents");
    const costPerKmCents = amountOf("costPerKmCents");
    if (perHourCents === null || perKmCents === null || minimumCents === null || costPerKmCents === null) return;
    save.mutate({ perHourCents, perKmCents, minimumCents, costPerKmCents, autopilot, autoAccept });
  };

  return (
    <DriverPage
      title={t("driver.rateCard.title")}
      start={
        <Link
          href="/driver/settings"
          aria-label={t("design.back")}
          className="inline-flex size-11 items-center justify-center rounded-sign"
        >
          <ChevronLeft size={26} aria-hidden="true" />
        </Link>
      }
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-5 px-5">
        <p className="text-ink-2">{t("driver.rateCard.intro")}</p>
        <div className="grid grid-cols-2 gap-4">
          {AMOUNTS.map((name) => (
            <Input
              key={name}
              label={t(`driver.rateCard.${name}`)}
              hint={t(`driver.rateCard.${name}.hint`)}
              name={name}
              inputMode="decimal"
              autoComplete="off"
              value={texts[name]}
              onChange={(event) => setTexts((before) => ({ ...before, [name]: event.target.value }))}
              trailing={currencySign(currency)}
              error={isTried && amountOf(name) === null ? t("driver.bid.notAmount") : refused[name]}
            />
          ))}
        </div>
        <div className="border-y border-line">
          <Switch
            label={t("driver.rateCard.autopilot")}
            checked={autopilot}
            onChange={setAutopilot}
            className="min-h-14"
          />
          <p className="pb-3 text-sm text-ink-2">{t("driver.rateCard.autopilotNote")}</p>
          <div className="border-t border-line">
            <Switch
              label={t("driver.rateCard.autoAccept")}
              checked={autopilot && autoAccept}
              disabled={!autopilot}
              onChange={setAutoAccept}
              className="min-h-14"
            />
            <p className="pb-3 text-sm text-ink-2">{t("driver.rateCard.autoAcceptNote")}</p>
          </div>
        </div>
        {save.error === null ? null : (
          <p role="alert" className="font-strong text-fault">
            {errorText(save.error)}
          </p>
        )}
        <Button type="submit" tone="ink" size={56} wide busy={save.isPending}>
          {t("driver.rateCard.save")}
        </Button>
      </form>
    </DriverPage>
  );
};
