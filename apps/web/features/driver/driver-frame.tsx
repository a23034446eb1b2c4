"use client";

import { clsx } from "clsx";
import { House, Receipt, Route, Settings, Wallet, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ScreenHeader } from "../../design/components/app-header.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useDriver } from "./use-driver.ts";

interface Place {
  readonly href: string;
  readonly name: "home" | "route" | "receipts" | "earnings" | "settings";
  readonly icon: LucideIcon;
}

const PLACES: readonly Place[] = [
  { href: "/driver", name: "home", icon: House },
  { href: "/driver/route", name: "route", icon: Route },
  { href: "/driver/receipts", name: "receipts", icon: Receipt },
  { href: "/driver/earnings", name: "earnings", icon: Wallet },
  { href: "/driver/settings", name: "settings", icon: Settings },
];

const DriverNav = (): ReactNode => {
  const t = useT();
  const pathname = usePathname();
  const { assignmentId } = useDriver();
  return (
    <nav
      aria-label={t("driver.nav.label")}
      className="flex shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] panel:w-24 panel:flex-col panel:gap-1 panel:border-e panel:border-t-0 panel:pt-4"
    >
      {PLACES.filter((place) => place.name !== "route" || assignmentId !== null).map((place) => {
        const isHere = place.href === "/driver" ? pathname === place.href : pathname.startsWith(place.href);
        return (
          <Link
            key={place.href}
            href={place.href}
            aria-current={isHere ? "page" : undefined}
            className={clsx(
              "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 border-t-[3px] text-xs focus-visible:-outline-offset-3 panel:min-h-16 panel:flex-none panel:border-s-[3px] panel:border-t-0",
              isHere ? "border-ink font-sign text-ink" : "border-transparent text-ink-2",
            )}
          >
            <place.icon size={22} aria-hidden="true" />
            {t(`driver.nav.${place.name}`)}
          </Link>
        );
      })}
    </nav>
  );
};

interface DriverFrameProps {
  /** On a phone the row of places gives way to an offer and to the road. */
  readonly nav?: boolean;
  readonly children: ReactNode;
}

/** A whole screen: its content, and the row of places below it (a column at the side where there is room). */
export const DriverFrame = ({ nav = true, children }: DriverFrameProps): ReactNode => (
  <div className="flex h-dvh flex-col overflow-hidden panel:flex-row-reverse">
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
    <div className={nav ? "contents" : "hidden panel:contents"}>
      <DriverNav />
    </div>
  </div>
);

interface DriverPageProps {
  readonly title: ReactNode;
  readonly start?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** A screen that is read and scrolled: its name on top, one column. */
export const DriverPage = ({ title, start, end, children }: DriverPageProps): ReactNode => (
  <DriverFrame>
    {/* Reached by the keyboard, so that a page of figures can be scrolled without a mouse. */}
    <div className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-3" tabIndex={0}>
      <main className="mx-auto max-w-[34rem] pb-8">
        <ScreenHeader title={title} start={start} end={end} />
        {children}
      </main>
    </div>
  </DriverFrame>
);
