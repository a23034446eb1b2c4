"use client";

import { Bike, Gauge, Store, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LogoMark } from "../../design/components/logo-mark.tsx";
import { Plate } from "../../design/components/plate.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { DemoPeople } from "./demo-people.tsx";

interface Door {
  readonly href: string;
  readonly role: "drive" | "store" | "admin";
  readonly icon: LucideIcon;
}

const DOORS: readonly Door[] = [
  { href: "/driver", role: "drive", icon: Bike },
  { href: "/store", role: "store", icon: Store },
  { href: "/admin", role: "admin", icon: Gauge },
];

const PROMISES = ["price", "replay", "money"] as const;

const DoorLink = ({ href, role, icon: Icon }: Door): ReactNode => {
  const t = useT();
  return (
    <li className="border-t border-line first:border-t-0">
      <Link href={href} className="press flex min-h-16 items-center gap-4 py-3">
        <Icon size={28} className="shrink-0" aria-hidden="true" />
        <span>
          <b className="block text-lg leading-tight">{t(`web.door.${role}`)}</b>
          <span className="text-sm text-ink-2">{t(`web.door.${role}.note`)}</span>
        </span>
      </Link>
    </li>
  );
};

/** What Fairmile is, in plain words, and the way in for each. */
export const Landing = (): ReactNode => {
  const t = useT();
  return (
    <main className="mx-auto grid max-w-[68rem] gap-x-12 gap-y-8 px-5 py-6 desk:min-h-dvh desk:grid-cols-[1fr_24rem] desk:content-center">
      <Plate className="px-6 py-7 panel:px-9 panel:py-10">
        <p className="flex items-center gap-2.5 text-lg font-sign">
          <LogoMark size={30} />
          {t("web.name")}
        </p>
        <h1 className="mt-6 text-2xl text-balance panel:max-w-[22ch] panel:text-[2.75rem]">{t("web.landing.title")}</h1>
        <p className="mt-3 max-w-[44ch] text-lg text-on-green-2">{t("web.landing.lead")}</p>
      </Plate>
      <div className="flex flex-col gap-6 desk:col-start-2 desk:row-span-2 desk:row-start-1">
        <nav aria-label={t("web.door.label")}>
          <ul>
            {DOORS.map((door) => (
              <DoorLink key={door.href} {...door} />
            ))}
          </ul>
        </nav>
        <DemoPeople />
      </div>
      <dl className="grid content-start gap-x-8 gap-y-4 panel:grid-cols-3">
        {PROMISES.map((promise) => (
          <div key={promise} className="border-t-2 border-ink pt-2.5">
            <dt className="font-sign">{t(`web.landing.${promise}`)}</dt>
            <dd className="mt-1 text-sm text-ink-2">{t(`web.landing.${promise}.note`)}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
};
