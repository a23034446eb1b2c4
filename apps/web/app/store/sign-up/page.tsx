import type { Metadata } from "next";
import { Suspense, type ReactNode } from "react";
import { SignUpPage } from "../../../features/store/sign-up-page.tsx";
import { RequireUser } from "../../../src/auth/require-user.tsx";
import { translate } from "../../../src/i18n/translate.ts";
import { MarketScope } from "../../../src/market/market-scope.tsx";

export const metadata: Metadata = { title: translate("store.signUp.title") };

const Page = (): ReactNode => (
  <RequireUser>
    <MarketScope>
      <Suspense>
        <SignUpPage />
      </Suspense>
    </MarketScope>
  </RequireUser>
);

export default Page;
