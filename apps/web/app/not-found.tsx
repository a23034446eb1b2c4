import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "../design/components/button.tsx";
import { Message } from "../design/components/message.tsx";
import { translate as t } from "../src/i18n/translate.ts";

const NotFound = (): ReactNode => (
  <Message title={t("web.notFound.title")} body={t("web.notFound.body")}>
    <Link href="/" className={buttonClass("second", 44)}>
      {t("web.notFound.home")}
    </Link>
  </Message>
);

export default NotFound;
