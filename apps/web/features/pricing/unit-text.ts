import type { Currency } from "@fairmile/contracts";
import { currencySign, formatMoney } from "../../src/i18n/format-money.ts";
import type { useT } from "../../src/i18n/use-t.tsx";
import type { PolicyUnit } from "./policy-fields.ts";
import { typedValue, type PolicyValue } from "./policy-values.ts";

type T = ReturnType<typeof useT>;

/** What stands at the end of a field. */
export const unitText = (unit: PolicyUnit, currency: Currency, t: T): string => {
  switch (unit) {
    case "money":
      return currencySign(currency);
    case "count":
    case "flag":
      return "";
    case "share":
    case "seconds":
    case "minutes":
    case "hours":
    case "meters":
      return t(`admin.unit.${unit}`);
  }
};

/** A figure with its unit, for a sentence or a list of changes: "€3.20", "90 s", "20 %", "on". */
export const valueText = (value: PolicyValue, unit: PolicyUnit, currency: Currency, t: T): string => {
  if (typeof value === "boolean") return value ? t("admin.unit.on") : t("admin.unit.off");
  if (unit === "money") return formatMoney(value, currency);
  const figure = typedValue(value, unit, currency);
  const word = unitText(unit, currency, t);
  return word === "" ? figure : `${figure}\u00a0${word}`;
};
