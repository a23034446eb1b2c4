"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "../design/components/button.tsx";
import { Message } from "../design/components/message.tsx";
import { useT } from "../src/i18n/use-t.tsx";

/** What stands in place of a page whose code threw. */
const CrashPage = ({ reset }: { readonly reset: () => void }): ReactNode => {
  const t = useT();
  return (
    <Message title={t("web.crash.title")} body={t("web.crash.body")}>
      <Button onClick={reset}>{t("design.error.retry")}</Button>
      <Link href="/" className={buttonClass("second", 44)}>
        {t("web.notFound.home")}
      </Link>
    </Message>
  );
};

export default CrashPage;
