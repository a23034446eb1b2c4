import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ReceiptsPage } from "../../../../features/store/receipts-page.tsx";
import { translate } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("store.rail.receipts") };

const Page = (): ReactNode => <ReceiptsPage />;

export default Page;
