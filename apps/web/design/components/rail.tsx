"use client";

import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { LogoMark } from "./logo-mark.tsx";

export interface RailItem {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
}

interface RailProps {
  readonly items: readonly RailItem[];
  /** Where the mark leads. */
  readonly home: string;
  /** What this row of links is, for a screen reader. */
  readonly label: string;
  readonly homeLabel: string;
}

const isAt = (pathname: string, item: RailItem, home: string): boolean =>
  pathname === item.href || (item.href !== home && pathname.startsWith(`${item.href}/`));

/** The green rail of store and admin, 84 px wide; on a phone a bar along the bottom that scrolls sideways. */
export const Rail = ({ items, home, label, homeLabel }: RailProps): ReactNode => {
  const pathname = usePathname();
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-20 flex overflow-x-auto bg-green px-1 pb-[env(safe-area-inset-bottom)] text-on-green panel:sticky panel:top-0 panel:h-dvh panel:w-21 panel:shrink-0 panel:flex-col panel:overflow-y-auto panel:px-2 panel:pb-4"
    >
      <Link href={home} aria-label={homeLabel} className="mx-auto hidden pt-5.5 pb-5 panel:block">
        <LogoMark />
      </Link>
      {items.map((item) => {
        const here = isAt(pathname, item, home);
        return (
          <Link
            key={item.href}
            href={item.href}
            aria-current={here ? "page" : undefined}
            className={clsx(
              "my-0.5 flex min-h-14 min-w-18 flex-1 flex-col items-center justify-center gap-1 rounded-sign border-[2.5px] px-1 text-xs leading-none focus-visible:outline-on-green panel:min-w-0 panel:flex-none",
              here ? "border-on-green font-sign" : "border-transparent text-on-green-2",
            )}
          >
            <item.icon size={22} aria-hidden="true" />
            <span className="whitespace-nowrap">{item.label}</span>
          </Link>
        );
      })}
    </nav>
  );
};

/** A rail with its page: room is kept for the bar on phones. */
export const RailLayout = ({
  rail,
  children,
}: {
  readonly rail: ReactNode;
  readonly children: ReactNode;
}): ReactNode => (
  <div className="panel:flex">
    {rail}
    <div className="min-w-0 flex-1 pb-20 panel:pb-0">{children}</div>
  </div>
);
