"use client";

import { useMutation } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useDriver } from "./use-driver.ts";
import { PAYOUT_RETURN_PATH } from "./use-payout-return.ts";

/** The way to the payout service, where a driver says which bank account is theirs. */
export const PayoutButton = (): ReactNode => {
  const t = useT();
  const { payoutAccount } = useDriver();
  const start = useMutation(
    useTRPC().payoutAccount.start.mutationOptions({
      onSuccess: ({ url }) => window.location.assign(url),
      onError: (error) => toast.error(errorText(error)),
    }),
  );
  return (
    <Button
      tone={payoutAccount === "none" ? "ink" : "second"}
      busy={start.isPending || start.isSuccess}
      onClick={() => start.mutate({ returnPath: PAYOUT_RETURN_PATH })}
    >
      <ExternalLink size={20} aria-hidden="true" />
      {t(payoutAccount === "none" ? "driver.payout.start" : "driver.payout.goOn")}
    </Button>
  );
};
