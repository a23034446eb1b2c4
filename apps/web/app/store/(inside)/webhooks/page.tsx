import type { Metadata } from "next";
import type { ReactNode } from "react";
import { WebhooksPage } from "../../../../features/store/webhooks-page.tsx";
import { translate } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("store.rail.webhooks") };

const Page = (): ReactNode => <WebhooksPage />;

export default Page;
