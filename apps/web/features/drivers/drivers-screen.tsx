"use client";

import { DRIVER_STATES, type DriverState } from "@fairmile/contracts";
import { Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { Segmented } from "../../design/components/segmented.tsx";
import { LoadingRows } from "../../design/components/skeleton.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, useTRPCClient } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { AdminPage } from "../admin/admin-page.tsx";
import { LoadMore } from "../admin/load-more.tsx";
import { usePages } from "../admin/use-pages.ts";
import { DriverTable } from "./driver-table.tsx";

type Filter = DriverState | "all";

const FILTERS: readonly Filter[] = ["all", ...DRIVER_STATES];
const PAGE = 100;

/** Pages of drivers; all of them while only some are wanted, since the list itself knows no filter. */
const useDrivers = (status: DriverState | null) => {
  const api = useTRPCClient();
  const list = usePages(useTRPC().admin.listDrivers.infiniteQueryKey({ limit: PAGE }), (cursor) =>
    api.admin.listDrivers.query({ limit: PAGE, ...cursor }),
  );
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  const isSearching = status !== null && hasNextPage && !isError;
  useEffect(() => {
    if (isSearching && !isFetching) void fetchNextPage();
  }, [isSearching, isFetching, fetchNextPage]);
  return { list, isSearching };
};

const Nobody = ({ status }: { readonly status: DriverState | null }): ReactNode => {
  const t = useT();
  return (
    <EmptyState icon={Users} title={status === null ? t("admin.drivers.empty") : t("admin.drivers.noneSuch")}>
      {t("admin.drivers.emptyNote")}
    </EmptyState>
  );
};

/** Who drives here, who asks to, and what is decided about them. */
export const DriversScreen = ({ status }: { readonly status: DriverState | null }): ReactNode => {
  const t = useT();
  const router = useRouter();
  const { list, isSearching } = useDrivers(status);
  return (
    <AdminPage className="flex flex-col gap-3.5" title={t("admin.drivers.title")} note={t("admin.drivers.note")}>
      <Segmented<Filter>
        className="panel:w-[36rem] max-panel:[&_[role=radio]]:px-0.5 max-panel:[&_[role=radio]]:text-xs"
        label={t("admin.drivers.show")}
        value={status ?? "all"}
        onChange={(next) => router.replace(next === "all" ? "/admin/drivers" : `/admin/drivers?status=${next}`)}
        choices={FILTERS.map((value) => ({ value, label: t(`admin.driver.${value}`) }))}
      />
      <Card>
        <QueryState query={list}>
          {({ pages }) => {
            const drivers = pages
              .flatMap((page) => page.drivers)
              .filter((driver) => status === null || driver.status === status);
            if (drivers.length === 0) return isSearching ? <LoadingRows /> : <Nobody status={status} />;
            return (
              <>
                <DriverTable drivers={drivers} />
                {isSearching ? null : <LoadMore list={list} />}
              </>
            );
          }}
        </QueryState>
      </Card>
    </AdminPage>
  );
};
