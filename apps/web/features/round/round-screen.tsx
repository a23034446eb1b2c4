"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { Message } from "../../design/components/message.tsx";
import { readFailure } from "../../src/api/failure.ts";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { RoundReplay } from "./round-replay.tsx";

/** There is no such round: rounds without open lots are never written, so numbers have gaps. */
const Unknown = (): ReactNode => {
  const t = useT();
  return (
    <Message title={t("admin.round.unknown")} body={t("admin.round.unknownNote")}>
      <Link href="/admin/rounds" className={buttonClass("ink", 44)}>
        {t("admin.round.toList")}
      </Link>
    </Message>
  );
};

/** One round by its number. What is over does not change: it is asked for once, and again only to hear of a next round. */
export const RoundScreen = ({ roundNo }: { readonly roundNo: number }): ReactNode => {
  const round = useQuery(
    useTRPC().round.get.queryOptions(
      { roundNo },
      {
        staleTime: Number.POSITIVE_INFINITY,
        enabled: ({ state }) => state.data === undefined || state.data.nextNo === null,
      },
    ),
  );
  if (round.error !== null && readFailure(round.error).code === "round_unknown") return <Unknown />;
  return <QueryState query={round}>{(view) => <RoundReplay key={view.roundNo} round={view} />}</QueryState>;
};
