"use client";

import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";

const ANSWERS = [
  { decision: "reattempt", label: "store.needs.tryAgain" },
  { decision: "leave_at_pickup_point", label: "store.needs.pickupPoint" },
  { decision: "return", label: "store.needs.bringBack" },
] as const;

/** What may become of a parcel that nobody took; the driver is told at once. */
export const UndeliverableAnswers = ({ deliveryId }: { readonly deliveryId: string }): ReactNode => {
  const t = useT();
  const decide = useMutation(
    useTRPC().delivery.decideUndeliverable.mutationOptions({ onError: (error) => toast.error(errorText(error)) }),
  );
  return ANSWERS.map(({ decision, label }, index) => (
    <Button
      key={decision}
      tone={index === 0 ? "ink" : "quiet"}
      disabled={decide.isPending || decide.isSuccess}
      busy={decide.isPending && decide.variables.decision === decision}
      onClick={() => decide.mutate({ deliveryId, decision })}
    >
      {t(label)}
    </Button>
  ));
};
