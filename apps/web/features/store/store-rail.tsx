"use client";

import { KeyRound, ReceiptText, Settings, SquareKanban, Users, Webhook } from "lucide-react";
import type { ReactNode } from "react";
import { Rail } from "../../design/components/rail.tsx";
import { useT } from "../../src/i18n/use-t.tsx";

/** The pages of a store. */
export const StoreRail = (): ReactNode => {
  const t = useT();
  return (
    <Rail
      home="/store"
      homeLabel={t("store.rail.home")}
      label={t("store.rail.label")}
      items={[
        { href: "/store", label: t("store.rail.board"), icon: SquareKanban },
        { href: "/store/receipts", label: t("store.rail.receipts"), icon: ReceiptText },
        { href: "/store/team", label: t("store.rail.team"), icon: Users },
        { href: "/store/keys", label: t("store.rail.apiKeys"), icon: KeyRound },
        { href: "/store/webhooks", label: t("store.rail.webhooks"), icon: Webhook },
        { href: "/store/settings", label: t("store.rail.settings"), icon: Settings },
      ]}
    />
  );
};
