import type { DriverReceiptView } from "@fairmile/contracts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { writeSentence } from "../../src/i18n/sentence.ts";
import { translate } from "../../src/i18n/translate.ts";

/** A result as it is said aloud: the fact, then the reason. */
export const receiptSpoken = (receipt: DriverReceiptView): string => {
  const why = writeSentence(receipt.sentence, receipt.currency);
  return receipt.result === "won"
    ? translate("driver.result.wonSpoken", {
        pay: formatMoney((receipt.payCents ?? 0) + receipt.tipCents, receipt.currency),
        store: receipt.storeName,
        why,
      })
    : translate("driver.result.lostSpoken", { store: receipt.storeName, why });
};
