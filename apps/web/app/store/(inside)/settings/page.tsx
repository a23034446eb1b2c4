import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SettingsPage } from "../../../../features/store/settings-page.tsx";
import { translate } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("store.rail.settings") };

const Page = (): ReactNode => <SettingsPage />;

export default Page;
