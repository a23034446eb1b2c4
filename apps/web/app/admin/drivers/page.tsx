import type { Metadata } from "next";
import { DRIVER_STATES } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { DriversScreen } from "../../../features/drivers/drivers-screen.tsx";
import { translate } from "../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("admin.rail.drivers") };

interface DriversPageProps {
  readonly searchParams: Promise<{ readonly status?: string | readonly string[] }>;
}

const Page = async ({ searchParams }: DriversPageProps): Promise<ReactNode> => {
  const { status } = await searchParams;
  return <DriversScreen status={DRIVER_STATES.find((state) => state === status) ?? null} />;
};

export default Page;
