"use client";

import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, useTRPCClient, type ApiOutputs } from "../../src/api/trpc.ts";
import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { LoadMore } from "../admin/load-more.tsx";
import { usePages } from "../admin/use-pages.ts";
import { ChangeList } from "./change-list.tsx";
import { policyDiff } from "./policy-diff.ts";

type Version = ApiOutputs["policy"]["list"]["versions"][number];

const PAGE = 20;

interface VersionRowProps {
  readonly version: Version;
  /** The one it followed; undefined for the first, or where that is not loaded. */
  readonly before: Version | undefined;
}

const VersionRow = ({ version, before }: VersionRowProps): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const changes = before === undefined ? [] : policyDiff(before.policy, version.policy);
  return (
    <li className="border-t border-line px-4 py-2.5 text-sm">
      <p className="figures flex flex-wrap justify-between gap-x-4">
        <b>{t("admin.pricing.version", { version: version.version })}</b>
        <span className="text-ink-2">
          {t("web.dayAndTime", {
            day: formatDay(version.effectiveFromMs, timeZone),
            time: formatClock(version.effectiveFromMs, timeZone),
          })}
        </span>
      </p>
      <p>{version.note}</p>
      <p className="text-xs break-all text-ink-2">{t("admin.pricing.by", { name: version.publishedBy })}</p>
      {changes.length === 0 ? null : (
        <details>
          <summary className="min-h-11 py-2.5 underline underline-offset-3">
            {t("admin.pricing.changed", { count: changes.length })}
          </summary>
          <ChangeList changes={changes} />
        </details>
      )}
    </li>
  );
};

/** Every version there was, with what it changed. */
export const PolicyHistory = (): ReactNode => {
  const t = useT();
  const api = useTRPCClient();
  const list = usePages(useTRPC().policy.list.infiniteQueryKey({ limit: PAGE }), (cursor) =>
    api.policy.list.query({ limit: PAGE, ...cursor }),
  );
  return (
    <Card>
      <h2 className="px-4 py-3 text-lg">{t("admin.pricing.history")}</h2>
      <QueryState query={list}>
        {({ pages }) => {
          const versions = pages.flatMap((page) => page.versions);
          return (
            <>
              <ul>
                {versions.map((version, index) => (
                  <VersionRow key={version.version} version={version} before={versions[index + 1]} />
                ))}
              </ul>
              <LoadMore list={list} />
            </>
          );
        }}
      </QueryState>
    </Card>
  );
};
