import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RailLayout } from "../../design/components/rail.tsx";
import { AdminRail } from "../../features/admin/admin-rail.tsx";
import { RequireRole } from "../../src/auth/require-role.tsx";
import { translate } from "../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.label") };

const AdminLayout = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <RequireRole role="admin">
    <RailLayout rail={<AdminRail />}>{children}</RailLayout>
  </RequireRole>
);

export default AdminLayout;
