"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Switch } from "../../design/components/switch.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC, useTRPCClient } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { canPush, isSubscribed, PushFailed, subscribe, unsubscribe } from "./push-subscription.ts";

const SUBSCRIBED = ["push", "subscribed"];

/** News of a won round on a closed phone: on, off, or why not here. */
export const PushSetting = (): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const key = useQuery(trpc.driver.pushKey.queryOptions(undefined, { staleTime: Infinity }));
  const isOn = useQuery({
    queryKey: SUBSCRIBED,
    queryFn: () => (canPush() ? isSubscribed() : false),
    staleTime: 0,
  });
  const publicKey = key.data?.publicKey ?? null;
  const change = useMutation({
    mutationFn: async (on: boolean) => {
      if (!on) return unsubscribe();
      if (publicKey === null) return undefined;
      return void (await client.driver.subscribePush.mutate(await subscribe(publicKey)));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: SUBSCRIBED }),
  });
  const isSupported = typeof window !== "undefined" && canPush();
  const note = (): string => {
    if (change.error !== null)
      return change.error instanceof PushFailed ? t(`driver.push.${change.error.fault}`) : errorText(change.error);
    if (!isSupported) return t("driver.push.unsupported");
    if (key.data !== undefined && publicKey === null) return t("driver.push.notConfigured");
    return t("driver.push.note");
  };
  return (
    <section>
      <Switch
        label={t("driver.push.label")}
        checked={isOn.data === true}
        disabled={!isSupported || publicKey === null || change.isPending}
        onChange={(on) => change.mutate(on)}
        className="min-h-14"
      />
      <p className="text-sm text-ink-2" role="status">
        {change.isPending ? t("driver.push.asking") : note()}
      </p>
    </section>
  );
};
