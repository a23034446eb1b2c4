"use client";

import type { DeliveryView } from "@fairmile/contracts";
import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { buttonClass } from "../../design/components/button.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { parcelsText } from "../board/parcels-text.ts";
import { CopyButton } from "../store/copy-button.tsx";

/** A PIN as it is read out: figure by figure. */
const Pin = ({ pin }: { readonly pin: string }): ReactNode => <span className="text-lg tracking-[0.2em]">{pin}</span>;

/** What a store may need to look up while a delivery is under way. */
export const DeliveryFacts = ({ delivery }: { readonly delivery: DeliveryView }): ReactNode => {
  const t = useT();
  const { dropoff, pickup, externalId } = delivery;
  return (
    <div className="flex flex-col gap-3">
      <RuledRows>
        <RuledRow label={t("store.detail.parcels")}>{parcelsText(delivery.parcels, t)}</RuledRow>
        {pickup.pin === null ? null : (
          <RuledRow label={t("store.detail.pickupPin")} strong>
            <Pin pin={pickup.pin} />
          </RuledRow>
        )}
        {dropoff.pin === null ? null : (
          <RuledRow label={t("store.detail.dropoffPin")} strong>
            <Pin pin={dropoff.pin} />
          </RuledRow>
        )}
        {dropoff.phone === null ? null : (
          <RuledRow label={t("store.detail.phone")}>
            <a href={`tel:${dropoff.phone}`} className="underline underline-offset-4">
              {dropoff.phone}
            </a>
          </RuledRow>
        )}
        {dropoff.notes === null ? null : <RuledRow label={t("store.detail.note")}>{dropoff.notes}</RuledRow>}
        {externalId === null ? null : <RuledRow label={t("store.detail.externalId")}>{externalId}</RuledRow>}
      </RuledRows>
      <div>
        <p className="mb-1 text-xs font-strong text-ink-2">{t("store.detail.link")}</p>
        <p className="mb-2 truncate text-sm text-ink-2">{delivery.trackingUrl}</p>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={delivery.trackingUrl} />
          <a href={delivery.trackingUrl} target="_blank" rel="noreferrer" className={buttonClass("quiet", 44)}>
            <ExternalLink size={18} aria-hidden="true" />
            {t("store.detail.openLink")}
          </a>
        </div>
      </div>
    </div>
  );
};
