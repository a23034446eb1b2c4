import type { Metadata } from "next";
import type { ReactNode } from "react";
import { HealthScreen } from "../../../features/health/health-screen.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.health") };

const Page = (): ReactNode => <HealthScreen />;

export default Page;
