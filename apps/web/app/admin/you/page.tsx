import type { Metadata } from "next";
import type { ReactNode } from "react";
import { YouScreen } from "../../../features/admin/you-screen.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.you") };

const Page = (): ReactNode => <YouScreen />;

export default Page;
