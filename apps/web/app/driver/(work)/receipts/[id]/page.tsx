import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ReceiptPage } from "../../../../../features/receipt/receipt-page.tsx";
import { translate as t } from "../../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("driver.receipts.title") };

const OneReceiptPage = (): ReactNode => <ReceiptPage />;

export default OneReceiptPage;
