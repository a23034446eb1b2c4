import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ReceiptList } from "../../../../features/receipt/receipt-list.tsx";
import { translate as t } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("driver.receipts.title") };

const ReceiptsPage = (): ReactNode => <ReceiptList />;

export default ReceiptsPage;
