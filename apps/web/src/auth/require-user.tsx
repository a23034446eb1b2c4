"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { ErrorState } from "../../design/components/error-state.tsx";
import { LoadingRows } from "../../design/components/skeleton.tsx";
import { errorText } from "../api/error-text.ts";
import { SignedInContext } from "./signed-in-context.ts";
import { signInPath } from "./sign-in-path.ts";
import { useMe } from "./use-me.ts";

/** Its page for whoever is signed in; everybody else signs in first and comes back here. */
export const RequireUser = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const me = useMe();
  const router = useRouter();
  const pathname = usePathname();
  const isOut = me.state === "out";
  useEffect(() => {
    if (isOut) router.replace(signInPath(pathname + window.location.search));
  }, [isOut, router, pathname]);
  if (me.state === "unknown") return <ErrorState onRetry={me.retry}>{errorText(me.error)}</ErrorState>;
  if (me.state !== "in") return <LoadingRows />;
  return <SignedInContext value={me.me}>{children}</SignedInContext>;
};
