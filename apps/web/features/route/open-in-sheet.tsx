"use client";

import type { LngLat } from "@fairmile/contracts";
import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { Sheet } from "../../design/components/sheet.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useDriver } from "../driver/use-driver.ts";
import { handOffLinks, type HandOffApp } from "./hand-off-links.ts";

interface OpenInSheetProps {
  readonly point: LngLat;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const APPS: readonly HandOffApp[] = ["google", "waze", "apple"];

/** The way to a stop in a navigation app of the driver's choice. */
export const OpenInSheet = ({ point, open, onOpenChange }: OpenInSheetProps): ReactNode => {
  const t = useT();
  const { vehicle } = useDriver();
  const links = handOffLinks(point, vehicle);
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t("driver.openIn.title")}>
      <div className="flex flex-col gap-2 pb-2">
        {APPS.map((app) => (
          <a
            key={app}
            href={links[app]}
            target="_blank"
            rel="noreferrer"
            onClick={() => onOpenChange(false)}
            className={buttonClass("second", 64, true)}
          >
            <ExternalLink size={22} aria-hidden="true" />
            {t(`driver.openIn.${app}`)}
          </a>
        ))}
      </div>
    </Sheet>
  );
};
