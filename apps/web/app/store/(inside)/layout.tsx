import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RailLayout } from "../../../design/components/rail.tsx";
import { StoreRail } from "../../../features/store/store-rail.tsx";
import { StoreScope } from "../../../features/store/store-scope.tsx";
import { RequireRole } from "../../../src/auth/require-role.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("store.rail.board") };

const StoreLayout = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <RequireRole role="store">
    <RailLayout rail={<StoreRail />}>
      <StoreScope>{children}</StoreScope>
    </RailLayout>
  </RequireRole>
);

export default StoreLayout;
