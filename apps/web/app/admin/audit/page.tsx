import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AuditScreen } from "../../../features/audit/audit-screen.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.audit") };

const Page = (): ReactNode => <AuditScreen />;

export default Page;
