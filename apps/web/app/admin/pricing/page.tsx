import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PricingScreen } from "../../../features/pricing/pricing-screen.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.pricing") };

const Page = (): ReactNode => <PricingScreen />;

export default Page;
