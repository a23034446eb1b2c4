"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Message } from "../../design/components/message.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { readFailure } from "../../src/api/failure.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { SignOutButton } from "../../src/auth/sign-out-button.tsx";
import { useSignedIn } from "../../src/auth/signed-in-context.ts";
import { useT } from "../../src/i18n/use-t.tsx";

/** What to say of an invitation that could not be accepted. */
const useRefusal = (error: unknown): string | null => {
  const t = useT();
  const { email } = useSignedIn();
  if (error === null) return null;
  const { code } = readFailure(error);
  if (code === "not_found" || code === "link_expired" || code === "invalid_input")
    return t("store.join.gone", { email });
  return code === "forbidden" ? t("store.join.hasStore") : errorText(error);
};

/** Where an invitation to a store's team leads. */
export const JoinPage = ({ invitationId }: { readonly invitationId: string }): ReactNode => {
  const t = useT();
  const { email } = useSignedIn();
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const accept = useMutation(
    trpc.store.acceptInvitation.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.me.pathFilter());
        router.replace("/store");
      },
    }),
  );
  const refusal = useRefusal(accept.error);
  return (
    <Message title={t("store.join.title")} body={refusal ?? t("store.join.body", { email })}>
      {refusal === null ? (
        <Button tone="ink" busy={accept.isPending} onClick={() => accept.mutate({ invitationId })}>
          {t("store.join.accept")}
        </Button>
      ) : null}
      <SignOutButton />
    </Message>
  );
};
