import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PromiseScreen } from "../../../features/promise/promise-screen.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.promises") };

const Page = (): ReactNode => <PromiseScreen />;

export default Page;
