"use client";

import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { ThemeSwitch } from "../../design/components/theme-switch.tsx";
import { SignOutButton } from "../../src/auth/sign-out-button.tsx";
import { useSignedIn } from "../../src/auth/signed-in-context.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { AdminPage } from "./admin-page.tsx";

/** Who is signed in, how the pages look, and the way out. */
export const YouScreen = (): ReactNode => {
  const t = useT();
  const me = useSignedIn();
  const market = useMarket();
  return (
    <AdminPage className="flex max-w-[34rem] flex-col gap-5" title={me.name} note={me.email}>
      <Card className="px-5 py-2.5">
        <RuledRows className="[&>:first-child]:border-t-0">
          <RuledRow label={t("admin.you.market")}>{market.name}</RuledRow>
          <RuledRow label={t("admin.you.zone")}>{market.timezone}</RuledRow>
          <RuledRow label={t("admin.you.roads")}>
            {market.isEstimate ? t("admin.you.roadsEstimate", { network: market.roadNetwork }) : market.roadNetwork}
          </RuledRow>
          <RuledRow label={t("admin.you.roles")}>{me.roles.map((role) => t(`admin.role.${role}`)).join(", ")}</RuledRow>
        </RuledRows>
      </Card>
      <ThemeSwitch />
      <div>
        <SignOutButton />
      </div>
    </AdminPage>
  );
};
