"use client";

import { Activity, CircleUser, Gavel, Landmark, Radar, Scale, ScrollText, Sigma, Timer, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Rail } from "../../design/components/rail.tsx";
import { useT } from "../../src/i18n/use-t.tsx";

/** The pages of an admin. */
export const AdminRail = (): ReactNode => {
  const t = useT();
  return (
    <Rail
      home="/admin"
      homeLabel={t("admin.rail.home")}
      label={t("admin.rail.label")}
      items={[
        { href: "/admin", label: t("admin.rail.live"), icon: Radar },
        { href: "/admin/rounds", label: t("admin.rail.rounds"), icon: Gavel },
        { href: "/admin/pricing", label: t("admin.rail.pricing"), icon: Scale },
        { href: "/admin/drivers", label: t("admin.rail.drivers"), icon: Users },
        { href: "/admin/ledger", label: t("admin.rail.ledger"), icon: Sigma },
        { href: "/admin/payouts", label: t("admin.rail.payouts"), icon: Landmark },
        { href: "/admin/audit", label: t("admin.rail.audit"), icon: ScrollText },
        { href: "/admin/promises", label: t("admin.rail.promises"), icon: Timer },
        { href: "/admin/health", label: t("admin.rail.health"), icon: Activity },
        { href: "/admin/you", label: t("admin.rail.you"), icon: CircleUser },
      ]}
    />
  );
};
