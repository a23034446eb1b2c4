"use client";

import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { useT } from "../i18n/use-t.tsx";
import { authClient } from "./auth-client.ts";
import { useSessionChange } from "./use-session-change.ts";

/** Ends the session on this device and goes to the start. */
export const SignOutButton = (): ReactNode => {
  const t = useT();
  const router = useRouter();
  const sessionChanged = useSessionChange();
  const signOut = useMutation({
    mutationFn: async () => {
      const { error } = await authClient().signOut();
      if (error) throw new Error(error.message);
    },
    onSuccess: async () => {
      router.push("/");
      await sessionChanged();
    },
    onError: () => toast.error(t("auth.signOut.failed")),
  });
  return (
    <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
      <LogOut size={20} aria-hidden="true" />
      {t("auth.signOut")}
    </Button>
  );
};
