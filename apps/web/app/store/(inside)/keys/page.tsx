import type { Metadata } from "next";
import type { ReactNode } from "react";
import { KeysPage } from "../../../../features/store/keys-page.tsx";
import { translate } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("store.rail.apiKeys") };

const Page = (): ReactNode => <KeysPage />;

export default Page;
