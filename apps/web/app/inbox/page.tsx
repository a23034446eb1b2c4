import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Inbox } from "../../features/inbox/inbox.tsx";
import { translate as t } from "../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("web.inbox.title") };

const InboxPage = (): ReactNode => <Inbox />;

export default InboxPage;
