"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { Message } from "../../design/components/message.tsx";
import { useT } from "../i18n/use-t.tsx";
import { MarketScope } from "../market/market-scope.tsx";
import { useStream } from "../stream/use-stream.ts";
import { RequireUser } from "./require-user.tsx";
import { hasRole, SIGN_UP_PATH, type AppRole } from "./role.ts";
import { SignOutButton } from "./sign-out-button.tsx";
import { useSignedIn } from "./signed-in-context.ts";

interface RequireRoleProps {
  readonly role: AppRole;
  readonly children: ReactNode;
}

/** Signed in, but as somebody else: what this part is for, and the way in. */
const WrongRole = ({ role }: { readonly role: AppRole }): ReactNode => {
  const t = useT();
  const me = useSignedIn();
  const signUp = SIGN_UP_PATH[role];
  return (
    <Message title={t(`auth.wrongRole.${role}.title`)} body={t(`auth.wrongRole.${role}.body`, { email: me.email })}>
      {signUp === null ? null : (
        <Link href={signUp} className={buttonClass("ink", 44)}>
          {t(`auth.wrongRole.${role === "store" ? "store" : "driver"}.signUp`)}
        </Link>
      )}
      <SignOutButton />
    </Message>
  );
};

const HoldStream = (): ReactNode => {
  useStream();
  return null;
};

const Inside = ({ role, children }: RequireRoleProps): ReactNode =>
  hasRole(useSignedIn(), role) ? (
    <MarketScope>
      <HoldStream />
      {children}
    </MarketScope>
  ) : (
    <WrongRole role={role} />
  );

/** For a layout: its pages for people of one role, with the market and the event stream. Others are told the way in. */
export const RequireRole = (props: RequireRoleProps): ReactNode => (
  <RequireUser>
    <Inside {...props} />
  </RequireUser>
);
