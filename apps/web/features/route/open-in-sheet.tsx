"use client";

import type { LngLat } from "@fairmile/contracts";
import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { Sheet } from "../../design/components/sheet.tsx";
import { useT } from "../../src/i18n/use-t.tsx";

interface OpenInSheetProps {
  readonly point: LngLat;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const at = ({ lng, lat }: LngLat): string => `${lat.toFixed(6)},${lng.toFixed(6)}`;

const APPS = [
  { name: "google", href: (to: LngLat) => `https://www.google.com/maps/dir/?api=1&destination=${at(to)}` },
  { name: "waze", href: (to: LngLat) => `https://waze.com/ul?ll=${at(to)}&navigate=yes` },
  { name: "apple", href: (to: LngLat) => `https://maps.apple.com/?daddr=${at(to)}` },
] as const;

/** The way to a stop in a navigation app of the driver's choice. */
export const OpenInSheet = ({ point, open, onOpenChange }: OpenInSheetProps): ReactNode => {
  const t = useT();
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t("driver.openIn.title")}>
      <div className="flex flex-col gap-2 pb-2">
        {APPS.map((app) => (
          <a
            key={app.name}
            href={app.href(point)}
            target="_blank"
            rel="noreferrer"
            className={buttonClass("second", 64, true)}
          >
            <ExternalLink size={22} aria-hidden="true" />
            {t(`driver.openIn.${app.name}`)}
          </a>
        ))}
      </div>
    </Sheet>
  );
};
