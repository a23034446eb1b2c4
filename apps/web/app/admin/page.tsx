import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LiveScreen } from "../../features/live/live-screen.tsx";
import { translate } from "../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.live") };

const Page = (): ReactNode => <LiveScreen />;

export default Page;
