"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox as InboxIcon } from "lucide-react";
import type { ReactNode } from "react";
import { AppHeader } from "../../design/components/app-header.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, type ApiOutputs } from "../../src/api/trpc.ts";
import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { MarketScope } from "../../src/market/market-scope.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { LinkedText } from "./linked-text.tsx";

const LOOK_EVERY_MS = 3_000;

type Letter = ApiOutputs["message"]["inbox"][number];

const LetterRow = ({ letter }: { readonly letter: Letter }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <li className="border-t border-line px-6 py-4 first:border-t-0">
      <p className="figures flex flex-wrap justify-between gap-x-4 text-sm text-ink-2">
        <span>{t("web.inbox.to", { channel: t(`web.inbox.${letter.channel}`), to: letter.to })}</span>
        <span>
          {t("web.dayAndTime", { day: formatDay(letter.atMs, timeZone), time: formatClock(letter.atMs, timeZone) })}
        </span>
      </p>
      {letter.subject === "" ? null : <h2 className="mt-1 text-md">{letter.subject}</h2>}
      <p className="mt-1 max-w-prose whitespace-pre-wrap">
        <LinkedText text={letter.body} />
      </p>
    </li>
  );
};

const Letters = (): ReactNode => {
  const t = useT();
  const inbox = useQuery(useTRPC().message.inbox.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  return (
    <QueryState query={inbox}>
      {(letters) =>
        letters.length === 0 ? (
          <EmptyState icon={InboxIcon} title={t("web.inbox.empty")}>
            {t("web.inbox.emptyHint")}
          </EmptyState>
        ) : (
          <ul className="border-y border-line bg-surface">
            {letters.map((letter) => (
              <LetterRow key={letter.id} letter={letter} />
            ))}
          </ul>
        )
      }
    </QueryState>
  );
};

/** The demo's letterbox: every mail and text message that production would have sent. */
export const Inbox = (): ReactNode => {
  const t = useT();
  return (
    <main className="mx-auto max-w-[48rem] pb-8">
      <AppHeader title={t("web.inbox.title")} note={t("web.inbox.note")} />
      <MarketScope>
        <Letters />
      </MarketScope>
    </main>
  );
};
