import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RouteScreen } from "../../../../features/route/route-screen.tsx";
import { translate as t } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("driver.route.title") };

const RoutePage = (): ReactNode => <RouteScreen />;

export default RoutePage;
