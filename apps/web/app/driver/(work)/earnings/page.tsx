import type { Metadata } from "next";
import type { ReactNode } from "react";
import { EarningsPage } from "../../../../features/earnings/earnings-page.tsx";
import { translate as t } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("driver.nav.earnings") };

const DriverEarningsPage = (): ReactNode => <EarningsPage />;

export default DriverEarningsPage;
