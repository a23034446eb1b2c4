import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RoundList } from "../../../features/round/round-list.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.rounds") };

const Page = (): ReactNode => <RoundList />;

export default Page;
