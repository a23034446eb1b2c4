import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LedgerScreen } from "../../../features/ledger/ledger-screen.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.ledger") };

interface LedgerPageProps {
  readonly searchParams: Promise<{ readonly delivery?: string | readonly string[] }>;
}

const Page = async ({ searchParams }: LedgerPageProps): Promise<ReactNode> => {
  const { delivery } = await searchParams;
  return <LedgerScreen deliveryId={typeof delivery === "string" && delivery !== "" ? delivery : null} />;
};

export default Page;
