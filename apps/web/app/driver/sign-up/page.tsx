import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SignUpForm } from "../../../features/driver/sign-up-form.tsx";
import { RequireUser } from "../../../src/auth/require-user.tsx";
import { translate as t } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("driver.signUp.title") };

const SignUpPage = (): ReactNode => (
  <RequireUser>
    <SignUpForm />
  </RequireUser>
);

export default SignUpPage;
