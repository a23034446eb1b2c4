import type { Metadata } from "next";
import type { ReactNode } from "react";
import { TeamPage } from "../../../../features/store/team-page.tsx";
import { translate } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("store.rail.team") };

const Page = (): ReactNode => <TeamPage />;

export default Page;
