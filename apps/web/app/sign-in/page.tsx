import type { Metadata } from "next";
import { Suspense, type ReactNode } from "react";
import { translate as t } from "../../src/i18n/translate.ts";
import { SignInScreen } from "../../src/auth/sign-in-screen.tsx";

export const metadata: Metadata = { title: t("auth.title") };

const SignInPage = (): ReactNode => (
  <Suspense>
    <SignInScreen />
  </Suspense>
);

export default SignInPage;
