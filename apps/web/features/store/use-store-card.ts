"use client";

import type { StoreView } from "@fairmile/contracts";
import { useT } from "../../src/i18n/use-t.tsx";

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** Writes a card by what may be known of it: "Visa ending in 4242". */
export const useStoreCard = (): ((card: NonNullable<StoreView["card"]>) => string) => {
  const t = useT();
  return ({ brand, last4 }) => t("store.settings.cardLine", { brand: capital(brand), last4 });
};
