"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTRPC } from "../../src/api/trpc.ts";

const MARK = "payout=back";

/** Where the payout service sends a driver back to. */
export const PAYOUT_RETURN_PATH = `/driver?${MARK}`;

/** When a driver comes back from the payout service, asks at once how it went. */
export const usePayoutReturn = (): void => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const pathname = usePathname();
  const { mutate } = useMutation(
    trpc.payoutAccount.refresh.mutationOptions({
      onSettled: () => void queries.invalidateQueries(trpc.driver.get.queryFilter()),
    }),
  );
  useEffect(() => {
    if (!window.location.search.includes(MARK)) return;
    router.replace(pathname);
    mutate({});
  }, [mutate, router, pathname]);
};
