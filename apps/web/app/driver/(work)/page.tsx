import type { Metadata } from "next";
import type { ReactNode } from "react";
import { HomeScreen } from "../../../features/home/home-screen.tsx";
import { translate as t } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("driver.home.title") };

const DriverHomePage = (): ReactNode => <HomeScreen />;

export default DriverHomePage;
