import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { Message } from "../../design/components/message.tsx";
import { ReloadButton } from "../../design/components/reload-button.tsx";
import { translate as t } from "../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("web.offline.title") };

/** What the service worker shows for a page it has not kept. */
const OfflinePage = (): ReactNode => (
  <Message title={t("web.offline.title")} body={t("web.offline.body")}>
    <ReloadButton>{t("web.offline.retry")}</ReloadButton>
    <Link href="/driver" className={buttonClass("second", 44)}>
      {t("web.offline.driver")}
    </Link>
  </Message>
);

export default OfflinePage;
