import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PayoutsScreen } from "../../../features/payout/payouts-screen.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.payouts") };

const Page = (): ReactNode => <PayoutsScreen />;

export default Page;
