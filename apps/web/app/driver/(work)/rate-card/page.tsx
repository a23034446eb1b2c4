import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RateCardForm } from "../../../../features/rate-card/rate-card-form.tsx";
import { translate as t } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: t("driver.rateCard.title") };

const RateCardPage = (): ReactNode => <RateCardForm />;

export default RateCardPage;
