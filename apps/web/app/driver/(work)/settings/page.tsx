import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SettingsPage } from "../../../../features/settings/settings-page.tsx";
import { translate as t } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("driver.nav.settings") };

const DriverSettingsPage = (): ReactNode => <SettingsPage />;

export default DriverSettingsPage;
